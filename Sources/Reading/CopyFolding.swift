import Foundation

/// What each character of the first plane is to copy detection: a letter's folded form, or a kind of gap between words.
///
/// Case, accents, width, ё/е and traditional/simplified Chinese differ between two printings of one text, so they are folded;
/// so is all punctuation. Coarser than the normal form that classifying matches in, since nothing is ever cited from it.
enum CopyFolding {
    /// Values of `plane` below `firstLetter`.
    static let gap: UInt16 = 0
    static let dropped: UInt16 = 1
    static let sentenceEnd: UInt16 = 2
    static let lineEnd: UInt16 = 3
    static let dash: UInt16 = 4
    static let colon: UInt16 = 5
    static let closing: UInt16 = 6
    static let slash: UInt16 = 7
    static let opening: UInt16 = 8
    static let hyphen: UInt16 = 9
    static let blank: UInt16 = 10
    static let firstLetter: UInt16 = 0x30

    static let plane: [UInt16] = make()

    /// Whether each character is a token of its own: scripts that write no spaces between words.
    @inline(__always)
    static func standsAlone(_ value: UInt32) -> Bool {
        if value < 0x0E00 { return false }
        if value >= 0x3040, value < 0xA000 { return value < 0x3100 || value >= 0x3400 }
        // Thai and Lao, Burmese, Khmer; Han beyond the first plane.
        return value < 0x0F00 || (0x1000..<0x10A0).contains(value) || (0x1780..<0x1800).contains(value)
            || (0x20000..<0x32000).contains(value)
    }

    private static func make() -> [UInt16] {
        var plane = [UInt16](repeating: gap, count: 0x10000)
        for value in 0..<0x10000 {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            plane[value] = (0x3400..<0xD7A4).contains(value) ? UInt16(value) : fold(scalar)
        }
        for (from, to) in simplified() { plane[from] = to }
        return plane
    }

    private static func fold(_ scalar: Unicode.Scalar) -> UInt16 {
        switch scalar {
        case ".", "!", "?", "…", "。", "！", "？", "．", "｡": return sentenceEnd
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": return lineEnd
        case "–", "—", "―", "−": return dash
        case ":", "：", "︰": return colon
        case ")", "]", "）", "】": return closing
        case "/", "|", "／": return slash
        case "(", "[", "（", "【": return opening
        case "-", "‐", "‑", "－": return hyphen
        case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{206F}",
            "\u{FE00}"..."\u{FE0F}",
            "\u{FEFF}":
            return dropped
        default: break
        }
        let properties = scalar.properties
        if properties.isWhitespace { return blank }
        switch properties.generalCategory {
        case .nonspacingMark where scalar.value < 0x370 || (0x1AB0..<0x1B00).contains(scalar.value): return dropped
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            break
        default: return gap
        }
        let text = String(Character(scalar))
        let letters = text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars
        // An accent that stands apart is dropped above, so the letter that bears it loses it as well.
        guard let base = letters.first, base.value >= UInt32(firstLetter), base.value < 0x10000,
            (0x30...0x39).contains(base.value) || base.properties.isAlphabetic || base.properties.numericType != nil
                || base.properties.generalCategory == .spacingMark
                || base.properties.generalCategory == .nonspacingMark
        else { return gap }
        return UInt16(base.value)
    }

    /// Traditional characters with one simplified form, by ICU's `Hant-Hans`.
    private static func simplified() -> [(Int, UInt16)] {
        let values = (0x4E00..<0xA000).compactMap { Unicode.Scalar(UInt32($0)) }
        // A line feed between them keeps the transform from reading two characters as one word.
        let joined = String(String.UnicodeScalarView(values.flatMap { [$0, "\n"] }))
        guard let turned = joined.applyingTransform(StringTransform("Hant-Hans"), reverse: false) else { return [] }
        let lines = Array(turned.unicodeScalars).split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count == values.count + 1 else { return [] }
        return zip(values, lines).compactMap { value, line in
            guard line.count == 1, let to = line.first, to != value, (0x3400..<0xA000).contains(to.value) else {
                return nil
            }
            return (Int(value.value), UInt16(to.value))
        }
    }
}
