import Model

/// The letters of a text counted by script, and within Han and Arabic by the languages that have them.
struct LanguageLetters {
    var latin = 0
    var cyrillic = 0
    var han = 0
    var kana = 0
    var hangul = 0
    var other = 0

    var arabic = 0
    /// ې ۈ ۆ: Uyghur; ە ۇ ڭ: Uyghur and Kazakh; the high hamza: Kazakh; ێ ڕ ڵ: Kurdish.
    private(set) var uyghur = 0
    private(set) var turkicArabic = 0
    private(set) var kazakhArabic = 0
    private(set) var kurdish = 0

    private(set) var traditional = 0
    private(set) var simplified = 0
    private(set) var japanese = 0

    init(_ text: String) {
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                if (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A { latin += 1 }
                continue
            }
            switch value {
            case 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
            case 0x400...0x52F: cyrillic += 1
            case 0x620...0x6D5: count(arabic: value)
            case 0x3040...0x30FF: if value != 0x30FB { kana += 1 }
            case 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: count(han: scalar)
            case 0xAC00...0xD7AF, 0x1100...0x11FF: hangul += 1
            case 0x370...0x3FF, 0x530...0x10FF, 0x1200...0x1CFF: other += 1
            default: break
            }
        }
    }

    private mutating func count(arabic value: UInt32) {
        arabic += 1
        other += 1
        switch value {
        case 0x6D0, 0x6C8, 0x6C6: uyghur += 1
        case 0x6D5, 0x6C7, 0x6AD: turkicArabic += 1
        case 0x674: kazakhArabic += 1
        case 0x6CE, 0x695, 0x6B5: kurdish += 1
        default: break
        }
    }

    private mutating func count(han scalar: Unicode.Scalar) {
        han += 1
        switch LanguageHan.form(of: scalar.value) {
        case .traditional: traditional += 1
        case .simplified: simplified += 1
        case .japanese: japanese += 1
        case .common: break
        }
    }

    // MARK: Decisions

    /// Chinese, Japanese or Korean. A Japanese sentence is a third kana and more; one in twelve tells it from a の in a name.
    var easternLanguage: Language {
        if hangul > han + kana { return Language(rawValue: "ko") }
        if kana * 12 > han || japanese > 0 && japanese * 10 >= traditional + simplified {
            return Language(rawValue: "ja")
        }
        if hangul * 4 > han { return Language(rawValue: "ko") }
        return Language(rawValue: traditional > simplified ? "zh-Hant" : "zh")
    }

    /// Uyghur, and the Kazakh of China, by letters that Arabic and Persian don't have; nil for all else in Arabic script.
    /// One letter in eight of a Uyghur text is one of these; a name of theirs in another text stays far below.
    var arabicLanguage: Language? {
        guard kurdish * 100 < arabic else { return nil }
        if turkicArabic * 20 < arabic { return nil }
        return Language(rawValue: kazakhArabic * 150 >= arabic && uyghur == 0 ? "kk-Arab" : "ug")
    }
}
