internal import Foundation
internal import Logging
internal import Model
internal import Watching

extension Newsdesk {
    private static let seeded = "knownEvents"
    /// The note that says when the ledger began.
    static let began = "began"

    /// When the desk's ledger began: nothing before it belongs to a digest.
    func beginning() throws(StoreFault) -> Date {
        try store.note(Self.began).flatMap { Double($0) }.map { Date(timeIntervalSince1970: $0) } ?? clock.now()
    }

    /// Puts the events and figures of the existing corpus, as the watchlist's known.yaml tells them, into an empty ledger, so
    /// that they are not taken for new. What was published after the clock's now is not known yet.
    func seedKnownEvents() throws(StoreFault) {
        guard try store.note(Self.seeded) == nil else { return }
        let watchlist = beat.current.watchlist
        let now = clock.now()
        var last = try store.counters().event
        let events = watchlist.known.events.filter { $0.firstPublished(in: settings.zone).map { $0 <= now } ?? true }
            .map {
                last += 1
                return Event($0, id: "E\(last)", now: now, watchlist: watchlist, zone: settings.zone)
            }
        let figures = watchlist.known.figures
            .filter { ($0.published?.instant(hour: 12, in: settings.zone)).map { $0 <= now } ?? true }
            .map {
                let isMoney = $0.unit.map { $0.count == 3 && $0.allSatisfy(\.isUppercase) } ?? false
                return KnownFigure(
                    claim: Claim(
                        question: $0.question, subject: $0.subject, bounds: $0.bounds, unit: isMoney ? nil : $0.unit,
                        currency: isMoney ? $0.unit : nil, kind: isMoney ? .money : .count, text: "", beside: $0.beside,
                        asOf: $0.asOfDays,
                        speaker: $0.saidBy.map { Speaker(kind: .other, name: $0, isQuoted: false) }, sentence: ""),
                    outlet: $0.outlet, published: $0.published?.instant(hour: 12, in: settings.zone), read: now)
            }
        try store.add(
            events: events, figures: figures, lastEvent: last,
            notes: [Self.seeded: watchlist.hash, Self.began: String(now.timeIntervalSince1970)])
        log.notice(
            "known events are in the ledger", metadata: ["events": "\(events.count)", "figures": "\(figures.count)"])
    }
}

extension Known.Event {
    fileprivate func firstPublished(in zone: TimeZone) -> Date? {
        sources.compactMap { $0.published?.instant(hour: 12, in: zone) }.min()
    }
}

extension Event {
    fileprivate init(_ known: Known.Event, id: String, now: Date, watchlist: Watchlist, zone: TimeZone) {
        let seen = known.firstPublished(in: zone) ?? now
        self.init(
            id: id, type: known.type, status: known.status, date: known.date,
            place: known.place.flatMap { watchlist.place(named: $0) }, actors: known.actors, scope: known.scope,
            stage: known.stage, amount: known.amount, firstSeen: seen, lastSeen: seen,
            tellings: known.sources.enumerated().map { index, source in
                Telling(
                    article: "known:\(id):\(index)", url: source.url ?? "", source: source.outlet,
                    title: source.title ?? "", language: Language(rawValue: "und"),
                    published: source.published?.instant(hour: 12, in: zone), verdict: .background,
                    size: index == 0 ? known.size : nil, amount: index == 0 ? known.amount : nil,
                    evidence: known.note ?? "")
            })
    }
}
