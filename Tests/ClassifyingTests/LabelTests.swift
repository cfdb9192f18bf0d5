import Classifying
import Foundation
import Judging
import Model
import Testing
import Watching

/// Against labels that others made, where they are on this machine (`../shared/gold`): floors that only rise.
@Suite(.enabled(if: Reader.shared != nil, "no ../shared/gold on this machine"))
struct LabelTests {
    /// The rules that the service builds from a watchlist.
    static func rules(_ watchlist: Watchlist) -> Rules {
        var types: [String: Rules.TypeRules] = [:]
        for type in watchlist.types {
            types[type.name] = .init(
                title: type.title, identity: Rules.Identity(rawValue: type.identity.rawValue) ?? .day,
                window: type.window,
                alertsWhenPlanned: type.alertsWhenPlanned, alertsWhenDisclosed: type.alertsWhenDisclosed,
                silentScopes: Set(type.scopes.filter { !$0.alerts }.map(\.name)),
                alertingStages: Set(type.stages.filter(\.alerts).map(\.name)),
                severity: type.severity.enumerated().map { index, rule in
                    .init(
                        rule.severity, sizeFrom: rule.sizeFrom, amountFrom: rule.amountFrom,
                        cue: rule.when.isEmpty ? nil : "severity \(index)")
                })
        }
        return Rules(types: types, countries: Set(watchlist.places.filter { $0.kind == .country }.map(\.name)))
    }

    struct Text {
        var id: String
        var title: String
        var published: Day?
        var language: Language
        var text: String
    }

    /// Reads and judges in order of publication, unknown dates last.
    static func replay(_ texts: [Text]) throws -> [String: Judge.Ruling] {
        let watchlist = try #require(Reader.watchlist)
        let classifier = try #require(Reader.classifier)
        let rules = rules(watchlist)
        var ids = EventIDs()
        var ledger: [Event] = []
        var rulings: [String: Judge.Ruling] = [:]
        let order = texts.indices.sorted {
            (texts[$0].published?.ordinal ?? .max, $0) < (texts[$1].published?.ordinal ?? .max, $1)
        }
        for index in order {
            let text = texts[index]
            let moment = text.published?.instant(hour: 6, in: Reader.zone)
            let findings = classifier.findings(
                title: text.title, text: text.text, language: text.language, published: moment)
            let article = Article(
                id: text.id, url: text.id, title: text.title, source: "", published: moment, text: text.text)
            let ruling = Judge.rule(
                .init(article: article, findings: findings, now: moment, candidates: ledger, zone: Reader.zone),
                rules: rules, ids: &ids)
            for event in ruling.events {
                if let known = ledger.firstIndex(where: { $0.id == event.id }) {
                    ledger[known] = event
                } else {
                    ledger.append(event)
                }
            }
            rulings[text.id] = ruling
        }
        return rulings
    }

    private struct Label: Decodable {
        struct Expectation: Decodable {
            var lang: String
            var onTopic: Bool
            var alertExpected: Bool
            var sameEventGroup: String?
        }
        var id: String
        var title: String
        var published: String?
        var text: String
        var expect: Expectation
    }

    /// As `gold/score.py` counts.
    @Test func developmentSet() throws {
        let file = try #require(Reader.shared) + "/gold/dev.jsonl"
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let labels = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
            try decoder.decode(Label.self, from: Data($0.utf8))
        }
        let rulings = try Self.replay(
            labels.map {
                Text(
                    id: $0.id, title: $0.title, published: $0.published.flatMap { Day($0) },
                    language: Language(rawValue: $0.expect.lang), text: $0.text)
            })
        var alerted = Set<String>()
        var expected = Set<String>()
        var right = 0
        var wrong = 0
        var repeated = 0
        var offTopic = 0
        for label in labels {
            let unit = label.expect.sameEventGroup ?? label.id
            if label.expect.alertExpected { expected.insert(unit) }
            let alerts = rulings[label.id]?.alerts.filter { $0.kind == .new } ?? []
            if !label.expect.onTopic { offTopic += alerts.count }
            for index in alerts.indices {
                if !label.expect.alertExpected {
                    wrong += 1
                } else if index == alerts.startIndex, alerted.insert(unit).inserted {
                    right += 1
                } else {
                    repeated += 1
                }
            }
        }
        #expect(Double(right) / Double(max(1, right + wrong)) >= 0.92, "precision: \(right) right, \(wrong) wrong")
        #expect(
            Double(alerted.count) / Double(max(1, expected.count)) >= 0.95, "missed \(expected.subtracting(alerted))")
        #expect(Double(right + repeated) / Double(max(1, right)) <= 1.05, "\(repeated) repeated")
        #expect(offTopic == 0)
    }

    /// What a careful reader finds in the five articles: how many of the events are found at all, and with that verdict.
    @Test func corpusVerdictByVerdict() throws {
        let shared = try #require(Reader.shared)
        let log = FaultLog()
        func yaml(_ name: String) throws -> YAMLValue {
            try #require(
                YAMLReader.read(try String(contentsOfFile: shared + name, encoding: .utf8), file: name, log: log))
        }
        var texts: [Text] = []
        for entry in try yaml("/corpus/articles.yaml").list() ?? [] {
            guard let map = entry.map(keys: nil), let file = map["file"]?.string() else { continue }
            texts.append(
                Text(
                    id: file, title: map["title"]?.string() ?? "", published: map["published"]?.day(),
                    language: .english,
                    text: try String(contentsOfFile: shared + "/corpus/" + file, encoding: .utf8)))
        }
        let rulings = try Self.replay(texts)
        var total = 0
        var agreed = 0
        var misses: [String] = []
        for article in try #require(yaml("/gold/corpus.yaml").map(keys: nil)?["articles"]?.map(keys: nil)).entries {
            let judgements = rulings[article.key]?.judgements ?? []
            for value in article.value.map(keys: nil)?["events"]?.list() ?? [] {
                guard let event = value.map(keys: nil), let type = event["type"]?.string(),
                    let novelty = event["novelty"]?.string()
                else { continue }
                total += 1
                let days = event["date"].flatMap(Self.interval)
                // "claim" and "background": nothing that alerts. "new" of a wave that is alerted already is an update.
                let verdicts: Set<Verdict> =
                    switch novelty {
                    case "new": [.new, .update]
                    case "update": [.update]
                    case "late": [.late]
                    default: [.background, .denied, .possible]
                    }
                let found = judgements.contains { judgement in
                    guard judgement.report.type == type, verdicts.contains(judgement.verdict) else { return false }
                    guard let days, let date = judgement.report.date else { return true }
                    return date.overlaps(days)
                }
                if found {
                    agreed += 1
                } else {
                    misses.append("\(article.key): \(type) \(novelty) \(event["place"]?.string() ?? "")")
                }
            }
            // No alert but for what is new.
            let alerts = rulings[article.key]?.alerts.count ?? 0
            #expect(alerts <= 1, "\(article.key) raises \(alerts) alerts")
        }
        #expect(total == 31)
        #expect(agreed >= 28, "\(agreed) of \(total) agree; not: \(misses.joined(separator: "; "))")
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
