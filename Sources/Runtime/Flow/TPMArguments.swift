import Schema

/// The `tpm` block, which can only say that there is none.
public struct TPMArguments: ArgumentSet {
  @Attribute("Keep the key in a trusted platform module; that is not supported.")
  public var enabled = false

  @Attribute("Device of the module.")
  public var path = ""

  @Attribute("Password of the module's owner.")
  public var ownerAuth = ""

  @Attribute("Password of the key.")
  public var auth = ""

  public init() {}

  public func problems() -> [(attribute: String, problem: String)] {
    enabled
      ? [("enabled", "keys in a TPM are not supported; give the key with key_file or key_pem")] : []
  }
}
