import Foundation

/// The charsets in which the sample newsroom publishes.
package enum Charset: String, Sendable, Hashable {
    case utf8 = "utf-8"
    case windows1251 = "windows-1251"
    case gb18030

    /// The text in this charset. What the charset lacks becomes a numeric character reference (`&#1179;`), as old content
    /// systems write it: right in XML and HTML text.
    func encode(_ text: String) -> [UInt8] {
        switch self {
        case .utf8: return Array(text.utf8)
        case .windows1251:
            var bytes: [UInt8] = []
            bytes.reserveCapacity(text.utf8.count)
            for scalar in text.unicodeScalars {
                if let byte = Self.windows1251(scalar) {
                    bytes.append(byte)
                } else {
                    bytes.append(contentsOf: "&#\(scalar.value);".utf8)
                }
            }
            return bytes
        case .gb18030:
            // 0x0632 is CFStringEncodings' GB_18030_2000; the high bit marks an NSStringEncoding made of one.
            let encoding = String.Encoding(rawValue: 0x8000_0632)
            return text.data(using: encoding).map { [UInt8]($0) } ?? Array(text.utf8)
        }
    }

    /// The code page's table for ASCII, the Russian letters and the punctuation of Russian typesetting.
    private static func windows1251(_ scalar: Unicode.Scalar) -> UInt8? {
        switch scalar.value {
        case 0..<0x80: UInt8(scalar.value)
        case 0x0410...0x044F: UInt8(scalar.value - 0x0410 + 0xC0)
        case 0x0401: 0xA8
        case 0x0451: 0xB8
        case 0x00A0, 0x00AB, 0x00BB: UInt8(scalar.value)
        case 0x2116: 0xB9
        case 0x2013: 0x96
        case 0x2014: 0x97
        case 0x2026: 0x85
        case 0x201C: 0x93
        case 0x201D: 0x94
        case 0x201E: 0x84
        case 0x2019: 0x92
        default: nil
        }
    }
}
