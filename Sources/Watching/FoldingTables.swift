import Foundation

/// What each character of the first plane folds to; made once from the Unicode data of the system.
enum FoldingTables {
    /// Values of `plane` that aren't characters. (U+0000…U+0002 fold to a blank.)
    static let dropped: UInt32 = 0
    static let combining: UInt32 = 1
    static let expanded: UInt32 = 2

    static let ascii: [UInt8] = (0..<128).map { (byte: UInt8) in
        switch byte {
        case 0x0A: 0x0A
        case 0..<0x20, 0x7F: 0x20
        case 0x41...0x5A: byte + 0x20
        case 0x60: 0x27
        default: byte
        }
    }

    /// The tables of the hot loop, got at once: each global costs a check whether it is made.
    struct Shared: Sendable {
        let ascii: [UInt8]
        /// By value of the first 2,048 characters: the two bytes of what it folds to, the first in the low half; 0 where that isn't
        /// of two bytes.
        let pairs: [UInt16]
        /// By value of a character of the first plane.
        let plane: [UInt16]
    }

    static let shared = Shared(
        ascii: ascii,
        pairs: plane.prefix(0x800).enumerated().map { value, folded in
            value < 0x80 || folded < 0x80 || folded >= 0x800
                ? 0 : (0x80 | folded & 0x3F) << 8 | 0xC0 | folded >> 6
        }, plane: plane)

    private static let made = make()
    static let plane: [UInt16] = made.plane
    static let expansions: [UInt32: [UInt8]] = made.expansions

    /// Letters with marks that are letters of their own in our alphabets: Russian й; Kazakh Latin ä ğ ñ ö ş ü ç ū (the
    /// alphabets of 2018 to 2021). Base letter << 16 | mark → letter.
    static let joined: [UInt32: UInt32] = {
        let letters: [(Unicode.Scalar, UInt32, Unicode.Scalar)] = [
            ("и", 0x306, "й"), ("у", 0x306, "ў"), ("і", 0x308, "ї"), ("a", 0x308, "ä"), ("o", 0x308, "ö"),
            ("u", 0x308, "ü"), ("g", 0x306, "ğ"), ("n", 0x303, "ñ"), ("s", 0x327, "ş"), ("c", 0x327, "ç"),
            ("u", 0x304, "ū"),
        ]
        return Dictionary(uniqueKeysWithValues: letters.map { ($0.0.value << 16 | $0.1, $0.2.value) })
    }()

    private static let kept = Set("йўїäöüğñşçūі".unicodeScalars.map(\.value))

    /// The compatibility form of a character, lower case.
    static func compatible(_ scalar: Unicode.Scalar) -> [UInt8] {
        Array(String(Character(scalar)).precomposedStringWithCompatibilityMapping.lowercased().utf8)
    }

    private static func make() -> (plane: [UInt16], expansions: [UInt32: [UInt8]]) {
        var plane = (0...UInt16.max).map { $0 }
        var expansions: [UInt32: [UInt8]] = [:]
        for byte in 0..<128 { plane[byte] = UInt16(ascii[byte]) }
        // CJK extension A to unified ideographs is below; Yi to private use doesn't fold.
        for range in [0x80..<0x3400, 0xF900..<0xFB50, 0xFE00..<0xFE70, 0xFEFF..<0x10000] {
            for value in range {
                guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
                let text = fold(scalar)
                let scalars = Array(text.unicodeScalars)
                switch scalars.count {
                case 0: plane[value] = UInt16(dropped)
                case 1 where scalars[0].value < 0x10000 && scalars[0].value > 2:
                    plane[value] = UInt16(scalars[0].value)
                case 1: plane[value] = 0x20
                default:
                    // Nothing may grow: such compatibility forms stand as they are.
                    guard text.utf8.count <= UTF8.width(scalar) else { continue }
                    plane[value] = UInt16(expanded)
                    expansions[UInt32(value)] = Array(text.utf8)
                }
            }
        }
        for mark in 0x300...0x36F { plane[mark] = UInt16(combining) }
        for (value, character) in simplified() { plane[value] = character }
        // What a character folds to may fold on: a compatibility ideograph to a traditional one to a simplified one.
        for value in plane.indices where plane[value] > expanded {
            let next = plane[Int(plane[value])]
            if next > expanded { plane[value] = next }
        }
        for (value, bytes) in expansions {
            // Marks in them are dropped as others are, and letters fold on.
            let folded = String(decoding: bytes, as: UTF8.self).unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
                guard scalar.value < 0x10000 else { return [scalar] }
                let plain = plane[Int(scalar.value)]
                return plain > expanded ? Unicode.Scalar(plain).map { [$0] } ?? [] : plain == expanded ? [scalar] : []
            }
            let text = String(String.UnicodeScalarView(folded))
            if text.utf8.count <= bytes.count { expansions[value] = Array(text.utf8) }
        }
        return (plane, expansions)
    }

    private static func fold(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFB, 0x180E:
            return ""
        case 0x85, 0x2028, 0x2029: return "\n"
        case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
        case 0x2010...0x2015, 0x2043, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return "-"
        case 0xB4, 0x2BB...0x2BF, 0x2C8, 0x2B9, 0x2018...0x201B, 0x2032, 0x2039, 0x203A, 0xFF07: return "'"
        case 0xAB, 0xBB, 0x201C...0x201F, 0x2033, 0x300C...0x300F, 0x301D...0x301F, 0xFF02: return "\""
        case 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF65: return "·"
        case 0x2026: return "."
        case 0xB7: return "·"
        case 0x451, 0x401: return "е"
        case 0x130, 0x131: return scalar.value == 0x130 ? "i" : "ı"
        case 0xDF, 0x1E9E: return "ss"
        default: break
        }
        let lower = String(Character(scalar)).precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCanonicalMapping
        guard lower.unicodeScalars.count == 1, let folded = lower.unicodeScalars.first else { return lower }
        if kept.contains(folded.value) { return lower }
        // Latin and Cyrillic letters lose their accents; other scripts (Hangul, kana, Arabic) don't.
        guard folded.value < 0x530 || (0x1E00..<0x1F00).contains(folded.value),
            let base = lower.decomposedStringWithCanonicalMapping.unicodeScalars.first
        else { return lower }
        return String(Character(base))
    }

    /// Traditional characters with one simplified form, by ICU's `Hant-Hans`.
    private static func simplified() -> [(Int, UInt16)] {
        let values = (0x4E00..<0xA000).compactMap { Unicode.Scalar(UInt32($0)) }
        // A line feed between them keeps the transform from reading two characters as one word.
        let joined = String(String.UnicodeScalarView(values.flatMap { [$0, "\n"] }))
        guard let turned = joined.applyingTransform(StringTransform("Hant-Hans"), reverse: false) else { return [] }
        let lines = turned.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == values.count + 1 else { return [] }
        var found: [(Int, UInt16)] = []
        for (value, line) in zip(values, lines) {
            guard line.unicodeScalars.count == 1, let turned = line.unicodeScalars.first, turned != value,
                (0x3400..<0xA000).contains(turned.value)
            else { continue }
            found.append((Int(value.value), UInt16(turned.value)))
        }
        return found
    }
}
