import Alerting
import Foundation
import Model
import Storing
import Testing

@testable import Service

/// What stands in a digest, over a ledger of a few days.
@Suite struct DigestContentTests {
    private static let zone = DigestSample.zone
    private static func at(_ day: String, _ hour: Int) throws -> Date {
        try #require(Day(day)).instant(hour: hour, in: zone)
    }

    private static func debt(_ billions: Double, speaker: String? = nil) -> Claim {
        Claim(
            question: "debt", subject: "Kazakhstan", bounds: Bounds(billions * 1e9), unit: nil, currency: "USD",
            kind: .money, text: "\(Int(billions)) billion",
            speaker: speaker.map { Speaker(kind: .official, name: $0, isQuoted: false) },
            sentence: "The debt is \(Int(billions)) billion dollars.")
    }

    private static func delivery(_ alert: String, at time: Date) -> Delivery {
        Delivery(
            id: "msg_\(alert)_desk", destination: "desk", payload: .alertNew, alert: alert, body: "", created: time,
            due: time)
    }

    /// A ledger with something for each of a digest's parts, and the digest of 28 March.
    private static func rich() throws -> Digest {
        var sample = try DigestSample()
        let early = try at("2021-03-21", 12)
        // A daily picket that goes on, and one of every other day of which nothing was heard for more than a week.
        let days = ["2021-03-24", "2021-03-25", "2021-03-26", "2021-03-27"]
        let picket = DigestSample.event(
            "E1", day: days[0], further: Array(days.dropFirst()), alert: "A9", seen: try at("2021-03-27", 15))
        let silent = DigestSample.event(
            "E2", day: "2021-03-16", further: ["2021-03-18", "2021-03-20"], place: "Astana", seen: early)
        try sample.read(.init(verdict: .background, event: silent), at: early)
        try sample.read(.init(claims: [debt(12, speaker: "Ministry of Finance")]), at: early)
        try sample.read(.init(verdict: .background), at: early)
        _ = try sample.makeDue(try at("2021-03-27", 7), began: early - 60)
        let noon = try at("2021-03-27", 12)
        try sample.read(.init(verdict: .update, event: picket, rule: "same-event"), at: noon)
        let (march, rally, vigil) = (
            DigestSample.event("E3", day: "2021-03-27", outlets: ["Wire", "Herald"], alert: "A1", seen: noon),
            DigestSample.event("E4", day: "2021-03-27", place: "Astana", alert: "A2", seen: noon),
            DigestSample.event("E5", day: "2021-03-26", alert: "A3", seen: noon)
        )
        for (alert, isSent) in [
            (DigestSample.alert("A3", vigil, confidence: 0.7, raised: noon), false),
            (DigestSample.alert("A1", march, raised: noon + 60), true),
            (DigestSample.alert("A2", rally, severity: .high, raised: noon + 120), true),
        ] {
            try sample.read(
                .init(event: alert.events[0], alert: alert, deliveries: isSent ? [delivery(alert.id, at: noon)] : []),
                at: alert.raised)
        }
        try sample.read(.init(claims: [debt(9)], outlet: "Herald"), at: noon + 180)
        try sample.read(.init(verdict: .possible, confidence: 0.45, rule: "low-confidence"), at: noon + 240)
        let desk = DigestMaking.Desk(
            feeds: [
                FeedRecord(
                    url: "https://example.org/feed", name: "Feed", nextCheck: noon, state: "{}",
                    trouble: "silent for 3 d")
            ],
            sendsAlerts: true, remembers: early)
        let made = try sample.desk(.init(hour: 7, minute: 0)).makeDue(
            now: try at("2021-03-28", 9), began: early - 60, sample.making
        ) { _ throws(StoreFault) in desk }
        return try #require(made.first)
    }

    @Test func theMostImportantComesFirst() throws {
        let digest = try Self.rich()
        // By severity, then by sources.
        #expect(digest.alerts.map(\.id) == ["A2", "A1", "A3"])
        #expect(digest.made == (try Self.at("2021-03-28", 9)) && digest.kind == .daily)
        #expect(digest.titles == ["protest": "Protest"])
        #expect(digest.feeds.map(\.trouble) == ["silent for 3 d"])
    }

    @Test func aSeriesTakesALine() throws {
        let digest = try Self.rich()
        let lines = digest.series ?? []
        #expect(lines.map(\.event.id) == ["E1", "E2"] && lines.map(\.isQuiet) == [false, true])
        #expect(lines.first?.days == 4 && lines.first?.last == Day("2021-03-27"))
        #expect(digest.developments.isEmpty)
    }

    /// Where something has become of it, it is a development.
    @Test func aSeriesThatTurnsIsNoLine() throws {
        var sample = try DigestSample()
        let noon = try Self.at("2021-03-27", 12)
        var picket = DigestSample.event(
            "E1", day: "2021-03-25", further: ["2021-03-26", "2021-03-27"], alert: "A9", seen: noon)
        picket.turn("sign:violence", at: noon)
        try sample.read(.init(verdict: .update, event: picket, rule: "same-event"), at: noon)
        let digest = try #require(try sample.makeDue(noon + 86_400, began: noon - 60).first)
        #expect(digest.developments.map(\.id) == ["E1"] && digest.series == [])
    }

    /// Nothing was heard for more than a week, or three times its usual gap: one digest says so.
    @Test(arguments: [
        (["2021-03-04", "2021-03-05", "2021-03-06"], "2021-03-14"),
        (["2021-03-01", "2021-03-05", "2021-03-09"], "2021-03-22"),
        (["2021-03-04", "2021-03-06"], nil),
        (["2018-03-04", "2019-03-04", "2020-03-04"], nil),
    ])
    func silenceIsToldOnce(days: [String], told: String?) throws {
        var sample = try DigestSample()
        let seen = try Self.at(try #require(days.last), 12)
        let event = DigestSample.event("E1", day: days[0], further: Array(days.dropFirst()), seen: seen)
        try sample.read(.init(verdict: .background, event: event), at: seen)
        let first = try #require(Day("2021-03-10"))
        var quiet: [String] = []
        for number in 0..<20 {
            let close = (first + number).instant(hour: 7, in: Self.zone)
            for digest in try sample.makeDue(close, began: try Self.at("2021-03-09", 7)) {
                quiet += (digest.series ?? []).filter(\.isQuiet).map { _ in "\(digest.day)" }
            }
        }
        #expect(quiet == [told].compactMap(\.self))
    }

    @Test func figuresThatChangedAreToldWithWhatWasToldBefore() throws {
        let digest = try Self.rich()
        let change = try #require(digest.figures?.first)
        #expect(digest.figures?.count == 1 && change.title == "Debt to China" && change.subject == "Kazakhstan")
        #expect(change.now.words == "USD 9 billion" && change.now.outlet == "Herald" && change.now.language == "en")
        #expect(change.before?.words == "USD 12 billion" && change.before?.saidBy == "Ministry of Finance")
        #expect(digest.charts?.timelines.map { $0.points.map(\.low) } == [[12e9, 9e9]])
    }

    /// An article that is edited says its figure once.
    @Test func aFigureIsToldOnce() throws {
        var sample = try DigestSample()
        let noon = try Self.at("2021-03-27", 12)
        let id = try sample.read(.init(claims: [Self.debt(9)]), at: noon)
        let first = try #require(try sample.makeDue(noon + 86_400, began: noon - 60).first)
        #expect(first.figures?.map(\.now.words) == ["USD 9 billion"])
        let past = try #require(try sample.store.pastReading(article: id))
        try sample.store.record(
            ArticleRecord(
                article: past.article, item: nil,
                findings: Findings(language: .english, onTopic: true, claims: [Self.debt(9), Self.debt(7)]),
                judgements: [], events: [], alerts: [], deliveries: [], read: noon + 90_000, watchlist: "w", why: "",
                lastEvent: 1, lastAlert: 1, revision: 1))
        let second = try #require(try sample.makeDue(noon + 2 * 86_400, began: noon - 60).first)
        #expect(second.figures?.map(\.now.words) == ["USD 7 billion"])
    }

    @Test func whatWentNowhereIsSaid() throws {
        let digest = try Self.rich()
        #expect(digest.withheld?.map(\.alert) == ["A3"])
        #expect(digest.withheld?.first?.reason == "no route sends it")
    }

    @Test func chartsCountWhatHappened() throws {
        let charts = try #require(try Self.rich().charts)
        #expect("\(charts.from) \(charts.to)" == "2021-03-01 2021-03-28")
        let days = Dictionary(charts.events.map { ("\($0.day)", $0.count) }, uniquingKeysWith: +)
        // The silent series of Astana, the picket's days, the rallies.
        #expect(
            days == [
                "2021-03-16": 1, "2021-03-18": 1, "2021-03-20": 1, "2021-03-24": 1, "2021-03-25": 1, "2021-03-26": 2,
                "2021-03-27": 3,
            ])
        #expect(charts.places.map(\.place) == ["Almaty", "Astana"] && charts.places.map(\.count) == [3, 2])
        #expect(charts.places.map(\.new) == [2, 1] && charts.places.first?.latitude == 43.238)
    }

    /// The whole of it, key by key: what an earlier version recorded must still be read. `RECORD=1` writes it anew.
    @Test func theRichDigestIsAsRecorded() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.dateEncodingStrategy = .secondsSince1970
        let digest = try Self.rich()
        let text = String(decoding: try encoder.encode(digest), as: UTF8.self) + "\n"
        let file = (#filePath as NSString).deletingLastPathComponent + "/Goldens/digest.json"
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(
                atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        }
        let golden = try String(contentsOfFile: file, encoding: .utf8)
        #expect(text == golden)
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        #expect(try decoder.decode(Digest.self, from: Data(golden.utf8)) == digest)
    }
}
