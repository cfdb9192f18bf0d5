/// Bytes of a named charset to UTF-8.
enum CharsetDecoder {
    /// UTF-8 and the number of sequences that meant nothing, each replaced by U+FFFD; nil where no such charset is known.
    static func utf8(_ bytes: [UInt8], _ charset: String) -> (bytes: [UInt8], bad: Int)? {
        switch charset {
        case "utf-8": repaired(bytes)
        case "utf-16le", "utf-16": CharsetWide.utf16(bytes, isBig: false)
        case "utf-16be": CharsetWide.utf16(bytes, isBig: true)
        case "utf-32le", "utf-32": CharsetWide.utf32(bytes, isBig: false)
        case "utf-32be": CharsetWide.utf32(bytes, isBig: true)
        case "iso-2022-jp", "iso-2022-kr", "hz-gb-2312": CharsetEscapes.utf8(bytes, charset)
        default: CharsetTable.named(charset).map { byTable(bytes, $0) }
        }
    }

    private static func repaired(_ bytes: [UInt8]) -> (bytes: [UInt8], bad: Int) {
        (Array(String(decoding: bytes, as: UTF8.self).utf8), UTF8Count(bytes).invalid)
    }

    private static func byTable(_ bytes: [UInt8], _ table: CharsetTable) -> (bytes: [UInt8], bad: Int) {
        var out: [UInt8] = []
        // A letter of a single byte takes two in UTF-8, one of a pair three; markup between them leaves room.
        out.reserveCapacity(bytes.count + bytes.count / 2 + 16)
        var bad = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                let end = bytes.endOfASCII(from: index)
                out.append(contentsOf: bytes[index..<end])
                index = end
                continue
            }
            let (value, length) = table.read(bytes, at: index)
            index += length
            append(value, to: &out, &bad)
        }
        return (out, bad)
    }

    /// Appends a character of a table; U+FFFD, and one more bad, for nothing.
    @inline(__always)
    static func append(_ value: UInt32, to out: inout [UInt8], _ bad: inout Int) {
        if value < 0x800 {
            if value >= 0x80 { out.append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6)) }
            out.append(UInt8(truncatingIfNeeded: value < 0x80 ? value : 0x80 | value & 0x3F))
        } else if value < 0x1_0000 {
            out.append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
            out.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else if value < CharsetTable.firstComposed {
            out.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
            out.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
            out.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        } else if value != CharsetTable.nothing {
            let (letter, mark) = CharsetTable.composed[Int(value - CharsetTable.firstComposed)]
            append(letter, to: &out, &bad)
            append(mark, to: &out, &bad)
        } else {
            bad += 1
            append(0xFFFD, to: &out, &bad)
        }
    }
}
