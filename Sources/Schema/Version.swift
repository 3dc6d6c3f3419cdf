/// The version of alloyc, of its runtime and of the collectors it builds.
public let alloycVersion = "0.1.0"
