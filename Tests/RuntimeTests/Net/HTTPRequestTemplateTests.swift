import Testing

@testable import Runtime

@Suite struct HTTPRequestTemplateTests {
  /// The rendered head of a request.
  private func head(_ url: String, _ headers: [(String, String)] = []) throws -> String {
    let fields = headers.map { (name: $0.0, value: $0.1) }
    let template = try HTTPRequestTemplate(HTTPURL(url), headers: fields)
    return String(decoding: template.head, as: UTF8.self)
  }

  @Test func rendersRequestLineAndFields() throws {
    #expect(
      try head("http://gw:4318/v1/logs?a=b", [("X-Scope-OrgID", "one"), ("empty", "")])
        == "POST /v1/logs?a=b HTTP/1.1\r\nhost: gw:4318\r\nX-Scope-OrgID: one\r\nempty: \r\n")
  }

  @Test func anExplicitHostReplacesTheURLs() throws {
    #expect(
      try head("http://127.0.0.1", [("Host", "gw.example")])
        == "POST / HTTP/1.1\r\nHost: gw.example\r\n")
  }

  @Test func userNameAndPasswordBecomeAnAuthorization() throws {
    let rendered = try head("http://user:secret@gw")
    #expect(rendered.contains("authorization: Basic dXNlcjpzZWNyZXQ=\r\n"))
    let replaced = try head("http://user:secret@gw", [("Authorization", "Bearer x")])
    #expect(!replaced.contains("Basic"))
  }

  @Test(arguments: [
    ("a b", "c", "'a b' is not the name of a header field"),
    ("", "c", "'' is not the name of a header field"),
    ("a", "b\r\nc: d", "the value of the header field 'a' holds a control character"),
    ("a", "b\u{0}", "the value of the header field 'a' holds a control character"),
    ("Content-Length", "3", "the header field 'Content-Length' is set by the client itself"),
    ("transfer-encoding", "x", "the header field 'transfer-encoding' is set by the client itself"),
  ])
  func refusesFieldsThatCannotBeSent(name: String, value: String, reason: String) {
    #expect(throws: HTTPFieldError(reason: reason)) { try head("http://gw", [(name, value)]) }
  }
}
