/// Charsets of seven bits that switch between tables: ISO-2022-JP, ISO-2022-KR and HZ.
enum CharsetEscapes {
    private enum Mode { case ascii, kana, pairs, supplement }

    /// The charset that the escape sequences of ASCII bytes tell; nil where there are none.
    static func detect(_ bytes: [UInt8]) -> String? {
        var from = 0
        while let escape = bytes[from...].firstIndex(of: 0x1B) {
            switch Array(bytes[escape...].dropFirst().prefix(3)) {
            case Array("$)C".utf8): return "iso-2022-kr"
            case let after where isJapanese(after): return "iso-2022-jp"
            default: from = escape + 1
            }
        }
        return nil
    }

    private static func isJapanese(_ after: [UInt8]) -> Bool {
        ["$B", "$@", "(J", "(I", "$(D"].contains { after.starts(with: Array($0.utf8)) }
    }

    /// As `CharsetDecoder.utf8`. Seven-bit pairs are those of EUC with the high bits off.
    static func utf8(_ bytes: [UInt8], _ charset: String) -> (bytes: [UInt8], bad: Int)? {
        let base = charset == "iso-2022-jp" ? "euc-jp" : charset == "iso-2022-kr" ? "euc-kr" : "gb18030"
        guard let table = CharsetTable.named(base) else { return nil }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 16)
        var bad = 0
        var mode = Mode.ascii
        var index = 0
        while index < bytes.count {
            if let (next, length) = shift(bytes, at: index, charset, mode) {
                mode = next
                index += length
                continue
            }
            let byte = bytes[index]
            // A line's end ends what a writer forgot to close.
            if byte == 0x0A, charset != "iso-2022-kr" { mode = .ascii }
            if byte >= 0x80 {
                CharsetDecoder.append(CharsetTable.nothing, to: &out, &bad)
                index += 1
            } else if mode == .ascii || byte <= 0x20 || byte == 0x7F {
                out.append(byte)
                index += 1
            } else if mode == .kana {
                let isKana = byte <= 0x5F
                CharsetDecoder.append(isKana ? UInt32(byte) - 0x21 + 0xFF61 : CharsetTable.nothing, to: &out, &bad)
                index += 1
            } else if index + 1 < bytes.count, (0x21..<0x7F).contains(bytes[index + 1]) {
                let pair = [byte | 0x80, bytes[index + 1] | 0x80]
                CharsetDecoder.append(
                    table.read(mode == .supplement ? [0x8F] + pair : pair, at: 0).value, to: &out, &bad)
                index += 2
            } else {
                CharsetDecoder.append(CharsetTable.nothing, to: &out, &bad)
                index += 1
            }
        }
        return (out, bad)
    }

    /// The mode that a sequence at this place switches to, and its length.
    private static func shift(_ bytes: [UInt8], at index: Int, _ charset: String, _ mode: Mode) -> (Mode, Int)? {
        func follows(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }
        switch (charset, bytes[index]) {
        case ("iso-2022-jp", 0x1B):
            if follows("\u{1B}(B") || follows("\u{1B}(J") { return (.ascii, 3) }
            if follows("\u{1B}(I") { return (.kana, 3) }
            if follows("\u{1B}$B") || follows("\u{1B}$@") { return (.pairs, 3) }
            return follows("\u{1B}$(D") ? (.supplement, 4) : nil
        case ("iso-2022-kr", 0x0E): return (.pairs, 1)
        case ("iso-2022-kr", 0x0F): return (.ascii, 1)
        case ("iso-2022-kr", 0x1B): return follows("\u{1B}$)C") ? (mode, 4) : nil
        case ("hz-gb-2312", 0x7E):
            if follows("~{") { return (.pairs, 2) }
            if follows("~}") { return (.ascii, 2) }
            return mode == .ascii && follows("~\n") ? (mode, 2) : nil
        default: return nil
        }
    }
}
