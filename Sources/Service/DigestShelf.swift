internal import Alerting
package import Foundation
package import Model
internal import Storing
internal import Watching

/// Digests as the desk asks for them: past ones as they went out, and what has come since the last. It only looks.
package struct DigestShelf: Sendable {
    private let store: any Store
    private let settings: Settings

    /// - Throws: `CommandFault` where there is no database yet.
    package init(_ settings: Settings) throws {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            throw CommandFault(
                "error: \(settings.database) is not there: no digest was made under this configuration yet", 66)
        }
        try self.init(store: SQLiteStore(readingOnly: settings.database), settings)
    }

    init(store: any Store, _ settings: Settings) {
        self.store = store
        self.settings = settings
    }

    /// The digest of a past day as it went out, byte for byte.
    /// - Returns: `note` says where it is rendered anew: an earlier version kept no text of it.
    /// - Throws: `CommandFault` where none is on record.
    package func recorded(_ day: Day, isWeekly: Bool, as form: DigestFormat) throws -> (text: String, note: String?) {
        let kind = isWeekly ? Digest.Kind.weekly : .daily
        guard let digest = try store.digest(kind, day: day) else {
            throw CommandFault(
                "error: there is no \(kind.rawValue) digest of \(day); `copytaster digest --list` shows those on record",
                66)
        }
        if let text = try store.digestText(digest.id, format: form.rawValue) { return (text, nil) }
        return (
            try writing(try? Watchlist.load(settings.watchlistFolder)).rendering().body(digest, as: form),
            "\(digest.id) was recorded without its \(form.rawValue): it is rendered from what is on record"
        )
    }

    /// What has come since the last digest, or in some days, both ends inclusive; recorded nowhere.
    ///
    /// - Parameters:
    ///   - feeds: addresses of those configured.
    ///   - from: nil with `to` nil: since the last digest.
    ///   - to: nil: today.
    package func requested(
        from: Day?, to: Day?, feeds: Set<String>, as form: DigestFormat, now: Date
    ) throws -> String {
        let watchlist = try Watchlist.load(settings.watchlistFolder)
        let making = DigestMaking(watchlist, zone: settings.zone, language: settings.digestLanguage)
        let window = try window(from: from, to: to, now: now)
        let desk = DigestMaking.Desk(
            feeds: FeedRecord.troubled(try store.feeds(), configured: feeds, now: now),
            undelivered: try store.undelivered(since: window.from, now: now, zone: settings.zone),
            sendsAlerts: settings.destinations.contains(where: \.takesAlerts),
            remembers: now.addingTimeInterval(-settings.keep))
        return try writing(watchlist).rendering().body(
            try making.digest(window, of: store, desk: desk).digest, as: form)
    }

    private func writing(_ watchlist: Watchlist?) throws(InputFaults) -> DigestWriting {
        try DigestWriting(settings) { watchlist }
    }

    /// Writes the shipped templates into a folder, for a desk to change; what stands there stays.
    package static func writeTemplates(to folder: String) throws -> String {
        let written = try DigestTemplates.write(to: folder)
        guard !written.isEmpty else { return "nothing written: all templates stand in \(folder) already" }
        return written.map { "wrote \($0)" }.joined(separator: "\n")
            + "\nset digest.templates to that folder; a template that you remove is the shipped one"
    }

    private func window(from: Day?, to: Day?, now: Date) throws(StoreFault) -> DigestMaking.Window {
        let zone = settings.zone
        guard from == nil, to == nil else {
            let last = to ?? Day(now, in: zone)
            let (start, end) = ((from ?? last).instant(in: zone), (last + 1).instant(in: zone))
            return DigestMaking.Window(
                kind: .requested, from: start, to: end, made: now, scope: .stamped(from: start, to: end))
        }
        let began = try store.note(Newsdesk.began).flatMap { Double($0) }.map { Date(timeIntervalSince1970: $0) }
        let last = try store.lastDigestEnd(.daily, upTo: now) ?? began.map { min($0, now) } ?? now
        // What was stamped at this very second is meant too.
        return DigestMaking.Window(
            kind: .requested, from: last, to: now, made: now, scope: .untold(to: now.addingTimeInterval(1), now: now))
    }

    // MARK: - The list

    /// Digests listed, the last ones.
    private static let most = 400

    package func list() throws -> String {
        let lines = try store.digests(limit: Self.most)
        guard !lines.isEmpty else { return "no digest is on record yet" }
        return AlignedTable(
            head: ["digest", "kind", "from", "closed", "made", "kept as"],
            rows: lines.map { line in
                [
                    line.id, line.kind.rawValue, Timestamp.text(line.from, in: settings.zone),
                    Timestamp.text(line.to, in: settings.zone),
                    line.made.map { Timestamp.text($0, in: settings.zone) } ?? "",
                    line.formats.joined(separator: ", "),
                ]
            }
        ).text(indent: "")
    }

    package func json() throws -> String {
        struct Line: Encodable {
            var id: String
            var kind: Digest.Kind
            var day: Day
            var from: String
            var to: String
            var made: String?
            var formats: [String]
        }
        struct Document: Encodable { var digests: [Line] }
        let zone = settings.zone
        return try OutputJSON.text(
            Document(
                digests: store.digests(limit: Self.most).map {
                    Line(
                        id: $0.id, kind: $0.kind, day: $0.day, from: Timestamp.text($0.from, in: zone),
                        to: Timestamp.text($0.to, in: zone), made: $0.made.map { Timestamp.text($0, in: zone) },
                        formats: $0.formats)
                }), pretty: true)
    }
}
