internal import Alerting
internal import Fetching
package import Foundation
internal import Model

/// `feeds list`: health at a glance.
package struct FeedTable: Sendable {
    private let lines: [FeedLine]
    private let all: Int
    private let now: Date
    private let zone: TimeZone
    private static let width = 120

    /// - Parameter troubleOnly: leaves out the feeds that are well.
    package init(_ lines: [FeedLine], troubleOnly: Bool, now: Date, zone: TimeZone) {
        self.lines = troubleOnly ? lines.filter(\.isTrouble) : lines
        all = lines.count
        self.now = now
        self.zone = zone
    }

    /// A line a feed, its trouble on the next; at most 120 columns.
    package var text: String {
        guard all > 0 else { return "no feed is configured; `copytaster feeds add URL` adds one" }
        guard !lines.isEmpty else { return "none of \(all) feeds is in trouble" }
        // The name takes what the others leave of the width.
        let nameWidth = min(38, max(4, lines.map { TerminalText.width($0.name) }.max() ?? 4))
        func row(_ name: String, _ columns: [String], _ spark: String) -> String {
            let widths = [9, 10, 12, 10, 8]
            let cells = zip(columns, widths).enumerated().map { index, cell in
                TerminalText.pad(cell.0, to: cell.1, right: index == 4)
            }
            let line = ([TerminalText.pad(name, to: nameWidth)] + cells + [spark]).joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        var text = [
            row("FEED", ["STATE", "LAST ITEM", "LAST SUCCESS", "NEXT CHECK", "ITEMS/D"], "14 DAYS")
        ]
        for line in lines {
            text.append(
                row(
                    line.name,
                    [
                        line.state, TerminalText.ago(line.lastItem, now: now),
                        TerminalText.ago(line.lastSuccess, now: now), TerminalText.ahead(line.nextCheck, now: now),
                        line.itemsPerDay.map(Self.rate) ?? "–",
                    ], TerminalText.sparkline(line.days)))
            for part in TerminalText.wrap(line.detail ?? "", to: Self.width - 4) { text.append("    " + part) }
            if let address = line.movedTo {
                text.append("    fetched from \(TerminalText.field(address, most: 100)), where it has moved")
            }
        }
        text.append("")
        let counts = Dictionary(lines.map { ($0.state, 1) }, uniquingKeysWith: +)
        let states = FeedHealth.State.allCases.compactMap { state in
            counts[state.rawValue].map { "\($0) \(state.rawValue)" }
        }
        text.append(
            (lines.count == all ? "\(all) feed\(all == 1 ? "" : "s")" : "\(lines.count) of \(all) feeds") + ": "
                + states.joined(separator: ", "))
        return text.joined(separator: "\n")
    }

    /// `0.3`, `12`.
    static func rate(_ items: Double) -> String {
        items > 0 && items < 0.05
            ? "<0.1" : items >= 10 || items == 0 ? "\(Int(items.rounded()))" : "\((items * 10).rounded() / 10)"
    }

    package func json() throws -> String {
        TerminalText.json(try OutputJSON.text(Document(feeds: lines.map { FeedJSON($0, zone) }), pretty: true))
    }

    private struct Document: Encodable { var feeds: [FeedJSON] }
}

/// A feed in the JSON of `feeds list` and `status`.
struct FeedJSON: Encodable {
    var name: String
    var url: String
    var outlet: String
    var categories: [String]
    var origin: String
    var state: String
    var isTrouble: Bool
    var detail: String?
    var movedTo: String?
    var lastItem: String?
    var lastChecked: String?
    var lastSuccess: String?
    var nextCheck: String?
    var itemsPerDay: Double?
    var days: [Int]

    init(_ line: FeedLine, _ zone: TimeZone) {
        func time(_ instant: Date?) -> String? { instant.map { Timestamp.text($0, in: zone) } }
        name = line.name
        url = line.url
        outlet = line.outlet
        categories = line.categories
        origin = line.isOfWatchlist ? "watchlist" : "configuration"
        state = line.state
        isTrouble = line.isTrouble
        detail = line.detail
        movedTo = line.movedTo
        lastItem = time(line.lastItem)
        lastChecked = time(line.lastChecked)
        lastSuccess = time(line.lastSuccess)
        nextCheck = time(line.nextCheck)
        itemsPerDay = line.itemsPerDay.map { ($0 * 100).rounded() / 100 }
        days = line.days
    }
}
