import Foundation
import Model

/// A digest in which every section has something: templates are tried on it, and their names are its view's.
enum DigestSample {
    static var view: DigestView {
        DigestViewing(
            digest: digest, words: DigestWords(digest, vocabulary: DeskVocabulary()),
            links: MarkLinks(address: "https://desk.example", key: [0]), escape: .none, isSentLate: true
        ).view
    }

    static let digest: Digest = {
        let day = Day(ordinal: 18_713)  // 2021-03-27
        let noon = day.instant(hour: 12, in: .gmt)
        func telling(_ article: String, origin: String? = nil) -> Telling {
            Telling(
                article: article, url: "https://outlet.example/\(article)", source: "Outlet \(article)",
                title: "Some rallied in the square", language: .english, published: noon, verdict: .new,
                size: Bounds(low: 200, high: 300), amount: nil, evidence: "Some 200 to 300 people came.", origin: origin
            )
        }
        let event = Event(
            id: "E1", type: "protest", status: .occurred, date: DayInterval(day),
            place: PlaceName(name: "Almaty", within: []), actors: ["A Movement"],
            roles: [Role(.organiser, "A Movement")],
            alert: "A1", firstSeen: noon, lastSeen: noon, tellings: [telling("a1"), telling("a2", origin: "a1")])
        var second = event
        second.id = "E2"
        let alert = Alert(
            id: "A1", kind: .new, type: "protest", severity: .high, raised: noon, events: [event, second],
            evidence: "Some 200 to 300 people came.", reason: "A known event has changed.", confidence: 0.9,
            changes: ["crowd: 300 → 1,000 (Outlet)"])
        let told = Digest.FigureChange.Told(
            words: "USD 9.2 billion", low: 9.2e9, high: 9.2e9, unit: "USD", saidBy: "a ministry", outlet: "Outlet a1",
            url: "https://outlet.example/a1", title: "What is owed", evidence: "It owes 9.2 billion dollars.",
            language: "en", told: noon)
        return Digest(
            id: "D2021-03-28", day: day + 1, from: noon - 86_400, to: noon, zone: "GMT", beat: "The beat",
            alerts: [alert],
            developments: [second], late: [event], daybook: [event],
            review: [
                .init(
                    title: "A title", url: "https://outlet.example/a3", source: "Outlet", type: "protest",
                    evidence: "Some came.", reason: "Perhaps the same as E1.")
            ], feeds: [.init(feed: "A feed", url: "https://outlet.example/feed", trouble: "silent for 3 days")],
            deliveries: [.init(id: "msg_A1_desk", destination: "desk", trouble: "given up: HTTP 500")],
            articlesRead: 41,
            articlesOnTopic: 12, verdicts: ["new": 1], outcomes: [.init(event: event, outcome: .happened)],
            reviewLeft: 3,
            made: noon, figures: [.init(question: "debt", title: "Debt", subject: nil, now: told, before: told)],
            series: [.init(event: event, days: 12, last: day, isQuiet: true)],
            withheld: [.init(alert: "A2", headline: "Loan, China", reason: "silenced")],
            charts: .init(
                from: day - 27, to: day, events: [.init(day: day, type: "protest", count: 3)],
                places: [.init(place: "Almaty", count: 3, new: 1)],
                timelines: [
                    .init(
                        question: "debt", title: "Debt", subject: nil, unit: "USD",
                        points: [.init(day: day, low: 9.2e9, high: 9.2e9, outlet: "Outlet a1")])
                ]))
    }()
}
