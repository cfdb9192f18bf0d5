/// Addresses from outside, as far as they may be linked.
enum LinkAddress {
    /// Longer ones are no article's.
    private static let most = 2000

    /// The address as a URI (RFC 3986): http or https only, with all else than its characters percent-encoded. Nil where it
    /// may not be linked.
    static func linked(_ address: String) -> String? {
        let scheme = address.prefix(8).lowercased()
        guard scheme.hasPrefix("https://") || scheme.hasPrefix("http://"), address.utf8.count <= most else {
            return nil
        }
        let bytes = Array(address.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isEncoded =
                byte == UInt8(ascii: "%") && index + 2 < bytes.count && isHex(bytes[index + 1])
                && isHex(bytes[index + 2])
            if isEncoded || isAllowed(byte) {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        // Letters, digits and `-._~:/?#@!$&'()*+,;=[]`.
        case 0x21, 0x23, 0x24, 0x26...0x3B, 0x3D, 0x3F...0x5B, 0x5D, 0x5F, 0x61...0x7A, 0x7E: true
        default: false
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
    }

    private static func hex(_ digit: UInt8) -> UInt8 { digit < 10 ? 0x30 + digit : 0x41 + digit - 10 }
}
