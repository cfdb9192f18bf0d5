import Foundation
import Measures
import Model
import Testing
import Watching

@testable import Service

/// What a careful reader finds in the five articles of the existing corpus, verdict by verdict, read in order of publication
/// over an empty ledger.
@Suite(.enabled(if: LabelGateTests.shared != nil, "../shared/gold is not there"))
struct CorpusGateTests {
    private struct Wanted {
        var article: String
        var type: String
        var novelty: String
        var place: String?
        var days: DayInterval?

        /// What the program may say of it. A claim, and what is recalled, must raise nothing; of a wave that is alerted already
        /// a further city is new or an update.
        var verdicts: Set<String> {
            switch novelty {
            case "new": ["new", "update"]
            case "update": ["update"]
            case "late": ["late"]
            default: ["background", "denied", "possible"]
            }
        }
    }

    @Test func verdictByVerdict() throws {
        let shared = try #require(LabelGateTests.shared)
        let log = FaultLog()
        func yaml(_ name: String) throws -> YAMLValue {
            try #require(
                YAMLReader.read(try String(contentsOfFile: shared + name, encoding: .utf8), file: name, log: log))
        }
        var articles: [ReplayArticle] = []
        for entry in try yaml("/corpus/articles.yaml").list() ?? [] {
            guard let map = entry.map(keys: nil), let file = map["file"]?.string() else { continue }
            articles.append(
                ReplayArticle(
                    id: file, url: map["url"]?.string(), title: map["title"]?.string(),
                    published: map["published"]?.string(),
                    text: try String(contentsOfFile: shared + "/corpus/" + file, encoding: .utf8)))
        }
        var read: [String: ReplayedArticle] = [:]
        try Replay(watchlists: LabelGateTests.watchlists, known: [], zone: LabelGateTests.zone).lines(articles) {
            line in
            let article = try JSONDecoder().decode(ReplayedArticle.self, from: Data(line.utf8))
            read[article.id] = article
        }
        var wanted: [Wanted] = []
        for article in try #require(yaml("/gold/corpus.yaml").map(keys: nil)?["articles"]?.map(keys: nil)).entries {
            for value in article.value.map(keys: nil)?["events"]?.list() ?? [] {
                guard let event = value.map(keys: nil), let type = event["type"]?.string(),
                    let novelty = event["novelty"]?.string()
                else { continue }
                wanted.append(
                    Wanted(
                        article: article.key, type: type, novelty: novelty, place: event["place"]?.string(),
                        days: event["date"].flatMap(Self.interval)))
            }
        }
        #expect(wanted.count == 31)
        var misses: [String] = []
        var verdicts = 0
        var whole = 0
        for one in wanted {
            let reports = (read[one.article]?.reports ?? []).filter {
                $0.type == one.type && one.verdicts.contains($0.verdict)
            }
            // Nothing read of what only is claimed or recalled raises nothing either, which is what counts there.
            let dated = reports.filter { report in
                guard let days = one.days, let date = report.date.flatMap(Self.interval) else { return true }
                return date.overlaps(days)
            }
            let placed = dated.filter { report in
                guard let place = one.place else { return true }
                return report.place == place
            }
            if !dated.isEmpty { verdicts += 1 }
            if placed.isEmpty {
                misses.append("\(one.article): \(one.type) \(one.novelty) \(one.place ?? "")")
            } else {
                whole += 1
            }
        }
        let measures = [
            Measure("corpus/verdicts", Double(verdicts) / 31, of: 31, goal: 1),
            Measure("corpus/verdicts with their place", Double(whole) / 31, of: 31),
        ]
        for measure in measures {
            #expect(measure.holds(), "\(measure.name) is \(measure.value): \(misses.joined(separator: "; "))")
        }
        if ProcessInfo.processInfo.environment["COPYTASTER_MISSES"] != nil { print(misses.joined(separator: "\n")) }
        // No alert but for what is new, and one a wave.
        for (file, article) in read {
            #expect(article.alerts.count <= 1, "\(file) raises \(article.alerts.count) alerts")
        }
    }

    private static func interval(_ dates: ReplayedArticle.Dates) -> DayInterval? {
        guard let from = Day(dates.from), let to = Day(dates.to) else { return nil }
        return DayInterval(from, to)
    }

    /// `2021-03-27`, `2021-03`, `2016` or `{from, to}`.
    private static func interval(_ value: YAMLValue) -> DayInterval? {
        if value.isMap, let map = value.map(keys: nil) {
            guard let from = map["from"].flatMap(interval), let to = map["to"].flatMap(interval) else { return nil }
            return DayInterval(from.from, to.to)
        }
        guard let text = value.string() else { return nil }
        if let day = Day(text) { return DayInterval(day) }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        if parts.count == 2 { return DayInterval(year: parts[0], month: parts[1]) }
        return parts.first.flatMap { DayInterval(year: $0) }
    }
}
