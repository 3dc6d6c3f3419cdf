import Testing

@testable import Runtime

@Suite struct AdminServerTests {
  private static let identity = CollectorIdentity(
    configurationName: "test.alloy", configurationHash: "abc", alloycVersion: "1.2.3",
    configuration: "", graph: "")

  /// The status and the content of the answer to a request.
  private func get(
    _ net: Loopback, _ admin: AdminServer, _ path: String, method: String = "GET",
    turning loops: [EventLoop] = []
  ) -> (status: Int, head: String, body: String) {
    let client = net.connect(to: admin.address)
    client.send("\(method) \(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    net.run {
      for loop in loops { loop.turn(wait: false) }
      return client.sawEnd
    }
    let text = client.text
    let end = text.range(ofText: "\r\n\r\n") ?? text.endIndex
    let status = Int(text.dropFirst(9).prefix(3)) ?? 0
    return (status, String(text[..<end]), String(text[end...].drop { $0 == "\r\n" }))
  }

  @Test func tellsWhetherItIsReady() throws {
    let net = Loopback()
    let admin = try AdminServer(
      on: net.loop, address: "127.0.0.1:0", loops: [], identity: AdminServerTests.identity)
    defer { admin.close() }
    #expect(get(net, admin, "/-/ready").status == 503)
    #expect(get(net, admin, "/-/healthy").status == 200)
    admin.isReady = true
    #expect(get(net, admin, "/-/ready").status == 200)
    #expect(get(net, admin, "/-/ready?x=1", method: "HEAD").status == 200)
    #expect(get(net, admin, "/-/ready", method: "HEAD").body.isEmpty)
    #expect(get(net, admin, "/elsewhere").status == 404)
    let refused = get(net, admin, "/metrics", method: "POST")
    #expect(refused.status == 405)
    #expect(refused.head.contains("allow: GET, HEAD\r\n"))
  }

  @Test func addsTheLoopsUp() throws {
    let net = Loopback()
    let loops = (0..<3).map { EventLoop(index: $0, memoryLimit: 1 << 20) }
    for (i, loop) in loops.enumerated() {
      loop.metrics.counter("spans_total", "Spans.", [MetricLabel("id", "a")]).add(10 << i)
    }
    net.loop.metrics.gauge("control", "The control loop's own.", []) { 1.5 }
    let admin = try AdminServer(
      on: net.loop, address: "127.0.0.1:0", loops: loops, identity: AdminServerTests.identity)
    defer { admin.close() }
    let answer = get(net, admin, "/metrics", turning: loops)
    #expect(answer.status == 200)
    #expect(answer.head.contains("content-type: text/plain; version=0.0.4"))
    let lines = Set(answer.body.split(separator: "\n"))
    #expect(lines.contains("spans_total{id=\"a\"} 70"))
    #expect(lines.contains("control 1.5"))
    #expect(lines.contains("# TYPE process_cpu_seconds_total counter"))
    #expect(
      lines.contains { $0.hasPrefix("alloy_build_info{") && $0.contains("version=\"1.2.3\"") })
    for name in ["process_resident_memory_bytes", "process_open_fds", "process_cpu_seconds_total"] {
      let value = lines.first { $0.hasPrefix("\(name) ") }.flatMap {
        Double($0.dropFirst(name.count + 1))
      }
      #expect(value ?? 0 > 0, "\(name)")
    }
    // A second scrape starts anew.
    #expect(get(net, admin, "/metrics", turning: loops).body.contains("spans_total{id=\"a\"} 70"))
  }

  @Test func givesUpOnALoopThatHangs() {
    let net = Loopback()
    let hanging = EventLoop(index: 0, memoryLimit: 1 << 20)
    var results: [Bool] = []
    let scrape = MetricScrape(of: [hanging], on: net.loop, limit: .milliseconds(10)) {
      results.append($0 != nil)
    }
    #expect(net.run { !results.isEmpty })
    #expect(results == [false])
    // An answer that comes after all changes nothing.
    hanging.turn(wait: false)
    net.settle()
    #expect(results == [false])
    withExtendedLifetime(scrape) {}
  }
}

extension String {
  /// Where `text` begins for the first time.
  fileprivate func range(ofText text: String) -> Index? {
    indices.first { self[$0...].utf8.starts(with: text.utf8) }
  }
}
