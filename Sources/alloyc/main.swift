print("alloyc")
