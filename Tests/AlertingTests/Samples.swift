import Alerting
import Foundation
import Model

/// Values that the tables of this target share.
enum Samples {
    static let zone = TimeZone(identifier: "Asia/Almaty")!
    static let noon = Date(timeIntervalSince1970: 1_616_824_800)  // 2021-03-27T12:00:00+06:00

    static func event(
        _ id: String = "E1", place: String? = "Almaty", size: Bounds? = Bounds(low: 200, high: 300),
        title: String = "Hundreds rally in Almaty", url: String = "https://example.org/rally",
        evidence: String = "Some 200 to 300 people held a rally."
    ) -> Event {
        Event(
            id: id, type: "protest", status: .occurred, date: Day("2021-03-27").map { DayInterval($0) },
            place: place.map { PlaceName(name: $0, within: ["Kazakhstan"]) }, actors: ["Zhanbolat Mamai"], alert: "A1",
            firstSeen: noon, lastSeen: noon,
            tellings: [
                Telling(
                    article: "a1", url: url, source: "Steppe Wire", title: title, language: .english, published: noon,
                    verdict: .new, size: size, amount: nil, evidence: evidence)
            ])
    }

    static func alert(_ id: String = "A1", events: [Event] = [event()], severity: Severity = .high, raised: Date = noon)
        -> Alert
    {
        Alert(
            id: id, kind: .new, type: "protest", severity: severity, raised: raised, events: events,
            evidence: events.first?.tellings.first?.evidence ?? "", reason: "no known event is near it",
            confidence: 0.93)
    }

    static func digest(alerts: [Alert] = [alert()]) -> Digest {
        Digest(
            id: "D2021-03-28", day: Day("2021-03-28")!, from: noon, to: noon.addingTimeInterval(86_400),
            zone: zone.identifier, beat: "The beat", alerts: alerts, articlesRead: 40, articlesOnTopic: 12,
            verdicts: ["new": 1, "update": 4])
    }

    /// A digest in its formats, by the shipped templates.
    static let texts: Deliverer.DigestTexts = { digest, late in
        Dictionary(
            try DigestRendering().renderings(digest, late: late).map { ($0.format, $0.body) },
            uniquingKeysWith: { first, _ in first })
    }
}
