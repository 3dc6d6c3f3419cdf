/// Names one pending payload on a loop. A plain value: slot and generation, no closure.
public struct Receipt: Sendable, Hashable {
  fileprivate let slot: UInt32
  fileprivate let generation: UInt32

  /// For a sender that does not wait: settling it does nothing.
  public static let none = Receipt(slot: .max, generation: 0)
}

/// Whoever hands out payloads and waits for their outcome.
public protocol ReceiptHolder: AnyObject {
  /// Is called once for each receipt of the holder whose payload was `pending`.
  /// - Parameter token: what the holder gave when it opened the receipt.
  func settled(_ token: Int, _ outcome: Outcome)
}

/// The open receipts of one loop.
public final class ReceiptTable {
  private var slots: [(holder: (any ReceiptHolder)?, token: Int, generation: UInt32)] = []
  private var free: [UInt32] = []

  public init() {}

  /// Number of receipts that are open.
  public var count: Int { slots.count - free.count }

  /// Opens a receipt that will be settled by calling `holder`.
  public func open(_ holder: any ReceiptHolder, token: Int) -> Receipt {
    if let slot = free.popLast() {
      slots[Int(slot)].holder = holder
      slots[Int(slot)].token = token
      return Receipt(slot: slot, generation: slots[Int(slot)].generation)
    }
    slots.append((holder, token, 0))
    return Receipt(slot: UInt32(slots.count - 1), generation: 0)
  }

  /// Closes a receipt whose payload was not pending, without a call.
  public func close(_ receipt: Receipt) { _ = take(receipt) }

  /// Tells the holder the outcome. A receipt that is closed already is left alone.
  public func settle(_ receipt: Receipt, _ outcome: Outcome) {
    guard let (holder, token) = take(receipt) else { return }
    holder.settled(token, outcome)
  }

  /// Frees the receipt's slot and gives what it held.
  private func take(_ receipt: Receipt) -> (any ReceiptHolder, Int)? {
    let slot = Int(receipt.slot)
    guard slot < slots.count, slots[slot].generation == receipt.generation,
      let holder = slots[slot].holder
    else { return nil }
    slots[slot].holder = nil
    slots[slot].generation &+= 1
    free.append(receipt.slot)
    return (holder, slots[slot].token)
  }
}
