package import Model

/// Time expressions of news prose in English, Russian, Kazakh and Chinese, as intervals of days.
///
/// Rules (`docs` of the readers' grammar are in `DateGrammar*.swift`): a bare weekday is the latest one, in a future
/// tense the next; "last Saturday" is never today; a day and month without a year take the year nearest the reference
/// that fits the tense; "two weeks ago" is an interval. Recurring times ("every Friday") and bare clock times are no
/// dates. Linear in the length of the text; nothing throws.
package enum DateReader {
    /// The dates of a text in the order they stand; ranges are bytes of its UTF-8.
    package static func dates(in text: String, language: Language, reference: Day?) -> [DateMention] {
        TimesAndFigures(Array(text.utf8), language).dates(reference: reference)
    }

    /// The same over bytes.
    package static func dates(in bytes: [UInt8], language: Language, reference: Day?) -> [DateMention] {
        TimesAndFigures(bytes, language).dates(reference: reference)
    }
}

/// A text cut into tokens once, for its dates and its figures: use it where both are wanted.
package struct TimesAndFigures: Sendable {
    let bytes: [UInt8]
    let reader: NumeralReader
    let found: [(tokens: Range<Int>, expression: DateExpression)]

    package init(_ bytes: [UInt8], _ language: Language) {
        self.bytes = bytes
        let tongue = Tongue(language)
        reader = NumeralReader(Tokeniser.tokens(of: bytes, language: tongue), tongue)
        found = DateGrammar(reader).all()
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    func range(_ tokens: Range<Int>) -> Range<Int>? {
        guard let first = reader.token(tokens.lowerBound), let last = reader.token(tokens.upperBound - 1),
            first.start < last.end
        else { return nil }
        return first.start..<last.end
    }

    /// The dates against a reference day.
    package func dates(reference: Day?) -> [DateMention] {
        var resolver = DateResolver(reference: reference)
        var mentions: [DateMention] = []
        for (tokens, expression) in found {
            let tense = reader.tense(around: tokens)
            guard let (interval, grain) = resolver.resolve(expression, tense), let range = range(tokens) else {
                continue
            }
            if grain == .day, interval.count == 1, !expression.isOfThatDay { resolver.lastDay = interval.from }
            if interval.from.year == interval.to.year { resolver.lastYear = interval.from.year }
            mentions.append(
                DateMention(
                    text: text(range), range: range, interval: interval, grain: grain,
                    alternatives: resolver.alternatives(expression, tense, primary: interval)))
            if let day = dateline(tokens, interval, resolver) { resolver = day }
        }
        return mentions
    }
}

extension NumeralReader {
    /// The tense of the sentence around some tokens, by its cue words within sixteen tokens either side.
    func tense(around range: Range<Int>) -> Tense {
        var past = false
        func look(_ places: some Sequence<Int>) -> Tense? {
            for place in places {
                guard let token = token(place) else { break }
                if token.sort == .sentenceEnd,
                    token.end - token.start != 1 || sort(place + 1) != .word || place < range.lowerBound
                        || token.isSpaced == false
                {
                    // "г." and initials end no sentence.
                    if !(place > 0 && tokens[place - 1].end - tokens[place - 1].start <= 2) { break }
                }
                if token.sort == .future { return .future }
                if token.sort == .past { past = true }
            }
            return nil
        }
        if let future = look(stride(from: range.lowerBound - 1, to: range.lowerBound - 17, by: -1)) { return future }
        if let future = look(range.upperBound..<range.upperBound + 16) { return future }
        return past ? .past : .unknown
    }
}
