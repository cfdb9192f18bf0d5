import Foundation
import Model
import Testing

/// What becomes of what was announced, and when one digest tells it.
struct DaybookTests {
    private static let zone = TimeZone(identifier: "Asia/Almaty") ?? .gmt
    private static func day(_ text: String) -> Day { Day(text) ?? Day(ordinal: 0) }
    private static func noon(_ text: String) -> Date { day(text).instant(hour: 12, in: zone) }

    private static func event(_ status: Report.Status = .planned, _ verdicts: [Verdict] = [.planned]) -> Event {
        Event(
            id: "E1", type: "protest", status: status, date: DayInterval(day("2021-04-24")), place: nil,
            firstSeen: noon("2021-04-17"), lastSeen: noon("2021-04-17"),
            tellings: verdicts.enumerated().map { index, verdict in
                Telling(
                    article: "a\(index)", url: "", source: "S", title: "", language: .english,
                    published: noon("2021-04-17") + Double(index), verdict: verdict, size: nil, amount: nil,
                    evidence: "")
            })
    }

    struct Row: Sendable {
        var event: Event
        var today: String
        var outcome: DaybookOutcome?
        /// The day on which the outcome stands; nil: never.
        var settled: String?
    }

    private static func turned(_ event: Event, _ kind: String, _ day: String) -> Event {
        var event = event
        event.turn(kind, at: noon(day))
        return event
    }

    @Test(arguments: [
        Row(event: event(), today: "2021-04-20", outcome: .awaited),
        Row(event: event(), today: "2021-04-26", outcome: .awaited),
        Row(event: event(), today: "2021-04-27", outcome: .unreported, settled: "2021-04-27"),
        // Told at noon of its day: nothing has happened before the day is over.
        Row(
            event: turned(event(.occurred, [.planned, .new]), Turn.occurred, "2021-04-24"), today: "2021-04-25",
            outcome: .happened, settled: "2021-04-25"),
        Row(
            event: turned(event(.occurred, [.planned, .new]), Turn.occurred, "2021-04-29"), today: "2021-04-30",
            outcome: .happened, settled: "2021-04-29"),
        // Called off before its day.
        Row(
            event: turned(event(.planned, [.planned, .denied]), Turn.denied, "2021-04-22"), today: "2021-04-23",
            outcome: .denied, settled: "2021-04-22"),
        // Never announced.
        Row(event: event(.occurred, [.new]), today: "2021-04-25", outcome: nil),
    ])
    func outcome(row: Row) {
        let outcome = row.event.outcome(asOf: Self.day(row.today))
        #expect(outcome == row.outcome)
        let settled = outcome.flatMap { row.event.settled($0, in: Self.zone) }
        #expect(settled.map { "\(Day($0, in: Self.zone))" } == row.settled)
    }

    @Test func aKindOfTurnIsNotedOnce() {
        var event = Self.event()
        event.turn(Turn.denied, at: Self.noon("2021-04-22"))
        event.turn(Turn.denied, at: Self.noon("2021-04-23"))
        #expect(event.turns == [Turn(Turn.denied, at: Self.noon("2021-04-22"))])
    }

    /// What an earlier version put on record has no turns.
    @Test func anOldEventIsRead() throws {
        let whole = try JSONEncoder().encode(Self.event())
        var object = try #require(try JSONSerialization.jsonObject(with: whole) as? [String: Any])
        for key in ["turns", "apart", "ruling"] { object[key] = nil }
        let read = try JSONDecoder().decode(Event.self, from: JSONSerialization.data(withJSONObject: object))
        #expect(read == Self.event())
    }
}
