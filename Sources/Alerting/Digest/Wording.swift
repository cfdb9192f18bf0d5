internal import Foundation
package import Model

/// How the program says things of an event in its own words (English); evidence stays in the language of its source.
package enum Wording {
    /// `Protest in Almaty, 27 March 2021: 200–300 people`.
    package static func headline(_ event: Event) -> String {
        var line = title(of: event.type)
        if let place = event.place { line += " in \(place.name)" }
        if let date = event.date { line += ", \(days(date))\(event.dateInferred ? " (date inferred)" : "")" }
        if let size = sizes(event) { line += ": \(size)" }
        if let amount = event.amount { line += ": \(money(amount))" }
        return line
    }

    /// `kz_border_case` → `Kz border case`, `protest` → `Protest`.
    package static func title(of type: String) -> String {
        let words = type.replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// `27 March 2021`, `2–10 September 2019`, `28 March – 2 April 2021`, `March 2021`, `2016`.
    package static func days(_ interval: DayInterval) -> String {
        let (from, to) = (interval.from.civil, interval.to.civil)
        if interval.count == 1 { return "\(from.day) \(months[from.month - 1]) \(from.year)" }
        if interval == DayInterval(year: from.year) { return "\(from.year)" }
        if interval == DayInterval(year: from.year, month: from.month) {
            return "\(months[from.month - 1]) \(from.year)"
        }
        let end = "\(to.day) \(months[to.month - 1]) \(to.year)"
        if from.year != to.year { return "\(from.day) \(months[from.month - 1]) \(from.year) – \(end)" }
        if from.month != to.month { return "\(from.day) \(months[from.month - 1]) – \(end)" }
        return "\(from.day)–\(end)"
    }

    /// Every size told, smallest first, each once: `200–300 people; about…`. Never averaged.
    package static func sizes(_ event: Event) -> String? {
        var seen = Set<Bounds>()
        let told = event.tellings.compactMap(\.size).filter { seen.insert($0).inserted }
            .sorted { ($0.low ?? 0, $0.high ?? .infinity) < ($1.low ?? 0, $1.high ?? .infinity) }
        return told.isEmpty
            ? nil : told.map { $0 == Bounds(1) ? "1 person" : bounds($0) + " people" }.joined(separator: " / ")
    }

    /// `200–300`, `about 300`, `at least 300`, `up to 50`, `12`.
    package static func bounds(_ bounds: Bounds) -> String { bounds.words }

    /// `USD 727 million`, in the currency of the source.
    package static func money(_ money: Money) -> String { money.words }

    /// `300`, `1,200`, `727 million`, `1.7 million`, `12.3 billion`.
    package static func number(_ value: Double) -> String { FigureWords.number(value) }

    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
