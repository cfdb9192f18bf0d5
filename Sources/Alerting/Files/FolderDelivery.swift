package import Foundation
package import Model

/// What one message changes in a destination's folder.
package enum FolderDelivery {
    /// Alerts at the most in a feed.
    package static let most = 100

    /// Writes a message in every format that the folder takes. A repeat after a crash writes nothing again.
    /// - Parameters:
    ///   - now: names the files put aside.
    ///   - views: whether the feeds and the calendar are brought up to date too. Where many messages go out at once, the
    ///     last one is enough, or `writeViews` after it: a feed of a hundred alerts is not made a thousand times.
    ///   - recent: the last alerts, newest first; asked for where a feed is wanted.
    ///   - daybook: what was announced; asked for where the calendar is wanted.
    ///   - coordinates: of a place, where the watchlist knows them.
    ///   - digest: a digest in all its forms, by the names of their files.
    /// - Throws: `FolderFault` for a file that can't be written, and what the closures throw.
    package static func write(
        _ envelope: Envelope, to settings: FolderSettings, now: Date, views: Bool = true, recent: () throws -> [Alert],
        daybook: () throws -> [Event], coordinates: (PlaceName) -> DaybookCalendar.Coordinates? = { _ in nil },
        digest: (Digest) throws -> [(name: String, bytes: String)]
    ) throws {
        let writer = FolderWriter(settings, now: now)
        switch envelope.message {
        case .alert(let alert): try write([alert], of: envelope, settings.formats, writer)
        case .alerts(let alerts, let why):
            try write(alerts, heading: "- *\(Markdown.escaped(why))*\n", of: envelope, settings.formats, writer)
        case .digest(let value):
            if settings.formats.contains(.digest) {
                for file in try digest(value) { try writer.write(file.bytes, to: file.name) }
            }
        case .notice(let notice): try write(notice, isTest: false, of: envelope, settings.formats, writer)
        case .test(let notice):
            try write(notice, isTest: true, of: envelope, settings.formats, writer)
            // Nothing that a watching program would take for an alert; whether one could be written is seen all the same.
            if settings.takesEach { try writer.check(each) }
        }
        guard views else { return }
        try writeViews(to: settings, zone: envelope.zone, recent: recent, daybook: daybook, coordinates: coordinates)
    }

    /// Writes the feeds and the calendar anew, each only where something changed.
    package static func writeViews(
        to settings: FolderSettings, zone: TimeZone, recent: () throws -> [Alert], daybook: () throws -> [Event],
        coordinates: (PlaceName) -> DaybookCalendar.Coordinates? = { _ in nil }
    ) throws {
        let formats = settings.formats
        if formats.contains(.atom) || formats.contains(.jsonFeed) {
            let alerts = Array(try recent().prefix(most))
            if formats.contains(.atom) {
                let text = AtomFeed.text(alerts, identity: settings.feed, zone: zone)
                try WholeFile.write(text, to: "alerts.atom", in: try OpenFolder(settings.path))
            }
            if formats.contains(.jsonFeed) {
                let text = try JSONFeed.text(alerts, identity: settings.feed, zone: zone)
                try WholeFile.write(text, to: "alerts.feed.json", in: try OpenFolder(settings.path))
            }
        }
        if formats.contains(.iCalendar) {
            let text = DaybookCalendar.text(try daybook(), identity: settings.feed, coordinates: coordinates)
            try WholeFile.write(text, to: "daybook.ics", in: try OpenFolder(settings.path))
        }
    }

    // MARK: - Alerts

    /// Where each alert has a file of its own.
    private static let each = "alerts"

    private static func write(
        _ alerts: [Alert], heading: String? = nil, of envelope: Envelope, _ formats: Set<FolderFormat>,
        _ writer: FolderWriter
    ) throws {
        let (zone, links) = (envelope.zone, envelope.links)
        func json(_ alert: Alert) throws -> String {
            try OutputJSON.text(
                FolderAlert(
                    alert: AlertDocument(alert, zone: zone, links: links),
                    reminder: envelope.isReminder ? envelope.id : nil)) + "\n"
        }
        // A second reminder of one alert is no repeat of the first: the act's number, at its id's end, tells them apart.
        let number = String(envelope.id.reversed().prefix { $0.isNumber }.reversed())
        func markdown(_ alert: Alert) -> String {
            let text = AlertMarkdown.text(alert, zone: zone, links: links)
            guard envelope.isReminder, text.hasPrefix("- **") else { return text }
            return "- **Reminder\(number.isEmpty ? "" : " " + number): " + text.dropFirst(4)
        }
        if formats.contains(.jsonl) { try writer.addOnce(try alerts.map(json), to: "alerts.jsonl") }
        if formats.contains(.markdown) {
            // What was gathered stands together below its reason.
            let pieces = alerts.map(markdown)
            try writer.addOnce(heading.map { [$0 + pieces.joined()] } ?? pieces, to: "alerts.md")
        }
        for alert in alerts {
            let stem = "\(Day(alert.raised, in: zone))-\(alert.id)" + (envelope.isReminder ? "-reminder\(number)" : "")
            if formats.contains(.eachJSON) {
                try writer.writeOnce(try json(alert), to: each, stem: stem, ending: "json")
            }
            if formats.contains(.eachMarkdown) {
                try writer.writeOnce(markdown(alert), to: each, stem: stem, ending: "md")
            }
        }
    }

    // MARK: - Notices

    /// A notice is written whatever else the folder takes: where it takes none of the growing files, in Markdown.
    private static func write(
        _ notice: Notice, isTest: Bool, of envelope: Envelope, _ formats: Set<FolderFormat>, _ writer: FolderWriter
    ) throws {
        let document = NoticeDocument(notice, zone: envelope.zone)
        if formats.contains(.jsonl) {
            let line = try OutputJSON.text(FolderNotice(notice: document, isTest: isTest)) + "\n"
            try writer.addOnce([line], to: "notices.jsonl")
        }
        if formats.contains(.markdown) || !formats.contains(.jsonl) {
            try writer.addOnce([document.markdown], to: "notices.md")
        }
    }
}

extension FolderSettings {
    fileprivate var takesEach: Bool { formats.contains(.eachJSON) || formats.contains(.eachMarkdown) }
}

/// An alert as a line of `alerts.jsonl`, with `reminder` and its delivery's id where it is sent once more.
private struct FolderAlert: Encodable {
    var alert: AlertDocument
    /// The delivery's id; nil where it is none.
    var reminder: String?

    enum Key: CodingKey { case reminder, delivery }

    func encode(to encoder: any Encoder) throws {
        try alert.encode(to: encoder)
        guard let reminder else { return }
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(true, forKey: .reminder)
        try values.encode(reminder, forKey: .delivery)
    }
}

/// A notice as a line of `notices.jsonl`, with `test` where it was sent by hand.
private struct FolderNotice: Encodable {
    var notice: NoticeDocument
    var isTest: Bool

    enum Key: CodingKey { case test }

    func encode(to encoder: any Encoder) throws {
        try notice.encode(to: encoder)
        guard isTest else { return }
        var values = encoder.container(keyedBy: Key.self)
        try values.encode(true, forKey: .test)
    }
}
