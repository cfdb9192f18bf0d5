import Model

extension Phrases {
    static let english = Phrases(
        words: Words(
            new: "New", nothingNew: "Nothing new.", developments: "Developments", learnedLate: "Learned late",
            figures: "Figures that changed", daybook: "Daybook",
            outcomes: "Of what was announced", series: "Series", review: "To review", withheld: "Withheld",
            feeds: "Feeds in trouble", deliveries: "Deliveries in trouble", atAGlance: "At a glance", also: "Also:",
            changed: "Changed:", named: "Named:", why: "Why:", mark: "Mark:", now: "Now", before: "Before"),
        numbers: Numbers(group: ",", decimal: ".", scales: [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]),
        charts: Charts(
            events: "Events a day", places: "Where", others: "Others", range: "range", new: { "\($0) new" },
            busiest: { "most on \($0): \($1)" }, north: "N", south: "S", east: "E", west: "W"),
        monthsOfDays: monthNames, months: monthNames, shortMonths: monthNames.map { String($0.prefix(3)) },
        day: { day, month, year in "\(day) \(month)" + (year.map { " \($0)" } ?? "") },
        month: { "\($0) \($1)" }, year: { "\($0)" }, isYearFirst: false, moment: { "\($0) at \($1)" },
        dateInferred: "(date inferred)", place: { " in \($0)" }, about: "about", atLeast: "at least", upTo: "up to",
        nearly: { "nearly \($0)" },
        unknownNumber: "an unknown number", unknownSum: "an unknown sum",
        people: { count, _ in count == 1 ? "person" : "people" },
        money: { number, _, _, currency in "\(currency) \(number)" },
        unit: { unit, count, _ in count == 1 ? unit : units[unit] ?? unit },
        summary: { new, developments, articles in
            [
                new > 0 ? "\(new) new" : nil, developments > 0 ? counted(developments, "development") : nil,
                counted(articles, "article") + " read",
            ].compactMap(\.self).joined(separator: ", ")
        },
        read: { articles, onTopic, reports in
            "\(counted(articles, "article")) read, \(onTopic) of the beat"
                + (reports.isEmpty
                    ? "" : "; reports: " + reports.map { "\($0.count) \($0.verdict.rawValue)" }.joined(separator: ", "))
                + "."
        },
        late: { closed, made in
            "Late: closed on \(closed), " + (made.map { "made on \($0)." } ?? "sent only now.")
        },
        severity: { $0.rawValue }, revision: "revision", part: { $0.rawValue }, mark: { $0.title },
        reprints: { "also printed by \($0)" + ($1 > 0 ? " and \($1) more" : "") },
        reviewLeft: { "and \($0) less likely" },
        outcome: { announced, outcome in (announced.map { "announced on \($0), " } ?? "") + outcome.words },
        series: { days, last, isQuiet in
            (isQuiet ? "no report since" : "goes on") + ": \(counted(days, "day")), the last on \(last)"
        },
        said: { figure, by in figure + (by.map { ", by \($0)" } ?? "") },
        title: { beat, kind, days in kind == .weekly ? "\(beat): week of \(days)" : "\(beat): \(days)" },
        sentences: nil, types: [:])

    private static func counted(_ count: Int, _ noun: String) -> String {
        "\(count == 1 ? "1" : FigureWords.number(Double(count))) \(noun)" + (count == 1 ? "" : "s")
    }

    /// Those that the reading has in the singular.
    private static let units = ["hectare": "hectares", "tonne": "tonnes"]

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
