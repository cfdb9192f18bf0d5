package import Foundation
package import Model

/// What alerts and digests owe to whom: made in the transaction that records them.
package enum Outbox {
    /// - Parameters:
    ///   - told: destinations that got an earlier alert of the same event.
    ///   - zone: the desk's, in which the routes' hours are.
    package static func deliveries(
        for alert: Alert, to destinations: [Destination], routes: [Route] = [], told: Set<String> = [], now: Date,
        zone: TimeZone
    ) throws -> [Delivery] {
        try destinations.filter(\.takesAlerts).compactMap { destination in
            let wasTold = told.contains(destination.name)
            guard let due = routes.due(alert, to: destination.name, wasTold: wasTold, now: now, zone: zone) else {
                return nil
            }
            return Delivery(
                id: "msg_\(alert.id)_\(destination.name)", destination: destination.name,
                payload: alert.kind == .new ? .alertNew : .alertRevision, alert: alert.id,
                body: try encoded(alert), created: now, due: due)
        }
    }

    package static func deliveries(for digest: Digest, to destinations: [Destination], now: Date) throws -> [Delivery] {
        try destinations.filter(\.takesDigests).map { destination in
            Delivery(
                id: "msg_\(digest.id)_\(destination.name)", destination: destination.name, payload: .digest, alert: nil,
                body: try encoded(digest), created: now, due: now)
        }
    }

    /// A notice goes to every destination, whatever else it takes.
    package static func deliveries(for notice: Notice, to destinations: [Destination], now: Date) throws -> [Delivery] {
        try destinations.map { destination in
            Delivery(
                id: "msg_\(notice.id)_\(destination.name)", destination: destination.name, payload: .notice, alert: nil,
                body: try encoded(notice), created: now, due: now)
        }
    }

    static func alert(_ delivery: Delivery) throws -> Alert { try decoded(Alert.self, delivery.body) }
    static func digest(_ delivery: Delivery) throws -> Digest { try decoded(Digest.self, delivery.body) }
    static func notice(_ delivery: Delivery) throws -> Notice { try decoded(Notice.self, delivery.body) }

    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .secondsSince1970
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static func decoded<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .secondsSince1970
        return try decoder.decode(type, from: Data(text.utf8))
    }
}
