import Foundation
import Measures
import Model

/// How replayed articles stand against their labels: counted as the labels' own scorer counts (`gold/score.py`), which a test
/// holds it against.
///
/// An article is right to alert where its label says so and no earlier article of its group has alerted. A further alert of a
/// group is a repeat, any other is false. Place, day and figure are looked at where an alert was right.
struct LabelScore {
    struct Tally {
        var right = 0
        var alerts = 0
        var found = 0
        var expected = 0
    }

    var right = 0
    var wrong = 0
    var repeated = 0
    var offTopic = 0
    var offTopicAlerts = 0
    /// Groups that should alert, and those that did.
    var expected: Set<String> = []
    var alerted: Set<String> = []
    var fields: [String: (right: Int, all: Int)] = [:]
    var topicRight = 0
    var languageRight = 0
    var articles = 0
    /// By `en` or `protest`.
    var parts: [String: Tally] = [:]
    var misses: [String] = []

    init(_ labels: [LabelledArticle], _ replayed: [ReplayedArticle]) {
        let byID = Dictionary(replayed.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var groups: [String: (language: String, types: Set<String>)] = [:]
        articles = labels.count
        for label in labels {
            guard let got = byID[label.id] else {
                misses.append("\(label.id) was not replayed")
                continue
            }
            let unit = label.expect.sameEventGroup ?? label.id
            if label.expect.alertExpected, expected.insert(unit).inserted {
                groups[unit] = (label.expect.lang, Set(label.expect.events.map(\.type)))
            }
            topicRight += got.onTopic == label.expect.onTopic ? 1 : 0
            languageRight += got.language == label.expect.lang ? 1 : 0
            let alerts = got.alerts.filter { $0.kind == "new" }
            if !label.expect.onTopic {
                offTopic += 1
                offTopicAlerts += alerts.count
            }
            var isHit = false
            for alert in alerts {
                parts[label.expect.lang, default: .init()].alerts += 1
                parts[alert.type, default: .init()].alerts += 1
                guard label.expect.alertExpected else {
                    wrong += 1
                    misses.append("false: \(label.id) \(alert.type), \(label.title)")
                    continue
                }
                guard !isHit, !alerted.contains(unit) else {
                    isHit = true
                    repeated += 1
                    misses.append("again: \(label.id) \(alert.type), \(label.title)")
                    continue
                }
                isHit = true
                alerted.insert(unit)
                right += 1
                parts[label.expect.lang, default: .init()].right += 1
                parts[alert.type, default: .init()].right += 1
                compare(label, got, alert)
            }
        }
        for (unit, group) in groups {
            for part in group.types.union([group.language]) {
                parts[part, default: .init()].expected += 1
                parts[part, default: .init()].found += alerted.contains(unit) ? 1 : 0
            }
        }
        for unit in expected.subtracting(alerted).sorted() { misses.append("missed: \(unit)") }
    }

    private mutating func compare(_ label: LabelledArticle, _ got: ReplayedArticle, _ alert: ReplayedArticle.Alert) {
        let ofEvent = got.reports.filter { $0.event == alert.event }
        let reports = ofEvent.isEmpty ? got.reports : ofEvent
        let told = label.expect.events.filter { $0.status != "background" }
        let live = told.isEmpty ? label.expect.events : told
        note(
            "type", label,
            live.contains { $0.type == alert.type } || label.expect.events.contains { $0.type == alert.type })
        let places = live.compactMap { $0.place.map(Self.plain) }.filter { !$0.isEmpty }
        if !places.isEmpty {
            let said = reports.compactMap { $0.place.map(Self.plain) }.filter { !$0.isEmpty }
            note(
                "place", label, places.contains { place in said.contains { $0.contains(place) || place.contains($0) } })
        }
        let days = live.compactMap { $0.date.flatMap(Self.days) }
        if !days.isEmpty {
            let said = reports.compactMap { $0.date.flatMap { Self.days("\($0.from)/\($0.to)") } }
            note("day", label, days.contains { day in said.contains { $0.overlaps(day) } })
        }
        let figures = live.compactMap(\.size) + live.compactMap(\.amount).filter(\.isKnown)
        if !figures.isEmpty {
            let said = reports.flatMap { [$0.size, $0.amount].compactMap(\.self) }
            note("figure", label, figures.contains { figure in said.contains { $0.isClose(to: figure) } })
        }
    }

    private mutating func note(_ field: String, _ label: LabelledArticle, _ isRight: Bool) {
        fields[field, default: (0, 0)].all += 1
        if isRight {
            fields[field, default: (0, 0)].right += 1
        } else {
            misses.append("\(field): \(label.id), \(label.title)")
        }
    }

    /// Letters and digits without marks and case.
    private static func plain(_ name: String) -> String {
        String(
            name.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter {
                CharacterSet.alphanumerics.contains($0) && !$0.properties.isDiacritic
                    && $0.properties.generalCategory != .nonspacingMark
            }.map(Character.init))
    }

    /// A day, month or year, or two of them with a stroke between.
    private static func days(_ text: String) -> DayInterval? {
        let ends = text.split(separator: "/")
        if ends.count == 2, let from = days(String(ends[0])), let to = days(String(ends[1])) {
            return DayInterval(from.from, to.to)
        }
        if let day = Day(text.prefix(10)) { return DayInterval(day) }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        if parts.count == 2 { return DayInterval(year: parts[0], month: parts[1]) }
        return parts.first.flatMap { DayInterval(year: $0) }
    }

    // MARK: - What it comes to

    var precision: Double { Self.share(right, right + wrong) }
    var recall: Double { Self.share(alerted.count, expected.count) }
    var alertsAnEvent: Double { right == 0 ? 1 : Double(right + repeated) / Double(right) }

    static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 1 : Double(part) / Double(whole) }

    /// Its figures under a name, with the goals of the desk.
    func measures(_ name: String) -> [Measure] {
        var all = [
            Measure("\(name)/alert precision", precision, of: right + wrong, goal: 0.95),
            Measure("\(name)/event recall", recall, of: expected.count, goal: 0.95),
            Measure("\(name)/alerts an event", alertsAnEvent, of: right, goal: 1.05, isLessBetter: true),
            Measure(
                "\(name)/off-beat alerts an article", Self.share(offTopicAlerts, max(1, offTopic)), of: offTopic,
                goal: 0.001, isLessBetter: true),
            Measure("\(name)/on the beat", Self.share(topicRight, articles), of: articles),
            Measure("\(name)/language", Self.share(languageRight, articles), of: articles),
        ]
        for (field, share) in fields.sorted(by: { $0.key < $1.key }) {
            all.append(
                Measure(
                    "\(name)/\(field)", Self.share(share.right, share.all), of: share.all,
                    goal: field == "type" ? nil : 0.95))
        }
        for (part, tally) in parts.sorted(by: { $0.key < $1.key }) {
            all.append(
                Measure("\(name)/alert precision/\(part)", Self.share(tally.right, tally.alerts), of: tally.alerts))
            all.append(
                Measure("\(name)/event recall/\(part)", Self.share(tally.found, tally.expected), of: tally.expected))
        }
        return all
    }
}
