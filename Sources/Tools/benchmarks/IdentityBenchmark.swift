internal import Foundation
internal import GRDB
internal import Judging
internal import Model
internal import Storing

/// What it costs to judge a report over a ledger of so many events: `benchmarks identity EVENTS`.
///
/// The events lie in 300 places of five countries and ten years, protests, loans and detentions in turn, some of them series at one
/// of seven venues. They are put into the file by SQL, from one body and `EventKeys`, since reading a million articles would
/// take an hour.
enum IdentityBenchmark {
    private static let today = 18_700
    private static let years = 3650
    private static let rounds = 300

    static func run(_ count: Int) throws {
        let path = FileManager.default.temporaryDirectory.path + "/identity-\(count)-\(getpid()).sqlite"
        defer {
            for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
        }
        let store = try SQLiteStore(path: path)
        try fill(path, count)
        let rules = Rules(
            types: [
                "protest": .init(title: "Protest", identity: .day), "loan": .init(title: "Loan", identity: .sum),
                "detention": .init(title: "Detention", identity: .party, alertsWhenDisclosed: true),
            ], countries: Set((0..<5).map { "country \($0)" }))
        var found = 0
        let start = processSeconds()
        for round in 0..<rounds {
            let event = event(count + round * 7, of: count, on: today - round % 30)
            let report = Report(
                type: event.type, status: .occurred, date: event.date, place: event.place, persons: event.persons,
                venue: event.venue, amount: event.amount, confidence: 0.9, evidence: "People came to the square.",
                evidenceRange: 0..<26)
            let findings = Findings(language: .english, onTopic: true, reports: [report])
            let candidates = try store.candidates(Judge.wanted(findings, rules: rules))
            found += candidates.count
            var ids = EventIDs(events: count, alerts: 0)
            let article = Article(
                id: "a\(round)", url: "u", title: "A rally", source: "s", published: event.firstSeen,
                language: .english, text: report.evidence)
            _ = Judge.rule(
                Judge.Input(
                    article: article, findings: findings, now: event.firstSeen, candidates: candidates, zone: .gmt),
                rules: rules, ids: &ids)
        }
        let each = (processSeconds() - start) / Double(rounds)
        print("{\"events\": \(count), \"milliseconds\": \(each * 1000), \"candidates\": \(found / rounds)}")
    }

    private static func event(_ number: Int, of count: Int, on day: Int? = nil) -> Event {
        let city = number &* 2_654_435_761 % 300
        let day = Day(ordinal: day ?? today - number * years / max(count, 1) % years)
        let instant = day.instant(hour: 12, in: .gmt)
        let type = ["protest", "loan", "detention"][number % 3]
        let sum = Double(1_000_000 * (1 + number % 997))
        return Event(
            id: "E\(number)", type: type, status: .occurred, date: DayInterval(day),
            place: PlaceName(
                name: "city \(city)", within: ["region \(city % 20)", "country \(city % 5)", "Central Asia"]),
            persons: type == "detention" ? [Person(name: "p", key: "person \(number % 50_000)")] : [],
            venue: number % 4 == 0 ? "venue \(city) \(number % 7)" : nil,
            amount: type == "loan" ? Money(low: sum, high: sum, currency: "USD") : nil,
            alert: number % 2 == 0 ? "A\(number)" : nil, firstSeen: instant, lastSeen: instant,
            tellings: [
                Telling(
                    article: "a", url: "https://news.example/a", source: "Example", title: "A rally in the city",
                    language: .english, published: instant, verdict: .new, size: Bounds(100), amount: nil,
                    evidence: "Several hundred people came to the square.")
            ])
    }

    private static func fill(_ path: String, _ count: Int) throws {
        let queue = try DatabaseQueue(path: path)
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .secondsSince1970
        try queue.inTransaction { db in
            let body = try db.makeStatement(
                sql: """
                    INSERT INTO event (id, type, status, firstDay, lastDay, place, lastSeen, body)
                    VALUES (?, ?, 'occurred', ?, ?, ?, ?, ?)
                    """)
            let key = try db.makeStatement(sql: "INSERT INTO eventKey (key, day, event) VALUES (?, ?, ?)")
            for number in 0..<count {
                let event = event(number, of: count)
                let day = event.date?.from.ordinal
                try body.execute(arguments: [
                    event.id, event.type, day, day, event.place?.name, event.lastSeen.timeIntervalSince1970,
                    String(decoding: try encoder.encode(event), as: UTF8.self),
                ])
                for entry in EventKeys.entries(of: event) {
                    try key.execute(arguments: [entry.key, entry.day, event.id])
                }
            }
            return .commit
        }
    }
}
