import Foundation
import Model

/// All that a digest says in its own words, in the desk's language, with texts from outside made one line and no longer
/// than is read.
struct DigestWords {
    let vocabulary: DeskVocabulary
    let phrases: Phrases
    let zone: TimeZone
    private let titles: [String: String]

    /// Characters at the most of a sentence, of a title, of a name; what is longer is cut and ends in `…`.
    static let sentence = 900
    static let title = 240
    static let name = 120

    init(_ digest: Digest, vocabulary: DeskVocabulary) {
        self.vocabulary = vocabulary
        phrases = Phrases.of(vocabulary.language)
        zone = TimeZone(identifier: digest.zone) ?? .gmt
        titles = (digest.titles ?? [:]).merging(phrases.types) { $1 }.merging(vocabulary.types) { $1 }
    }

    var language: DeskLanguage { vocabulary.language }

    func type(_ name: String) -> String {
        OneLine.text(Wording.title(of: name, in: language, titles: titles), most: Self.name)
    }

    func name(_ canonical: String) -> String {
        OneLine.text(vocabulary.names[canonical] ?? canonical, most: Self.name)
    }

    /// A question with its subject where it has several: `Debt to China: Kazakhstan`.
    func question(_ name: String, title: String, subject: String?) -> String {
        OneLine.text(vocabulary.questions[name] ?? title, most: Self.title)
            + (subject.map { ": \(self.name($0))" } ?? "")
    }

    func headline(_ event: Event) -> String {
        OneLine.text(
            Wording.headline(event, in: language, titles: titles, names: vocabulary.names), most: Self.title)
    }

    func days(_ interval: DayInterval) -> String { Wording.days(interval, in: language) }
    func day(_ day: Day) -> String { days(DayInterval(day)) }

    /// `27 Mar`, for axes and columns.
    func shortDay(_ day: Day) -> String { "\(day.day) \(phrases.shortMonths[day.month - 1])" }

    func moment(_ instant: Date) -> String { Wording.moment(instant, zone: zone, in: language) }

    /// A sentence that the program wrote in English elsewhere.
    func ours(_ sentence: String) -> String {
        let line = OneLine.text(sentence, most: Self.sentence)
        return phrases.sentences?.translated(line) ?? line
    }

    /// `USD 9.2 billion`, `1.3 million people`: a figure with its unit.
    func figure(_ told: Digest.FigureChange.Told) -> String {
        if language == .en || (told.low == nil && told.high == nil) {
            var words = told.words
            if language == .en, let unit = told.unit, words.hasSuffix(" " + unit),
                let plural = phrases.unit(unit, told.high ?? told.low ?? 5, false)
            {
                words = words.dropLast(unit.count) + plural
            }
            return OneLine.text(words, most: Self.name)
        }
        return figure(Bounds(low: told.low, high: told.high), unit: told.unit)
            ?? OneLine.text(told.words, most: Self.name)
    }

    /// Nil where there is no word for the unit in this language.
    func figure(_ bounds: Bounds, unit: String?) -> String? {
        guard let unit else { return Wording.bounds(bounds, in: language) }
        if unit.utf8.count == 3, unit.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            return Wording.money(Money(low: bounds.low, high: bounds.high, currency: unit), in: language)
        }
        if unit == "%" || unit == "percent" { return Wording.bounds(bounds, in: language) + "%" }
        guard phrases.unit(unit, 5, false) != nil else { return nil }
        if unit == "people" { return Wording.people(bounds, in: language) }
        return Wording.figure(bounds, in: language) { count, isGenitive in
            phrases.unit(unit, count, isGenitive) ?? unit
        }
    }

    /// The days that it is of, as its title says them.
    func period(_ digest: Digest) -> String {
        guard digest.kind == .weekly || digest.kind == .requested else { return day(digest.day) }
        let first = Day(digest.from, in: zone)
        // `to` is exclusive.
        return days(DayInterval(first, max(first, Day(digest.to.addingTimeInterval(-1), in: zone))))
    }

    /// Minutes between a digest's close and its making from which it is told to be late.
    private static let patience: TimeInterval = 15 * 60

    /// That it is late, in a sentence; nil where it isn't.
    func lateness(_ digest: Digest, isSentLate: Bool) -> String? {
        if let made = digest.made, digest.kind != .requested, made.timeIntervalSince(digest.to) > Self.patience {
            return phrases.late(moment(digest.to), moment(made))
        }
        return isSentLate ? phrases.late(moment(digest.to), nil) : nil
    }
}
