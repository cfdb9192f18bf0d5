/// One `Allow` or `Disallow` of a robots.txt: its pattern, in which `*` is any run of bytes and `$` at the end the end.
struct RobotsRule: Sendable, Hashable {
    let isAllow: Bool
    /// Octets of the pattern: the longest that matches decides (RFC 9309, section 2.2.2).
    let length: Int
    private let prefix: [UInt8]
    /// What stands behind each `*`.
    private let parts: [Part]
    private let isAnchored: Bool

    /// - Parameter pattern: as written, not empty. One without its slash is meant with it.
    init(_ pattern: ArraySlice<UInt8>, isAllow: Bool) {
        self.isAllow = isAllow
        var pattern = pattern
        isAnchored = pattern.last == UInt8(ascii: "$")
        if isAnchored { pattern = pattern.dropLast() }
        if let first = pattern.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "*") {
            pattern = [UInt8(ascii: "/")] + pattern
        }
        let pieces = pattern.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Self.normal)
        prefix = pieces.first ?? []
        // A run of asterisks is one; the last part tells whether anything may follow.
        parts = pieces.dropFirst().enumerated().filter { !$0.element.isEmpty || $0.offset == pieces.count - 2 }
            .map { Part($0.element) }
        // As octets of a URL: those beyond ASCII are written with three.
        length =
            pieces.reduce(0) { $0 + $1.reduce(0) { $0 + ($1 < 0x80 ? 1 : 3) } } + pieces.count - 1
            + (isAnchored ? 1 : 0)
    }

    var weight: Int { 64 + prefix.count + parts.reduce(0) { $0 + $1.bytes.count * 5 } }

    /// Whether the pattern matches a path, both in normal form. Linear: every part is taken at its first place, which leaves
    /// the most for those behind it.
    func matches(_ path: [UInt8]) -> Bool {
        guard path.starts(with: prefix) else { return false }
        var place = prefix.count
        guard let last = parts.last else { return !isAnchored || place == path.count }
        for part in parts.dropLast() {
            guard let end = part.end(in: path, from: place) else { return false }
            place = end
        }
        guard isAnchored else { return last.end(in: path, from: place) != nil }
        let start = path.count - last.bytes.count
        return start >= place && path[start...].elementsEqual(last.bytes)
    }

    /// Escapes undone, but for those of `/`, `?`, `#` and `%`, which stay with their letters in upper case.
    static func normal(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "%")) else { return Array(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.endIndex, let high = hex(bytes[index + 1]),
                let low = hex(bytes[index + 2])
            {
                let value = high << 4 | low
                switch value {
                case UInt8(ascii: "/"): out.append(contentsOf: "%2F".utf8)
                case UInt8(ascii: "?"): out.append(contentsOf: "%3F".utf8)
                case UInt8(ascii: "#"): out.append(contentsOf: "%23".utf8)
                case UInt8(ascii: "%"): out.append(contentsOf: "%25".utf8)
                default: out.append(value)
                }
                index += 3
            } else {
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    private static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    /// Bytes to be found, with how far each mismatch falls back (Knuth, Morris and Pratt): a pattern and an address made
    /// for it can't cost more than their lengths.
    private struct Part: Sendable, Hashable {
        let bytes: [UInt8]
        private let fallback: [Int32]

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            var table = [Int32](repeating: 0, count: bytes.count)
            var same = 0
            for index in bytes.indices.dropFirst() {
                while same > 0, bytes[index] != bytes[same] { same = Int(table[same - 1]) }
                if bytes[index] == bytes[same] { same += 1 }
                table[index] = Int32(same)
            }
            fallback = table
        }

        /// The index behind its first place at or behind `start`.
        func end(in text: [UInt8], from start: Int) -> Int? {
            if bytes.isEmpty { return start }
            var same = 0
            var index = start
            while index < text.count {
                while same > 0, text[index] != bytes[same] { same = Int(fallback[same - 1]) }
                if text[index] == bytes[same] { same += 1 }
                index += 1
                if same == bytes.count { return index }
            }
            return nil
        }
    }
}
