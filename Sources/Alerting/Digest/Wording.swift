package import Foundation
package import Model

/// How the program says things of an event in its own words: English where no language is named; evidence stays in the
/// language of its source.
package enum Wording {
    /// `Protest in Almaty, 27 March 2021: 200–300 people`.
    package static func headline(_ event: Event) -> String { headline(event, in: .en) }

    /// `Протест, Алматы, 27 марта 2021 г.: 200–300 человек`: names stand as they are, so that no case has to be found.
    /// - Parameters:
    ///   - titles: event type → its title in that language; what it lacks is told by the language's own, then by the name.
    ///   - names: a place's canonical name → its name in that language.
    package static func headline(
        _ event: Event, in language: DeskLanguage, titles: [String: String] = [:], names: [String: String] = [:]
    ) -> String {
        let phrases = Phrases.of(language)
        var line = title(of: event.type, in: language, titles: titles)
        if let place = event.place { line += phrases.place(names[place.name] ?? place.name) }
        if let date = event.date {
            line += ", \(days(date, in: language))\(event.dateInferred ? " \(phrases.dateInferred)" : "")"
        }
        if let size = sizes(event, in: language) { line += ": \(size)" }
        if let amount = event.amount { line += ": \(money(amount, in: language))" }
        return line
    }

    /// `kz_border_case` → `Kz border case`, `protest` → `Protest`.
    package static func title(of type: String) -> String {
        let words = type.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// As the watchlist says, else as the program knows it, else by its name.
    package static func title(of type: String, in language: DeskLanguage, titles: [String: String] = [:]) -> String {
        titles[type] ?? Phrases.of(language).types[type] ?? title(of: type)
    }

    /// `27 March 2021`, `2–10 September 2019`, `28 March – 2 April 2021`, `March 2021`, `2016`.
    package static func days(_ interval: DayInterval) -> String { days(interval, in: .en) }

    package static func days(_ interval: DayInterval, in language: DeskLanguage) -> String {
        let phrases = Phrases.of(language)
        let (from, to) = (interval.from.civil, interval.to.civil)
        func written(_ day: (year: Int, month: Int, day: Int), _ number: String? = nil, hasYear: Bool = true) -> String
        {
            phrases.day(number ?? "\(day.day)", phrases.monthsOfDays[day.month - 1], hasYear ? day.year : nil)
        }
        if interval.count == 1 { return written(from) }
        if interval == DayInterval(year: from.year) { return phrases.year(from.year) }
        if interval == DayInterval(year: from.year, month: from.month) {
            return phrases.month(phrases.months[from.month - 1], from.year)
        }
        if from.year != to.year { return "\(written(from)) – \(written(to))" }
        if from.month != to.month {
            return "\(written(from, hasYear: phrases.isYearFirst)) – \(written(to, hasYear: !phrases.isYearFirst))"
        }
        return written(from, "\(from.day)–\(to.day)")
    }

    /// `28 March 2021 at 07:00`, on the wall clock of a zone.
    package static func moment(_ instant: Date, zone: TimeZone, in language: DeskLanguage) -> String {
        Phrases.of(language).moment(
            days(DayInterval(Day(instant, in: zone)), in: language), Timestamp.clock(instant, in: zone))
    }

    /// Every size told, smallest first, each once: `200–300 people / about 500 people`. Never averaged.
    package static func sizes(_ event: Event) -> String? { sizes(event, in: .en) }

    package static func sizes(_ event: Event, in language: DeskLanguage) -> String? {
        var seen = Set<Bounds>()
        let told = event.tellings.compactMap(\.size).filter { seen.insert($0).inserted }
            .sorted { ($0.low ?? 0, $0.high ?? .infinity) < ($1.low ?? 0, $1.high ?? .infinity) }
        return told.isEmpty ? nil : told.map { people($0, in: language) }.joined(separator: " / ")
    }

    /// `200–300 people`, `не менее 300 человек`.
    package static func people(_ bounds: Bounds, in language: DeskLanguage) -> String {
        figure(bounds, in: language) { Phrases.of(language).people($0, $1) }
    }

    /// `200–300`, `about 300`, `at least 300`, `up to 50`, `12`.
    package static func bounds(_ bounds: Bounds) -> String { bounds.words }

    package static func bounds(_ bounds: Bounds, in language: DeskLanguage) -> String { figure(bounds, in: language) }

    /// `USD 727 million`, in the currency of the source.
    package static func money(_ money: Money) -> String { money.words }

    package static func money(_ money: Money, in language: DeskLanguage) -> String {
        if language == .en { return money.words }
        let phrases = Phrases.of(language)
        if money.low == nil, money.high == nil { return phrases.unknownSum }
        if let low = money.low, let high = money.high, isNearly(low, high), let currency = money.currency {
            return phrases.nearly(phrases.money(number(high, language), high, false, currency))
        }
        let number = bounds(money.bounds, in: language)
        let (value, isGenitive) = form(money.bounds)
        return money.currency.map { phrases.money(number, value, isGenitive, $0) } ?? number
    }

    /// `300`, `1,200`, `727 million`, `1.7 million`, `12.3 billion`.
    package static func number(_ value: Double) -> String { FigureWords.number(value) }

    /// `1 200`, `727 млн`, `1,7 млн`, `12,3 млрд`.
    package static func number(_ value: Double, _ language: DeskLanguage) -> String {
        let text = FigureWords.number(value)
        if language == .en { return text }
        let numbers = Phrases.of(language).numbers
        var parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        parts[0] = String(
            parts[0].map { $0 == "," ? numbers.group : $0 == "." ? numbers.decimal : String($0) }.joined())
        // The English scale words are those of `FigureWords`, in the same order.
        if parts.count > 1,
            let index = Phrases.english.numbers.scales.firstIndex(where: { $0.word == parts[1] })
        {
            parts[1] = numbers.scales[index].word
        }
        return parts.joined(separator: "\u{A0}")
    }

    // MARK: - Bounds with what they count

    /// A number with its noun, whose form hangs on the number and on what is in front of it.
    static func figure(
        _ bounds: Bounds, in language: DeskLanguage, noun: ((_ count: Double, _ isGenitive: Bool) -> String)? = nil
    ) -> String {
        let phrases = Phrases.of(language)
        func with(_ number: String, _ count: Double, _ word: String? = nil) -> String {
            (word.map { "\($0) " } ?? "") + number + (noun.map { " " + $0(count, word != nil) } ?? "")
        }
        switch (bounds.low, bounds.high) {
        case (let low?, let high?):
            if let middle = FigureWords.middle(low, high) {
                return with(number(middle, language), middle, phrases.about)
            }
            if isNearly(low, high) {
                return phrases.nearly(with(number(high, language), high))
            }
            return low == high ? with(number(low, language), low) : with(range(low, high, language), high)
        case (let low?, nil): return with(number(low, language), low, phrases.atLeast)
        case (nil, let high?): return with(number(high, language), high, phrases.upTo)
        case (nil, nil): return phrases.unknownNumber + (noun.map { " " + $0(5, true) } ?? "")
        }
    }

    /// `1,72–1,8 млрд`: the scale once where both ends have it; English has it twice, as in all that is on record.
    private static func range(_ low: Double, _ high: Double, _ language: DeskLanguage) -> String {
        let ends = [number(low, language), number(high, language)]
        let parts = ends.map { $0.split(separator: "\u{A0}", maxSplits: 1) }
        guard language != .en, low.magnitude >= 1e6, parts[0].count == 2, parts[1].count == 2,
            parts[0][1] == parts[1][1]
        else { return ends.joined(separator: "–") }
        return "\(parts[0][0])–\(ends[1])"
    }

    /// Whether the bounds are those that reading gives to "nearly": 15% below the number.
    private static func isNearly(_ low: Double, _ high: Double) -> Bool {
        high > low && abs(low / high - 0.85) < 0.001
    }

    /// The number by which the form of a noun behind bounds goes, and whether it stands in the genitive: behind "about" and
    /// its like.
    private static func form(_ bounds: Bounds) -> (value: Double, isGenitive: Bool) {
        switch (bounds.low, bounds.high) {
        case (let low?, let high?):
            if let middle = FigureWords.middle(low, high) { return (middle, true) }
            return (high, false)
        case (let value?, nil), (nil, let value?): return (value, true)
        case (nil, nil): return (5, true)
        }
    }
}
