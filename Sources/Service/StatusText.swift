internal import Alerting
internal import Fetching
internal import Foundation
internal import Model

extension Status {
    /// For a person: a line a matter, what is wrong in sentences below.
    package var text: String {
        var lines: [String] = []
        func line(_ what: String, _ detail: String) {
            lines.append(TerminalText.pad(what, to: 11) + TerminalText.field(detail, most: 500))
        }
        let states = FeedHealth.State.allCases.compactMap { state in
            let count = feeds.count { $0.state == state.rawValue }
            return count == 0 ? nil : "\(count) \(state.rawValue)"
        }
        line(
            "feeds",
            feeds.isEmpty
                ? "none" : "\(feeds.count): \(states.joined(separator: ", ")); \(checked)")
        line(
            "items",
            "\(tally.itemsLately) came in 24 h, \(tally.itemsWaiting == 0 ? "none waits" : "\(tally.itemsWaiting) wait")"
                + (tally.oldestItem.map { ", the oldest for \(TerminalText.span(now.timeIntervalSince($0)))" } ?? ""))
        line(
            "deliveries",
            (tally.deliveriesWaiting == 0
                ? "none waits"
                : "\(tally.deliveriesWaiting) wait, \(tally.deliveriesRetried) of them tried in vain so far")
                + (tally.deliveriesFailed == 0 ? "" : ", \(tally.deliveriesFailed) given up"))
        for destination in destinations?.lines ?? [] {
            line(
                "  " + TerminalText.field(destination.name, most: 8),
                "\(destination.kind), \(destination.state.rawValue)"
                    + (destination.pending == 0 ? "" : ", \(destination.pending) wait")
                    + (destination.lastSuccess.map { ", last took one \($0.prefix(16).replacing("T", with: " "))" }
                        ?? ""))
        }
        line(
            "last alert",
            tally.lastAlert.map { alert in
                let what = alert.events.first.map(Wording.headline) ?? alert.type
                return "\(alert.id), \(time(alert.raised)): \(what)"
            } ?? "none yet")
        line(
            "digest",
            tally.lastDigest.map { day in "\(day)\(tally.lastDigestEnd.map { ", closed \(time($0))" } ?? "")" }
                ?? "none yet")
        if let watchlist {
            let alerts = Self.count(watchlist.alerts, "alert", "alerts")
            line(
                "watchlist",
                "\(watchlist.hash.prefix(12)) since \(time(watchlist.since)), \(alerts)"
                    + (refusal == nil ? "" : "; a changed one is refused"))
        }
        line("database", "\(database)\(databaseBytes.map { ", \(TerminalText.size($0))" } ?? ", not there yet")")
        let troubled = troubledFeeds
        if !troubled.isEmpty {
            lines += ["", "Feeds in trouble:"]
            for feed in troubled {
                let words = "\(feed.name) (\(feed.state)): \(feed.detail ?? "no reason on record")"
                lines += Self.wrapped(words)
            }
        }
        if !troubles.isEmpty {
            lines += ["", "Wants a look:"]
            for trouble in troubles { lines += Self.wrapped(trouble) }
        }
        return lines.joined(separator: "\n")
    }

    private var checked: String { lastCheck.map { "last check \(TerminalText.ago($0, now: now))" } ?? "never checked" }

    private func time(_ instant: Date) -> String {
        "\(Timestamp.text(instant, in: zone).prefix(16).replacing("T", with: " ")) (\(TerminalText.ago(instant, now: now)))"
    }

    private static func wrapped(_ sentence: String) -> [String] {
        TerminalText.wrap(TerminalText.field(sentence, most: 600), to: 116).enumerated().map {
            ($0 == 0 ? "  " : "    ") + $1
        }
    }

    package func json() throws -> String {
        func time(_ instant: Date?) -> String? { instant.map { Timestamp.text($0, in: zone) } }
        let states = Dictionary(
            FeedHealth.State.allCases.map { state in
                (state.rawValue, feeds.count { $0.state == state.rawValue })
            }, uniquingKeysWith: { $1 })
        let document = Document(
            time: Timestamp.text(now, in: zone), isWell: isWell, troubles: troubles, feeds: feeds.count,
            feedStates: states, troubledFeeds: troubledFeeds.map { FeedJSON($0, zone) }, lastCheck: time(lastCheck),
            itemsWaiting: tally.itemsWaiting, oldestItem: time(tally.oldestItem), itemsLast24Hours: tally.itemsLately,
            deliveriesPending: tally.deliveriesWaiting, deliveriesRetried: tally.deliveriesRetried,
            deliveriesFailed: tally.deliveriesFailed, oldestDelivery: time(tally.oldestDelivery),
            destinations: destinations?.lines ?? [],
            lastAlert: tally.lastAlert.map {
                .init(
                    id: $0.id, time: Timestamp.text($0.raised, in: zone), type: $0.type,
                    headline: $0.events.first.map(Wording.headline) ?? $0.type)
            }, lastDigest: tally.lastDigest.map { .init(day: "\($0)", closed: time(tally.lastDigestEnd)) },
            database: .init(path: database, bytes: databaseBytes),
            watchlist: watchlist.map { live in
                .init(
                    live: live.hash, since: time(live.since), alerts: live.alerts,
                    refused: refusal.map { .init(hash: $0.hash, since: time($0.since), faults: $0.faults) })
            })
        return TerminalText.json(try OutputJSON.text(document, pretty: true))
    }

    private struct Document: Encodable {
        var time: String
        var isWell: Bool
        var troubles: [String]
        var feeds: Int
        var feedStates: [String: Int]
        var troubledFeeds: [FeedJSON]
        var lastCheck: String?
        var itemsWaiting: Int
        var oldestItem: String?
        var itemsLast24Hours: Int
        var deliveriesPending: Int
        var deliveriesRetried: Int
        var deliveriesFailed: Int
        var oldestDelivery: String?
        var destinations: [DestinationList.Line]
        var lastAlert: AlertLine?
        var lastDigest: DigestLine?
        var database: DatabaseLine
        var watchlist: WatchlistLine?

        struct WatchlistLine: Encodable {
            var live: String, since: String?, alerts: Int, refused: RefusedLine?
        }
        struct RefusedLine: Encodable { var hash: String, since: String?, faults: [String] }
        struct AlertLine: Encodable { var id: String, time: String, type: String, headline: String }
        struct DigestLine: Encodable { var day: String, closed: String? }
        struct DatabaseLine: Encodable { var path: String, bytes: Int? }
    }
}
