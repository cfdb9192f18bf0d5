/// Which addresses are public. Asked about the resolved address at connect time and again before each request, so that
/// neither a redirect, nor a name that resolves anew (rebinding), nor a pooled connection leads inside.
///
/// The blocks are those of IANA's special-purpose registries (RFC 6890 and its updates). Of IPv6 only global unicast
/// (2000::/3) and the forms that carry an IPv4 address are let through, the latter as that IPv4 address would be.
package enum AddressGuard {
    /// Why an address is not public, in words that fit after "is"; nil where it is public.
    ///
    /// - Parameter bytes: 4 (IPv4) or 16 (IPv6) bytes in network order; any other count is refused.
    package static func refusal(_ bytes: [UInt8]) -> String? {
        switch bytes.count {
        case 4:
            refusal(
                of: (UInt32(bytes[0]) << 24) | (UInt32(bytes[1]) << 16) | (UInt32(bytes[2]) << 8) | UInt32(bytes[3]))
        case 16: sixRefusal(bytes)
        default: "no internet address"
        }
    }

    private static func refusal(of four: UInt32) -> String? {
        for block in fourBlocks where four >> (32 - block.bits) == block.prefix >> (32 - block.bits) {
            return block.why
        }
        return nil
    }

    private static let fourBlocks: [(prefix: UInt32, bits: UInt32, why: String)] = [
        (0x7F00_0000, 8, "loopback"),
        (0x0A00_0000, 8, "private"),
        (0xAC10_0000, 12, "private"),
        (0xC0A8_0000, 16, "private"),
        (0xA9FE_0000, 16, "link-local"),  // the metadata services of most clouds among them
        (0x6440_0000, 10, "shared by a carrier's customers (CGNAT)"),  // Alibaba's metadata service among them
        (0xA83F_8110, 32, "a cloud's metadata service"),  // Azure's 168.63.129.16, in a public block
        (0x0000_0000, 8, "of this network"),
        (0xC000_0000, 24, "reserved for protocols"),
        (0xC000_0200, 24, "for documentation"),
        (0xC633_6400, 24, "for documentation"),
        (0xCB00_7100, 24, "for documentation"),
        (0xC058_6300, 24, "a 6to4 relay"),
        (0xC612_0000, 15, "for benchmarks"),
        (0xE000_0000, 4, "multicast"),
        (0xF000_0000, 4, "reserved"),
    ]

    private static func sixRefusal(_ six: [UInt8]) -> String? {
        func four(at offset: Int, flipped: UInt8 = 0) -> String? {
            refusal(six[offset..<offset + 4].map { $0 ^ flipped })
        }
        func starts(_ prefix: UInt8...) -> Bool { six.starts(with: prefix) }

        if six[0..<15].allSatisfy({ $0 == 0 }), six[15] <= 1 { return six[15] == 1 ? "loopback" : "unspecified" }
        // ::ffff:a.b.c.d, RFC 4291
        if six[0..<10].allSatisfy({ $0 == 0 }), six[10] == 0xFF, six[11] == 0xFF { return four(at: 12) }
        if six[0..<8].allSatisfy({ $0 == 0 }), six[8] == 0xFF, six[9] == 0xFF, six[10] == 0, six[11] == 0 {
            return four(at: 12)  // ::ffff:0:a.b.c.d, RFC 2765
        }
        // NAT64, RFC 6052
        if starts(0x00, 0x64, 0xFF, 0x9B), six[4..<12].allSatisfy({ $0 == 0 }) { return four(at: 12) }
        if starts(0x20, 0x02) { return four(at: 2) }  // 6to4, RFC 3056
        // Teredo, RFC 4380: the server's address, and the client's with every bit flipped.
        if starts(0x20, 0x01, 0x00, 0x00) { return four(at: 4) ?? four(at: 12, flipped: 0xFF) }
        if starts(0x20, 0x01, 0x0D, 0xB8) || (starts(0x3F, 0xFF) && six[2] < 0x10) { return "for documentation" }
        if starts(0x20, 0x01, 0x00), six[3] & 0xF0 == 0x10 || six[3] & 0xF0 == 0x20 { return "not routable (ORCHID)" }
        if starts(0x20, 0x01, 0x00, 0x02, 0x00, 0x00) { return "for benchmarks" }
        if six[0] & 0xE0 == 0x20 { return nil }
        if six[0] & 0xFE == 0xFC { return "private" }
        if starts(0xFE), six[1] & 0xC0 == 0x80 { return "link-local" }
        if starts(0xFE), six[1] & 0xC0 == 0xC0 { return "site-local" }
        if starts(0xFF) { return "multicast" }
        return "reserved"
    }
}
