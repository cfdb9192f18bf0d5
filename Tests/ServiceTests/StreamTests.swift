import Foundation
import Measures
import Model
import Storing
import Testing

@testable import Service

/// How well events are told apart over a stream of dated reports in four languages: series, waves, anniversaries, loans through
/// their stages, cases over months. The labels are ours, written by somebody who had not seen the program.
@Suite struct StreamTests {
    private struct Labelled: Decodable {
        struct Expected: Decodable {
            struct Telling: Decodable {
                var event: String
                var type: String
                var status: Report.Status
                var date: String?
                var place: String?
            }
            var lang: String
            var events: [Telling]
        }
        var id: String
        var expect: Expected
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().path

    /// Reads all, and finds for each telling of the labels the report that tells it.
    private func measured() throws -> (found: BCubed, all: BCubed, alerts: Int) {
        let text = try String(contentsOfFile: Self.folder + "/Labelled/stream.jsonl", encoding: .utf8)
        let labels = try text.split(separator: "\n").map {
            try JSONDecoder().decode(Labelled.self, from: Data($0.utf8))
        }
        let expected = Dictionary(labels.map { ($0.id, $0.expect) }, uniquingKeysWith: { first, _ in first })
        let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
        let beat = try Beat(folder: Self.folder + "/../../watchlists/kazakhstan-china", zone: zone)
        let replay = try Replay(beat: beat, ledger: MemoryLedger(), known: [], zone: zone)
        var found = BCubed()
        var all = BCubed()
        var alerts = 0
        try replay.records(try ReplayArticle.read(text, file: "stream.jsonl")) { record, given in
            guard let expect = expected[given.id] else { return }
            alerts += record.alerts.count { $0.kind == .new }
            let reports = Self.assigned(expect.events, record.judgements)
            for (index, telling) in expect.events.enumerated() {
                let alone = "\(given.id) \(index)"
                var mention = BCubed.Mention(
                    event: telling.event, cluster: alone, groups: [expect.lang, telling.type])
                if let judgement = reports[index] {
                    mention.cluster = judgement.event ?? alone
                    found.mentions.append(mention)
                }
                all.mentions.append(mention)
            }
        }
        return (found, all, alerts)
    }

    /// The judgement that stands for each telling of the labels: of its type, nearest by day, place and status, each once.
    private static func assigned(
        _ tellings: [Labelled.Expected.Telling], _ judgements: [Judgement]
    ) -> [Int: Judgement] {
        var pairs: [(score: Double, telling: Int, judgement: Int)] = []
        for (index, telling) in tellings.enumerated() {
            let days = interval(telling.date)
            for (number, judgement) in judgements.enumerated() where judgement.report.type == telling.type {
                let report = judgement.report
                var score = 0.0
                if let days, let known = report.date {
                    let distance = days.distance(to: known)
                    score += distance == 0 ? 3 : distance <= 3 ? 1 : distance > 31 ? -2 : 0
                }
                if report.status == telling.status { score += 1.5 }
                if let place = telling.place, report.place.map({ bare($0.name) }) == bare(place) { score += 2 }
                if judgement.event != nil { score += 0.2 }
                if score >= 0 { pairs.append((score, index, number)) }
            }
        }
        // What fits equally well is taken in the order in which the article tells it, as the labels are.
        let places = judgements.map { $0.report.evidenceInTitle ? 0 : $0.report.evidenceRange.lowerBound }
        pairs.sort {
            ($1.score, $0.telling, places[$0.judgement], $0.judgement)
                < ($0.score, $1.telling, places[$1.judgement], $1.judgement)
        }
        var found: [Int: Judgement] = [:]
        var used = Set<Int>()
        for pair in pairs where found[pair.telling] == nil && used.insert(pair.judgement).inserted {
            found[pair.telling] = judgements[pair.judgement]
        }
        return found
    }

    /// Without what only tells a place from its namesakes: Nur-Sultan (Astana), Tekes County.
    private static func bare(_ place: String) -> Substring {
        let name = place.prefix { $0 != "(" }
        return name.hasSuffix(" County") ? name.dropLast(7) : name.last == " " ? name.dropLast() : name
    }

    /// A day, month, year, or two of them with a slash between.
    private static func interval(_ text: String?) -> DayInterval? {
        guard let text else { return nil }
        let ends = text.split(separator: "/").compactMap { end -> DayInterval? in
            let parts = end.split(separator: "-").compactMap { Int($0) }
            switch parts.count {
            case 3: return Day(end).map { DayInterval($0) }
            case 2: return DayInterval(year: parts[0], month: parts[1])
            case 1: return DayInterval(year: parts[0])
            default: return nil
            }
        }
        guard let first = ends.first, let last = ends.last else { return nil }
        return DayInterval(first.from, last.to)
    }

    @Test func eventsAreToldApartOverAStream() throws {
        let (found, all, alerts) = try measured()
        for group in [nil, "en", "ru", "kk", "zh", "protest", "loan", "detention"] {
            let score = found.score(of: group)
            let name = "stream/B³ F" + (group.map { "/" + $0 } ?? "")
            let goal = group == nil ? 0.92 : nil
            #expect(Measure(name, score.balanced, of: score.mentions, goal: goal).holds(), "\(name)")
            guard group == nil else { continue }
            #expect(Measure("stream/B³ precision", score.precision, of: score.mentions).holds())
            #expect(Measure("stream/B³ recall", score.recall, of: score.mentions).holds())
        }
        // What is not found stands alone here, and so counts against it.
        let whole = all.score()
        #expect(Measure("stream/B³ F of all tellings", whole.balanced, of: whole.mentions).holds())
        // Tellings that were read at all; what is not found stands in no event.
        let share = Double(found.mentions.count) / Double(max(1, all.mentions.count))
        #expect(Measure("stream/found", share, of: all.mentions.count).holds())
        #expect(alerts > 0)
    }
}
