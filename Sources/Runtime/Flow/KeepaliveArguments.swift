import Schema

/// The `keepalive` block of gRPC servers.
public struct ServerKeepaliveArguments: ArgumentSet {
  @Block("When connections are asked whether they live, and when they end.")
  public var serverParameters: Parameters? = nil

  @Block("How often clients may ask; without the block, only floods end connections.")
  public var enforcementPolicy: Enforcement? = nil

  public init() {}

  /// The `server_parameters` block.
  public struct Parameters: ArgumentSet {
    @Attribute("Time without any call after which a connection is ended; 0 is never.")
    public var maxConnectionIdle: Duration = .zero

    @Attribute("Time after which a connection is ended, give or take a tenth; 0 is never.")
    public var maxConnectionAge: Duration = .zero

    @Attribute("Time that its calls then have; 0 is all they need.")
    public var maxConnectionAgeGrace: Duration = .zero

    @Attribute("Time without a byte from the client after which it is pinged.")
    public var time: Duration = .seconds(7200)

    @Attribute("Time that it has to answer.")
    public var timeout: Duration = .seconds(20)

    public init() {}
  }

  /// The `enforcement_policy` block.
  public struct Enforcement: ArgumentSet {
    @Attribute("Least time between two pings of a client.")
    public var minTime: Duration = .seconds(300)

    @Attribute("Let clients ping when they have no calls.")
    public var permitWithoutStream = false

    public init() {}
  }

  /// Sets a server's options. Zero is as good as nothing for gRPC's servers, so defaults stand for it.
  func apply(to options: inout ServerOptions) {
    if let serverParameters {
      options.maxConnectionIdle = serverParameters.maxConnectionIdle
      options.maxConnectionAge = serverParameters.maxConnectionAge
      options.maxConnectionAgeGrace = serverParameters.maxConnectionAgeGrace
      if serverParameters.time > .zero { options.keepaliveTime = serverParameters.time }
      if serverParameters.timeout > .zero { options.keepaliveTimeout = serverParameters.timeout }
    }
    if let enforcementPolicy {
      let minTime = enforcementPolicy.minTime
      options.minPingTime = minTime > .zero ? minTime : .seconds(300)
      options.permitsIdlePings = enforcementPolicy.permitWithoutStream
    }
  }
}
