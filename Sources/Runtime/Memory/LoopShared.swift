/// Something that all components on a loop share, made when the first asks for it; see
/// `EventLoop.shared`. Loops without such components do not even link it.
public protocol LoopShared: AnyObject {
  init()

  /// Called when memory was taken anew that may be given back later. The loop sets it, and sees to it
  /// that `trimSurplus` is called in a while.
  var hasSpare: () -> Void { get set }

  /// Gives memory back that nobody has needed since the last call.
  /// - Returns: whether memory is left that may be given back later.
  func trimSurplus() -> Bool
}
