internal import Foundation

/// An IP address and a port to listen on.
package struct ListenAddress: Sendable, Hashable, CustomStringConvertible {
    /// Without brackets.
    package var host: String
    /// 0: any free one.
    package var port: UInt16

    package init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// `127.0.0.1:8086`, `[::1]:8086`; nil where it is neither.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
            guard host.contains(":"), host.utf8.allSatisfy({ $0 == UInt8(ascii: ":") || $0.isHexadecimal }) else {
                return nil
            }
        } else {
            let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
            guard numbers.count == 4, numbers.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) && UInt8($0) != nil }) else {
                return nil
            }
        }
        self.init(host: host, port: port)
    }

    package static let standard = ListenAddress(host: "127.0.0.1", port: 8086)

    package var description: String { isSix ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether it is an IPv6 address.
    var isSix: Bool { host.contains(":") }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    fileprivate var isHexadecimal: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
}
