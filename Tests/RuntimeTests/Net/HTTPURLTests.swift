import Testing

@testable import Runtime

@Suite struct HTTPURLTests {
  @Test(arguments: [
    ("http://gw", "gw", 80, "/"), ("https://gw", "gw", 443, "/"),
    ("HTTP://Gw.Example:4318/v1/traces", "gw.example", 4318, "/v1/traces"),
    ("https://gw?tenant=a", "gw", 443, "/?tenant=a"), ("http://gw/a?b=c#d", "gw", 80, "/a?b=c"),
    ("http://[::1]:4318/x", "::1", 4318, "/x"), ("http://[2001:DB8::1]", "2001:db8::1", 80, "/"),
    ("http://user:pa@ss@gw:1/", "gw", 1, "/"), ("http://gw:", "gw", 80, "/"),
    ("http://127.0.0.1:65535", "127.0.0.1", 65535, "/"), ("http://a_b-c.d", "a_b-c.d", 80, "/"),
    ("http://gw/a//b:c@d", "gw", 80, "/a//b:c@d"),
  ])
  func takesURLsApart(text: String, host: String, port: UInt16, target: String) throws {
    let url = try HTTPURL(text)
    #expect(url.origin.host == host)
    #expect(url.origin.port == port)
    #expect(url.target == target)
  }

  @Test(arguments: [
    ("", "the URL is empty"),
    ("gw:4318", "the URL has no scheme: it must begin with http:// or https://"),
    ("ftp://gw", "the URL's scheme is 'ftp', but only http and https are supported"),
    ("http://", "the URL has no host"), ("http:///v1", "the URL has no host"),
    ("http://:80", "the URL has no host"),
    ("http://[::1", "the URL's '[' is not closed by ']'"),
    ("http://[::g]", "'::g' in the URL is not an IPv6 address"),
    ("http://[fe80::1%25eth0]", "'fe80::1%25eth0' in the URL is not an IPv6 address"),
    ("http://[::1]x", "'x' in the URL is not a port: a number from 1 to 65535"),
    ("http://gw:0", "'0' in the URL is not a port: a number from 1 to 65535"),
    ("http://gw:65536", "'65536' in the URL is not a port: a number from 1 to 65535"),
    ("http://gw:+80", "'+80' in the URL is not a port: a number from 1 to 65535"),
    ("http://gw:80:90", "'80:90' in the URL is not a port: a number from 1 to 65535"),
    ("http://g%77", "'g%77' in the URL is not a host name"),
    ("http://g w", "the URL holds a blank, a control character or one beyond ASCII"),
    ("http://gw/\r\nx: y", "the URL holds a blank, a control character or one beyond ASCII"),
    ("http://gẅ", "the URL holds a blank, a control character or one beyond ASCII"),
    (
      "http://a%zz@gw",
      "a percent sign in the URL's user name or password is not followed by two digits"
    ),
  ])
  func saysWhatIsWrong(text: String, reason: String) {
    #expect(throws: HTTPURLError(reason: reason)) { try HTTPURL(text) }
  }

  @Test func showsNoPassword() throws {
    let url = try HTTPURL("https://user:secret@gw:4318/v1")
    #expect(url.description == "https://gw:4318/v1")
    #expect(url.credentials == "user:secret")
    #expect(try HTTPURL("http://us%3Aer@gw").credentials == "us:er")
    #expect(try HTTPURL("http://user@gw").credentials == "user:")
  }

  @Test func hostFieldLeavesOutTheSchemesPort() throws {
    #expect(try HTTPURL("http://gw:80").origin.hostField == "gw")
    #expect(try HTTPURL("https://gw:80").origin.hostField == "gw:80")
    #expect(try HTTPURL("https://[::1]:443").origin.hostField == "[::1]")
    #expect(try HTTPURL("http://[::1]:443").origin.hostField == "[::1]:443")
  }
}
