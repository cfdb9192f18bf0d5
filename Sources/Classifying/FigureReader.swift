package import Model

/// Counts, sums of money, shares and measures of news prose in English, Russian, Kazakh and Chinese.
///
/// Bounds follow the desk's rules: "about 300" is 255…345, "nearly 300" 255…300, "more than 300" 300 and up, "up to
/// 300" down from it, dozens 20…99, hundreds 200…999, thousands 2000…9999. A currency is kept as written; nothing is
/// converted. Dates, ordinals, telephone and article numbers are no figures. Linear in the text; nothing throws.
package enum FigureReader {
    /// The figures of a text in the order they stand; ranges are bytes of its UTF-8.
    package static func figures(in text: String, language: Language) -> [Figure] {
        TimesAndFigures(Array(text.utf8), language).figures()
    }

    /// The same over bytes.
    package static func figures(in bytes: [UInt8], language: Language) -> [Figure] {
        TimesAndFigures(bytes, language).figures()
    }
}

extension TimesAndFigures {
    /// The figures outside the text's time expressions.
    package func figures() -> [Figure] {
        FigureGrammar(reader, bytes).all(except: found.map(\.tokens)).compactMap { figure in
            guard let range = range(figure.tokens) else { return nil }
            return Figure(
                text: text(range), range: range, bounds: figure.bounds, unit: figure.unit, currency: figure.currency,
                kind: figure.kind)
        }
    }
}
