/// The checksum with Castagnoli's polynomial, which snappy's framing format uses; eight bytes at a
/// time, by tables.
final class CRC32C {
  /// For every byte, what it becomes when 0 to 7 more bytes follow it.
  private let tables: [UInt32]

  init() {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for i in 0..<256 {
      var crc = UInt32(i)
      for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0x82f6_3b78 : 0) }
      tables[i] = crc
    }
    for i in 256..<(8 * 256) {
      let before = tables[i - 256]
      tables[i] = before >> 8 ^ tables[Int(before & 0xff)]
    }
    self.tables = tables
  }

  /// The checksum of some bytes.
  func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var crc = UInt32.max
      var i = 0
      while i + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self).littleEndian
        crc = CRC32C.step(word ^ UInt64(crc), tables)
        i += 8
      }
      while i < bytes.count {
        crc = crc >> 8 ^ tables[Int(UInt8(truncatingIfNeeded: crc) ^ bytes[i])]
        i += 1
      }
      return ~crc
    }
  }

  /// What eight bytes, combined with the checksum before them, make of it.
  @inline(__always)
  private static func step(_ word: UInt64, _ tables: UnsafeBufferPointer<UInt32>) -> UInt32 {
    var crc: UInt32 = 0
    for k in 0..<8 {
      crc ^= tables[(7 - k) << 8 | Int(UInt8(truncatingIfNeeded: word >> UInt64(8 * k)))]
    }
    return crc
  }

  /// The checksum as the framing format stores it.
  static func masked(_ crc: UInt32) -> UInt32 { (crc >> 15 | crc << 17) &+ 0xa282_ead8 }
}
