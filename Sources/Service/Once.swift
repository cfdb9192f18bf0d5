internal import Foundation
package import Model

/// What one cycle did.
package struct CycleSummary: Sendable {
    package var feeds = 0
    package var items = 0
    /// Names of the feeds that could not be had or read.
    package var troubled: [String] = []
    package var records: [ArticleRecord] = []
    package var deliveries: [Delivery] = []
    package var digest: Digest?

    package init() {}

    private var trouble: String { troubled.isEmpty ? "" : " (in trouble: \(troubled.joined(separator: ", ")))" }

    /// Three lines for a person.
    package var text: String {
        let alerts = records.flatMap(\.alerts)
        let history = records.filter { $0.item?.isHistory ?? false }.count
        var lines = [
            "\(feeds) feeds checked\(trouble), \(items) new items, \(records.count) articles read"
                + (history > 0 ? " (\(history) as history: a feed's past alerts nobody)" : ""),
            alerts.isEmpty
                ? "no alert"
                : "\(alerts.count) alert\(alerts.count == 1 ? "" : "s"): \(alerts.map(\.id).joined(separator: ", "))",
        ]
        let sent = deliveries.filter { $0.state == .delivered }.count
        let failed = deliveries.count - sent
        lines.append(
            "\(sent) deliveries made\(failed > 0 ? ", \(failed) failed (tried again later)" : "")"
                + (digest.map { "; digest of \($0.day) made" } ?? ""))
        return lines.joined(separator: "\n")
    }
}

extension Newsdesk {
    /// One cycle: fetch what is due, read, judge, alert, deliver, digest if due.
    package func once() async throws(StoreFault) -> CycleSummary {
        var summary = CycleSummary()
        try lookAtClock()
        (summary.feeds, summary.items) = try await checkDueFeeds()
        summary.troubled = try troubledFeeds().map(\.name)
        summary.records = try await readPendingItems()
        summary.digest = try makeDigestIfDue()
        summary.deliveries = try await deliver()
        try purge()
        if summary.digest != nil { tuneIfWanted() }
        return summary
    }
}
