/// The value of a `grpc-timeout` field: at most eight digits and a unit.
enum GRPCTimeout {
  /// The shortest time not below `duration` that the field can say, at least a nanosecond.
  static func text(_ duration: Duration) -> String {
    var amount = max(1, duration.nanoseconds)
    // Each unit is so many times the one before.
    for (unit, factor) in [("n", 1), ("u", 1000), ("m", 1000), ("S", 1000), ("M", 60), ("H", 60)]
      as [(String, Int64)]
    {
      amount = (amount - 1) / factor + 1
      if amount < 100_000_000 { return "\(amount)\(unit)" }
    }
    return "99999999H"
  }
}
