/// One request that was sent, until its response, its failure or its end by the caller.
public final class HTTPClientCall {
  /// Where the call has got to; what a timeout is blamed on.
  enum Stage {
    case waitingForConnection
    case connecting
    case sending
    case waitingForResponse
  }

  /// What is asked.
  private(set) var request: HTTPClientRequest
  /// Where the call has got to.
  var stage = Stage.waitingForConnection
  /// Whether the call was moved to a fresh connection already.
  var isRetried = false
  /// What must be given up when the call ends early: the dial or the connection that works for it.
  var abandon: (() -> Void)?
  /// Sends the request anew, when the peer has named another place for it.
  var again: (() -> Void)?

  private let loop: EventLoop
  private let timeout: Duration
  private var completion: ((Result<HTTPClientResponse, HTTPClientError>) -> Void)?
  private var timer: Timer!
  /// How often the peer has named another place.
  private var redirections = 0

  init(
    _ loop: EventLoop, _ request: HTTPClientRequest, timeout: Duration,
    _ completion: @escaping (Result<HTTPClientResponse, HTTPClientError>) -> Void
  ) {
    self.loop = loop
    self.request = request
    self.timeout = timeout
    self.completion = completion
    // Held on to while it runs: what is stopped may have been the last to know the call.
    timer = Timer { [weak self] in
      guard let self else { return }
      stop()
      finish(.failure(timeoutError))
    }
    if timeout > .zero { loop.schedule(timer, after: timeout) }
  }

  /// Whether the caller has been told, or does not want to be.
  var isOver: Bool { completion == nil }

  /// Ends the call: what is under way is given up, and the completion is called with `.cancelled`,
  /// after this returns. Does nothing when the call is over.
  public func cancel() {
    guard let completion else { return }
    self.completion = nil
    again = nil
    timer.cancel()
    stop()
    loop.afterTurn {
      completion(.failure(HTTPClientError(.cancelled, "the request was cancelled")))
    }
  }

  /// Tells the caller, if that has not happened.
  func finish(_ result: Result<HTTPClientResponse, HTTPClientError>) {
    var result = result
    if case .success(let response) = result, !isOver, let again,
      let target = HTTPRedirection.target(of: response, to: request.template.url)
    {
      redirections += 1
      do throws(HTTPClientError) {
        request.template = try HTTPRedirection.template(
          request.template, to: target, count: redirections)
        abandon = nil
        isRetried = false
        stage = .waitingForConnection
        return again()
      } catch {
        result = .failure(error)
      }
    }
    timer.cancel()
    abandon = nil
    again = nil
    let completion = completion
    self.completion = nil
    completion?(result)
  }

  /// Gives up what is under way.
  private func stop() {
    let abandon = abandon
    self.abandon = nil
    abandon?()
  }

  /// What to say when the time is over.
  private var timeoutError: HTTPClientError {
    let origin = request.template.url.origin.hostAndPort
    let complaint =
      switch stage {
      case .waitingForConnection: "no connection to \(origin) became free"
      case .connecting: "no connection to \(origin) came about"
      case .sending: "\(origin) did not take the whole request"
      case .waitingForResponse: "\(origin) did not answer"
      }
    return HTTPClientError(.timeout, "\(complaint) within \(timeout.text)")
  }
}
