/// A table from short names of ASCII letters and digits to numbers, looked up without a string or a hash function's cost:
/// tag names and character references are looked up once for every few bytes of a page.
struct PackedNames {
    private let keys: [UInt64]
    private let values: [UInt32]
    private let shift: UInt64

    /// - Parameter names: up to 10 letters and digits each; longer ones are left out.
    init(_ names: [(name: String, value: UInt32)]) {
        // At most half full, so that probing ends soon.
        var bits: UInt64 = 4
        while 1 << bits < names.count * 2 { bits += 1 }
        var keys = [UInt64](repeating: 0, count: 1 << bits)
        var values = [UInt32](repeating: 0, count: 1 << bits)
        let shift = 64 - bits
        for (name, value) in names {
            guard let key = Self.key(of: name) else { continue }
            var slot = Self.slot(key, shift)
            while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & (keys.count - 1) }
            (keys[slot], values[slot]) = (key, value)
        }
        (self.keys, self.values, self.shift) = (keys, values, shift)
    }

    /// What stands under a key; nil where nothing does.
    func value(_ key: UInt64) -> UInt32? {
        var slot = Self.slot(key, shift)
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    /// Six bits for a letter or digit, 1 ... 62; 0 for any other byte.
    static func code(_ byte: UInt8) -> UInt64 {
        switch byte {
        case 0x61...0x7A: UInt64(byte - 0x60)
        case 0x41...0x5A: UInt64(byte - 0x41 + 27)
        case 0x30...0x39: UInt64(byte - 0x30 + 53)
        default: 0
        }
    }

    /// The longest name that a key holds.
    static let limit = 10

    private static func key(of name: String) -> UInt64? {
        guard !name.isEmpty, name.utf8.count <= limit else { return nil }
        var key: UInt64 = 0
        for byte in name.utf8 {
            let code = code(byte)
            if code == 0 { return nil }
            key = key << 6 | code
        }
        return key
    }

    private static func slot(_ key: UInt64, _ shift: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
