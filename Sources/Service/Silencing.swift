internal import Alerting
package import Foundation
package import Model
internal import Watching

/// Silences, as commands make, list and end them.
package struct Silencing: Sendable {
    private let store: any Store
    private let now: Date
    private let zone: TimeZone

    package init(store: any Store, now: Date, zone: TimeZone) {
        self.store = store
        self.now = now
        self.zone = zone
    }

    /// What it is to mean; each list as a person wrote it.
    package struct Asked: Sendable {
        package var types: [String] = []
        package var places: [String] = []
        package var actors: [String] = []
        package var scopes: [String] = []
        package var languages: [String] = []
        package var sources: [String] = []
        package var events: [String] = []
        /// The most urgent that it withholds.
        package var severityTo: String?
        package var all = false
        package init() {}
    }

    /// - Parameter watchlist: whose names the matcher must use.
    /// - Returns: a line for a person.
    package func add(
        _ asked: Asked, until: Date, by author: String, reason: String, settings: Settings
    ) throws -> String {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !reason.isEmpty else { throw CommandFault("error: say why, with --reason", 64) }
        guard until > now else {
            throw CommandFault("error: \(Timestamp.text(until, in: zone)) is past; name a time to come", 64)
        }
        let matcher = try matcher(asked, try settings.beat().watchlist)
        guard matcher != AlertMatcher() || asked.all else {
            throw CommandFault(
                "error: say what to silence: --type, --place, --actor, --scope, --language, --source, --event, --up-to; or --all",
                64)
        }
        let silence = Silence(
            matcher: matcher, author: String(author.prefix(60)), reason: String(reason.prefix(Mark.longestNote)),
            from: now, until: until)
        let number = try store.add(silence)
        return "silence \(number): \(matcher.words), until \(Timestamp.text(until, in: zone)); "
            + "the digest still tells of it, `copytaster silences end \(number)` ends it"
    }

    private func matcher(_ asked: Asked, _ watchlist: Watchlist) throws -> AlertMatcher {
        func known(_ names: [String], _ what: String, among all: [String]) throws -> [String] {
            try names.map { name in
                if let same = all.first(where: { $0.lowercased() == name.lowercased() }) { return same }
                throw CommandFault(
                    "error: the watchlist has no \(what) '\(name)'\(Nearest.suggestion(for: name, among: all))", 65)
            }
        }
        var severityTo = Severity.high
        if let word = asked.severityTo {
            guard let severity = Severity(rawValue: word) else {
                throw CommandFault("error: '\(word)' is no severity; use low, medium or high", 64)
            }
            severityTo = severity
        }
        let events = asked.events.map { $0.uppercased() }
        for id in events where try store.event(id: id) == nil {
            throw CommandFault("error: there is no event '\(id)'; `copytaster events list` shows them", 65)
        }
        return AlertMatcher(
            types: try known(asked.types, "event type", among: watchlist.types.map(\.name)),
            places: try known(asked.places, "place", among: watchlist.places.map(\.name)),
            actors: try known(asked.actors, "actor", among: watchlist.actors.map(\.name)), scopes: asked.scopes,
            languages: try known(asked.languages, "language", among: Language.read.map(\.rawValue))
                .map { Language(rawValue: $0) },
            sources: asked.sources, events: events, severityTo: severityTo)
    }

    package func end(_ number: Int64) throws -> String {
        guard try store.endSilence(number, at: now) else {
            let held = try store.silences(endingAfter: now).filter { $0.holds(at: now) }.map { "\($0.number)" }
            throw CommandFault(
                "error: there is no silence \(number) that holds"
                    + (held.isEmpty ? "; none does" : "; these do: \(held.joined(separator: ", "))"), 65)
        }
        return "silence \(number) is ended"
    }

    /// - Parameter all: those that have ended, too.
    package func text(all: Bool) throws -> String {
        let lines = try found(all)
        guard !lines.isEmpty else {
            return all ? "no silence on record" : "no silence holds; --all shows those that did"
        }
        return lines.map { silence in
            "\(silence.number)  \(silence.matcher.words)\n    by \(silence.author): \(silence.reason)\n    "
                + "\(Timestamp.text(silence.from, in: zone)) – \(Timestamp.text(silence.ended ?? silence.until, in: zone))"
                + (silence.holds(at: now) ? "" : silence.ended == nil ? " (over)" : " (ended before its time)")
        }.joined(separator: "\n")
    }

    package func json(all: Bool) throws -> String {
        struct Line: Encodable {
            var number: Int64, matcher: AlertMatcher, words: String, author: String, reason: String
            var from: String, until: String, ended: String?, holds: Bool
        }
        struct Document: Encodable { var silences: [Line] }
        return try OutputJSON.text(
            Document(
                silences: try found(all).map {
                    Line(
                        number: $0.number, matcher: $0.matcher, words: $0.matcher.words, author: $0.author,
                        reason: $0.reason, from: Timestamp.text($0.from, in: zone),
                        until: Timestamp.text($0.until, in: zone), ended: $0.ended.map { Timestamp.text($0, in: zone) },
                        holds: $0.holds(at: now))
                }), pretty: true)
    }

    private func found(_ all: Bool) throws(StoreFault) -> [Silence] {
        try store.silences(endingAfter: all ? .distantPast : now).filter { all || $0.holds(at: now) }
    }
}
