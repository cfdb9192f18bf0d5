internal import Fetching
internal import Foundation
internal import Model

extension Status {
    /// For Prometheus, in its text format 0.0.4: what node_exporter's textfile collector takes.
    package var metrics: String {
        var metrics = MetricsText()
        metrics.add(
            "copytaster_feeds", "Configured feeds by state.",
            FeedHealth.State.allCases.map { state in
                ([("state", state.rawValue)], Double(feeds.count { $0.state == state.rawValue }))
            })
        metrics.add(
            "copytaster_feed_up", "1 where a feed is well or was not checked yet, 0 where it is in trouble.",
            each { $0.isTrouble ? 0 : 1 })
        metrics.add(
            "copytaster_feed_last_success_timestamp_seconds", "When a feed last answered well.",
            each { $0.lastSuccess?.timeIntervalSince1970 })
        metrics.add(
            "copytaster_feed_last_item_timestamp_seconds", "When the last item of a feed came.",
            each { $0.lastItem?.timeIntervalSince1970 })
        metrics.add("copytaster_feed_items_per_day", "Items that a feed gives a day.", each(\.itemsPerDay))
        metrics.add(
            "copytaster_last_check_timestamp_seconds", "When a feed was last checked, whichever.",
            lastCheck?.timeIntervalSince1970)
        metrics.add("copytaster_items_pending", "Items that wait to be read.", Double(tally.itemsWaiting))
        metrics.add(
            "copytaster_items_last_day", "Items that came within the last 24 hours.", Double(tally.itemsLately))
        metrics.add(
            "copytaster_deliveries_pending", "Deliveries that wait, tried or not.", Double(tally.deliveriesWaiting))
        metrics.add(
            "copytaster_deliveries_retried", "Of those, the ones tried in vain so far.",
            Double(tally.deliveriesRetried))
        metrics.add(
            "copytaster_deliveries_failed", "Deliveries given up, as long as they are on record.",
            Double(tally.deliveriesFailed))
        metrics.add(
            "copytaster_oldest_delivery_timestamp_seconds", "When the first delivery that waits was made.",
            tally.oldestDelivery?.timeIntervalSince1970)
        func ofDestinations(_ value: (DestinationList.Line) -> Double?) -> [(labels: [(String, String)], value: Double)]
        {
            (destinations?.lines ?? []).compactMap { line in
                value(line).map { ([("destination", line.name), ("kind", line.kind)], $0) }
            }
        }
        metrics.add(
            "copytaster_destination_up", "1 where a destination takes what is sent, 0 where it fails or is disabled.",
            ofDestinations { $0.state == .well || $0.state == .untried ? 1 : 0 })
        metrics.add(
            "copytaster_destination_pending", "Deliveries that wait for a destination.",
            ofDestinations { Double($0.pending) })
        metrics.add(
            "copytaster_destination_delivered", "Deliveries that a destination took, as long as they are on record.",
            ofDestinations { Double($0.delivered) })
        metrics.add(
            "copytaster_destination_failed", "Deliveries to a destination given up, as long as they are on record.",
            ofDestinations { Double($0.failed) })
        metrics.add(
            "copytaster_last_alert_timestamp_seconds", "When the last alert was raised.",
            tally.lastAlert?.raised.timeIntervalSince1970)
        metrics.add(
            "copytaster_last_digest_timestamp_seconds", "When the last digest closed.",
            tally.lastDigestEnd?.timeIntervalSince1970)
        metrics.add(
            "copytaster_database_bytes", "The database with its write-ahead log.", databaseBytes.map(Double.init))
        metrics.add(
            "copytaster_watchlist_refused", "1 where a changed watchlist is refused and the one before stays live.",
            watchlist.map { _ in refusal == nil ? 0 : 1 })
        metrics.add(
            "copytaster_watchlist_live_since_timestamp_seconds", "When the live watchlist became live.",
            watchlist?.since.timeIntervalSince1970)
        metrics.add("copytaster_well", "1 where nothing wants a look, as `status --check` says.", isWell ? 1 : 0)
        return metrics.text
    }

    private func each(_ value: (FeedLine) -> Double?) -> [([(String, String)], Double)] {
        // Two feeds may have one name: the address tells them apart.
        feeds.compactMap { feed in value(feed).map { ([("feed", feed.name), ("url", feed.url)], $0) } }
    }
}

/// Prometheus' text format: https://prometheus.io/docs/instrumenting/exposition_formats/
private struct MetricsText {
    private(set) var text = ""

    mutating func add(_ name: String, _ help: String, _ value: Double?) {
        add(name, help, value.map { [([], $0)] } ?? [])
    }

    /// A gauge with its samples; none at all where there is no sample.
    mutating func add(_ name: String, _ help: String, _ samples: [(labels: [(String, String)], value: Double)]) {
        guard !samples.isEmpty else { return }
        text += "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        var seen = Set<String>()
        for sample in samples {
            let labels = sample.labels.map { "\($0.0)=\"\(Self.escaped($0.1))\"" }.joined(separator: ",")
            // The same sample twice makes Prometheus refuse the whole file.
            guard seen.insert(labels).inserted else { continue }
            text += name + (labels.isEmpty ? "" : "{\(labels)}") + " \(Self.number(sample.value))\n"
        }
    }

    private static func escaped(_ label: String) -> String {
        TerminalText.field(label).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\((value * 1000).rounded() / 1000)"
    }
}
