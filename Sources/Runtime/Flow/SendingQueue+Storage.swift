import Schema

// What a queue does when its payloads are in storage.
extension SendingQueue {
  /// Bytes of stored payloads that are kept in memory, so that they need not be read back.
  private var window: Int { byteLimit / 4 }

  /// Takes up what an earlier run left.
  func recover() {
    guard let storage else { return }
    for record in storage.recovered {
      size += record.load
      waiting.append(
        Waiting(
          load: record.load, payload: nil, record: record, outcome: outcome(of: record, .none)))
    }
    if !waiting.isEmpty { loop.afterTurn { [unowned self] in hasMore() } }
  }

  /// What happens when a stored payload was sent or given up.
  private func outcome(of record: StoredRecord, _ receipt: Receipt) -> JointOutcome {
    JointOutcome { [unowned self] outcome in
      storage!.remove(record)
      receipts.settle(receipt, outcome)
    }
  }

  /// Writes a payload. It waits, and its sender is told, when it is safe.
  func store(_ payload: Payload, _ receipt: Receipt) {
    writing += 1
    storage!.append(payload) { [unowned self] result in
      writing -= 1
      switch result {
      case .success(let record): stored(payload, record, receipt)
      case .failure(let error):
        size -= payload.load
        held -= payload.weight
        notStored(payload.load, error)
        receipts.settle(receipt, .refused(Refusal("the storage cannot take it: \(error)")))
      }
    }
  }

  /// Lets a payload wait that is in storage now.
  private func stored(_ payload: Payload, _ record: StoredRecord, _ receipt: Receipt) {
    let isWaitedFor = arguments.waitForResult
    // Behind a payload that has to be read back, none is kept: it would be in memory for too long.
    let isKept =
      waiting.isEmpty || (waiting.last?.payload != nil && kept + payload.weight <= window)
    if isKept { kept += payload.weight } else { held -= payload.weight }
    waiting.append(
      Waiting(
        load: payload.load, payload: isKept ? payload.compacted(in: arena) : nil, record: record,
        outcome: outcome(of: record, isWaitedFor ? receipt : .none)))
    if !isWaitedFor { receipts.settle(receipt, .accepted) }
    hasMore()
  }

  /// Reads the first payload back.
  func load() {
    guard !isLoading, !reloading.isScheduled, let record = waiting.first?.record else { return }
    isLoading = true
    storage!.load(record) { [unowned self] result in
      isLoading = false
      switch result.flatMap(readable) {
      case .success(let payload):
        held += payload.weight
        kept += payload.weight
        waiting.update({ $0.record == record }, { $0.payload = payload })
        hasMore()
      case .failure(let error) where error.remedy == .patience:
        notLoaded(error)
        loop.schedule(reloading, after: .seconds(1))
      case .failure(let error): drop(record, error)
      }
    }
  }

  /// A payload that was read, with what an earlier run left in a coding decompressed that is no longer
  /// this run's.
  private func readable(_ payload: Payload) -> Result<Payload, StorageError> {
    payload.decompressed(unless: keptCoding, on: loop).map { .success($0) }
      ?? .failure(
        StorageError("there is no memory to decompress a record", remedy: .patience))
  }

  /// Gives up a payload that cannot be read back, or leaves it in storage to those who can.
  private func drop(_ record: StoredRecord, _ error: StorageError) {
    guard let gone = waiting.remove({ $0.record == record }) else { return }
    size -= gone.load
    lost(gone.load, error)
    if error.remedy == .none {
      gone.outcome?.end(.rejected(Rejection("\(error)", items: gone.load.items)))
    }
    hasMore()
  }
}
