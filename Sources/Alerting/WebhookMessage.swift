internal import Foundation
internal import Model

/// A message as a webhook gets it: signed headers and a body `{"type", "timestamp", "data"}`. The body is the same over all
/// tries, but for a late one, which says so.
package enum WebhookMessage {
    /// As in the Standard Webhooks specification: the id is the delivery's; with several keys there is a signature each, so that
    /// a receiver may change its key when it likes.
    static func headers(id: String, body: [UInt8], secrets: [String], now: Date) -> [(String, String)] {
        let timestamp = Int(now.timeIntervalSince1970)
        var headers = [
            ("Content-Type", "application/json; charset=utf-8"), ("webhook-id", id),
            ("webhook-timestamp", String(timestamp)),
        ]
        let signatures = secrets.map { Signature.sign(id: id, timestamp: timestamp, body: body, secret: $0) }
        if !signatures.isEmpty { headers.append(("webhook-signature", signatures.joined(separator: " "))) }
        return headers
    }

    /// The timestamp is that of the alert or of the window's end.
    package static func body(_ envelope: Envelope) throws -> [UInt8] {
        let (zone, links) = (envelope.zone, envelope.links)
        func text(_ type: Delivery.Payload, _ moment: Date, _ data: some Encodable) throws -> [UInt8] {
            Array(
                try OutputJSON.text(
                    Body(
                        type: type, timestamp: Timestamp.text(moment, in: zone), data: data,
                        isReminder: envelope.isReminder ? true : nil,
                        late: envelope.lateSince.map { Timestamp.text($0, in: zone) })
                ).utf8)
        }
        switch envelope.message {
        case .alert(let alert):
            return try text(
                alert.kind == .new ? .alertNew : .alertRevision, alert.raised,
                AlertDocument(alert, zone: zone, links: links))
        case .alerts(let alerts, let why):
            let documents = alerts.map { AlertDocument($0, zone: zone, links: links) }
            return try text(
                .alertGroup, alerts.last?.raised ?? .distantPast, Group(why: why, alerts: documents))
        case .digest(let digest): return try text(.digest, digest.to, DigestDocument(digest, links: links))
        case .notice(let notice): return try text(.notice, notice.raised, NoticeDocument(notice, zone: zone))
        case .test(let notice): return try text(.test, notice.raised, NoticeDocument(notice, zone: zone))
        }
    }

    /// Of the body's form, which `deploy/webhook.schema.json` describes: another number would break receivers.
    static let version = 1

    private struct Body<Content: Encodable>: Encodable {
        var type: Delivery.Payload
        var version = WebhookMessage.version
        var timestamp: String
        var data: Content
        var isReminder: Bool?
        /// When it should have gone out.
        var late: String?
    }

    private struct Group: Encodable {
        var why: String
        var alerts: [AlertDocument]
    }
}
