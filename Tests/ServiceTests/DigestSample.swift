import Alerting
import Foundation
import Model
import Storing
import Watching

@testable import Service

/// A ledger with articles that are recorded as said, and digests made over it.
struct DigestSample {
    static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt

    let store: SQLiteStore
    let watchlist: Watchlist
    private(set) var last = 0

    init() throws {
        store = try SQLiteStore()
        watchlist = try Self.beatToTest.get()
    }

    var making: DigestMaking { DigestMaking(watchlist, zone: Self.zone) }

    private static let beatToTest = Result { try watchlist() }

    /// A beat of two types, one question and a city with its coordinates.
    private static func watchlist() throws -> Watchlist {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-digest-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data(beat.utf8).write(to: URL(fileURLWithPath: folder + "/beat.yaml"))
        return try Watchlist.load(folder)
    }

    private static let beat = """
        beat: test
        title: A beat to test
        places:
          - {name: Kazakhstan, kind: country, aliases: {en: [Kazakhstan]}}
          - {name: Almaty, kind: city, in: Kazakhstan, coordinates: [43.238, 76.945], aliases: {en: [Almaty]}}
          - {name: Astana, kind: city, in: Kazakhstan, coordinates: [51.169, 71.449], aliases: {en: [Astana]}}
        types:
          - name: protest
            title: Protest
            window: 10
            words: {rally: {en: [rally~]}}
            triggers: [{words: rally, weight: 2.2}]
        questions:
          - name: debt
            title: Debt to China
            kind: money
            words: {debt: {en: [debt~]}}
            about: [debt]

        """

    /// One article that tells something, as the reader would have recorded it.
    struct Telling {
        var verdict = Verdict.new
        var event: Event?
        var alert: Alert?
        var claims: [Claim] = []
        var deliveries: [Delivery] = []
        var outlet = "Steppe Wire"
        var confidence = 0.9
        var rule = "new-event"
    }

    /// Records an article read at a time; its id.
    @discardableResult
    mutating func read(_ telling: Telling, at time: Date) throws -> String {
        last += 1
        let id = "a\(last)"
        let report = Report(
            type: telling.event?.type ?? "protest", status: .occurred, confidence: telling.confidence,
            evidence: "Sentence \(id).", evidenceRange: 0..<1)
        let judgement = Judgement(
            report: report, verdict: telling.verdict, event: telling.event?.id, rule: telling.rule,
            reason: "A reason.")
        try store.record(
            ArticleRecord(
                article: Article(
                    id: id, url: "https://example.org/\(id)", canonicalURL: "https://example.org/\(id)",
                    title: "Title \(id)", source: telling.outlet, published: time, language: .english, text: "Text."),
                item: nil, findings: Findings(language: .english, onTopic: true, claims: telling.claims),
                judgements: telling.event == nil && telling.alert == nil && !telling.claims.isEmpty ? [] : [judgement],
                events: telling.event.map { [$0] } ?? [], alerts: telling.alert.map { [$0] } ?? [],
                deliveries: telling.deliveries, read: time, watchlist: "w", why: "because", lastEvent: last,
                lastAlert: last))
        return id
    }

    static func event(
        _ id: String, day: String, further: [String] = [], place: String = "Almaty",
        outlets: [String] = ["Steppe Wire"],
        alert: String? = nil, seen: Date
    ) -> Event {
        Event(
            id: id, type: "protest", status: .occurred, date: Day(day).map { DayInterval($0) },
            days: further.compactMap { Day($0) }, place: PlaceName(name: place, within: ["Kazakhstan"]), alert: alert,
            firstSeen: seen, lastSeen: seen,
            tellings: outlets.map {
                Model.Telling(
                    article: "\(id)-\($0)", url: "https://example.org/\(id)", source: $0, title: "A rally",
                    language: .english,
                    published: seen, verdict: .new, size: Bounds(low: 200, high: 300), amount: nil,
                    evidence: "Some 200 to 300 people came.")
            })
    }

    static func alert(
        _ id: String, _ event: Event, severity: Severity = .medium, confidence: Double = 0.9, raised: Date
    ) -> Alert {
        Alert(
            id: id, kind: .new, type: event.type, severity: severity, raised: raised, events: [event],
            evidence: "Some 200 to 300 people came.", reason: "no known event is near it", confidence: confidence)
    }

    /// An alert on an event of its own.
    mutating func alert(_ id: String, at time: Date) throws {
        let event = Self.event("E\(id)", day: "\(Day(time, in: .gmt))", alert: id, seen: time)
        try read(Telling(event: event, alert: Self.alert(id, event, raised: time)), at: time)
    }

    func desk(_ schedule: DigestSchedule, store: (any Store)? = nil) -> DigestDesk {
        DigestDesk(store: store ?? self.store, schedule: schedule, destinations: []) {
            [DigestText(format: "md", body: "\($0.id): \($0.alerts.map(\.id))\n")]
        }
    }

    func makeDue(
        _ now: Date, _ schedule: DigestSchedule = .init(hour: 7, minute: 0), zone: TimeZone = DigestSample.zone,
        began: Date = .distantPast, store: (any Store)? = nil
    ) throws -> [Digest] {
        try desk(schedule, store: store).makeDue(now: now, began: began, DigestMaking(watchlist, zone: zone)) {
            _ throws(StoreFault) in DigestMaking.Desk()
        }
    }

    /// The daily digests on record, the first first.
    func digests(_ kind: Digest.Kind = .daily) throws -> [Digest] {
        try store.digests(limit: 10_000).filter { $0.kind == kind }.reversed().compactMap {
            try store.digest(kind, day: $0.day)
        }
    }
}
