/// Something that all components on a loop share, made when the first asks for it; see
/// `EventLoop.shared`. Loops without such components do not even link it.
public protocol LoopShared: AnyObject {
  init(on loop: EventLoop)

  /// Gives memory back that nobody has needed since the last call. After memory was taken anew,
  /// `EventLoop.trimLater` sees to it that there is a call.
  /// - Returns: whether memory is left that may be given back later.
  func trimSurplus() -> Bool
}
