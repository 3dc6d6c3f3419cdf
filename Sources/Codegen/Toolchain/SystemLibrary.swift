/// A C library that a collector links, as the distribution ships it.
public struct SystemLibrary: Sendable, Hashable {
  /// The linker's name for it.
  public let name: String
  /// A header that tells whether it is installed, relative to an include folder.
  public let header: String
  /// The Debian package that brings the header and the static archive.
  public let package: String
  /// Where the archive comes from when it is not from the package.
  public var hint: String?

  /// The libraries of the runtime, those that need others first.
  public static let all: [SystemLibrary] = [
    .init(name: "nghttp2", header: "nghttp2/nghttp2.h", package: "libnghttp2-dev"),
    .init(name: "ssl", header: "openssl/ssl.h", package: "libssl-dev"),
    .init(name: "crypto", header: "openssl/crypto.h", package: "libssl-dev"),
    .init(name: "cares", header: "ares.h", package: "libc-ares-dev"),
    .init(name: "z", header: "zlib.h", package: "zlib1g-dev"),
    .init(
      name: "isal", header: "isa-l/igzip_lib.h", package: "libisal-dev",
      hint:
        "no package of Debian's has libisal.a: tools/install-dependencies builds and installs it"),
    .init(name: "deflate", header: "libdeflate.h", package: "libdeflate-dev"),
    .init(name: "zstd", header: "zstd.h", package: "libzstd-dev"),
    .init(name: "snappy", header: "snappy-c.h", package: "libsnappy-dev"),
    .init(name: "lz4", header: "lz4frame.h", package: "liblz4-dev"),
    .init(name: "sqlite3", header: "sqlite3.h", package: "libsqlite3-dev"),
    .init(name: "crypt", header: "crypt.h", package: "libcrypt-dev"),
  ]

  /// Reports which of the libraries cannot be found, all in one error.
  static func checkInstalled(triple: String) throws {
    let missing = all.filter { !$0.isInstalled(triple: triple) }
    guard !missing.isEmpty else { return }
    throw ToolchainError.missing(missing)
  }

  /// Whether header and static archive are in one of the places where compilers look.
  private func isInstalled(triple: String) -> Bool {
    let includes = ["/usr/include", "/usr/include/\(triple)", "/usr/local/include"]
    let archives = [
      "/usr/lib/\(triple)", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib/\(triple)",
    ]
    return includes.contains { (Path($0) / header).isFile }
      && archives.contains { (Path($0) / "lib\(name).a").isFile }
  }
}

extension ToolchainError {
  /// Some libraries are not installed.
  fileprivate static func missing(_ libraries: [SystemLibrary]) -> Self {
    let packages = Set(libraries.map(\.package)).sorted().joined(separator: " ")
    let names = libraries.map { "lib\($0.name).a" }.joined(separator: ", ")
    return Self(
      "the libraries that a collector links are not all installed: no \(names) with its header",
      notes: ["on Debian: apt-get install \(packages)"] + libraries.compactMap(\.hint))
  }
}
