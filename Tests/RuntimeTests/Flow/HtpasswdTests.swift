import Testing

@testable import Runtime

@Suite struct HtpasswdTests {
  @Test func lastEntryCounts() throws {
    let users = try Htpasswd("# people\n\nana:old\r\nbob:pass:word\n \nana:new\n")
    #expect(users["ana"] == .plain("new"))
    #expect(users["bob"] == .plain("pass:word"))
    #expect(users["eve"] == nil)
    #expect(!users.isEmpty)
    #expect(try Htpasswd("\n# nobody\n").isEmpty)
  }

  @Test(arguments: [
    ("ana", "entry 1 is not USER:PASSWORD"), ("ana:x\n:y", "entry 2 is not USER:PASSWORD"),
    ("ana:$8$x$y", "the entry of 'ana': password hashes of the kind $8$"),
  ])
  func mistakesAreNamed(_ text: String, _ words: String) {
    let error = #expect(throws: PasswordHashError.self) { try Htpasswd(text) }
    #expect(error?.description.hasPrefix(words) ?? false)
  }
}
