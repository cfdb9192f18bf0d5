internal import Foundation
internal import Model

/// Tells the other destinations, once, that one fails for good.
enum FailureNotice {
    /// What is owed after a try: nothing while it may pass.
    static func owed(
        _ after: (delivery: Delivery, destination: DestinationRecord), before: DestinationRecord,
        to destinations: [Destination], zone: TimeZone, now: Date
    ) throws(StoreFault) -> [Delivery] {
        let (delivery, record) = after
        var matter = ""
        let subject: String
        let advice: String
        if record.disabled != nil, before.disabled == nil {
            matter = "gone-"
            subject = "\(record.name) is no more: nothing is sent there"
            advice =
                "What waits is kept for three days. When it is mended: copytaster destinations enable \(record.name)"
        } else if delivery.state == .failed, delivery.payload != .notice, delivery.payload != .test {
            // A notice of a notice that fails would go round and round.
            subject = "a message to \(record.name) is given up"
            advice = "When it is mended: copytaster deliveries retry --destination \(record.name)"
        } else {
            return []
        }
        let notice = Notice(
            // Once a day for one destination.
            id: "N-\(record.name)-\(matter)\(Day(now, in: zone))", raised: now, subject: subject,
            lines: ["\(delivery.id): \(delivery.lastError ?? "no reason on record")", advice])
        do {
            return try Outbox.deliveries(for: notice, to: destinations.filter { $0.name != record.name }, now: now)
        } catch { throw StoreFault("can't encode a notice: \(error)", isTransient: false) }
    }
}
