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
        let body = try encoded(alert)
        func owed(_ destination: String, _ cause: Delivery.Cause, due: Date, grouping: Delivery.Grouping?) -> Delivery {
            let suffix = cause == .made ? "" : "_\(cause.rawValue)"
            return Delivery(
                id: "msg_\(alert.id)_\(destination)\(suffix)", destination: destination,
                payload: alert.kind == .new ? .alertNew : .alertRevision, alert: alert.id, event: alert.event,
                cause: cause, grouping: grouping, body: body, created: now, due: due)
        }
        var deliveries: [Delivery] = []
        var escalations: [String: Date] = [:]
        for destination in destinations where destination.takesAlerts {
            let wasTold = told.contains(destination.name)
            guard let routing = routes.routing(alert, to: destination.name, wasTold: wasTold, now: now, zone: zone)
            else { continue }
            var delivery = owed(destination.name, .made, due: routing.due, grouping: routing.grouping)
            if routing.isDeferred { delivery.lastError = "outside the route's hours" }
            deliveries.append(delivery)
            for (name, due) in routing.escalations { escalations[name] = min(escalations[name] ?? .distantFuture, due) }
        }
        let names = Set(destinations.map(\.name))
        deliveries += escalations.filter { names.contains($0.key) }.sorted { $0.key < $1.key }
            .map { owed($0.key, .escalation, due: $0.value, grouping: nil) }
        return deliveries
    }

    /// A reminder of an alert, or the same again by hand: a delivery of its own, since a receiver drops a repeat by its id.
    /// - Parameter number: of the act that it is owed for.
    package static func again(
        _ alert: Alert, to destination: String, _ cause: Delivery.Cause, number: Int64, now: Date, due: Date
    ) throws -> Delivery {
        Delivery(
            id: "msg_\(alert.id)_\(destination)_\(cause.rawValue)\(number)", destination: destination,
            payload: alert.kind == .new ? .alertNew : .alertRevision, alert: alert.id, event: alert.event, cause: cause,
            body: try encoded(alert), created: now, due: due)
    }

    package static func deliveries(for digest: Digest, to destinations: [Destination], now: Date) throws -> [Delivery] {
        try destinations.filter { $0.digests.contains(digest.kind ?? .daily) }.map { destination in
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

    /// A marked message that shows whether a destination works.
    package static func test(_ notice: Notice, to destination: String, now: Date) throws -> Delivery {
        Delivery(
            id: "msg_\(notice.id)_\(destination)", destination: destination, payload: .test, alert: nil,
            body: try encoded(notice), created: now, due: now)
    }

    /// What a delivery carries.
    package static func message(_ delivery: Delivery) throws -> Message {
        switch delivery.payload {
        case .alertNew, .alertRevision: .alert(try alert(delivery))
        case .alertGroup:
            try { .alerts($0.alerts, why: $0.why) }(decoded(AlertGroup.self, delivery.body))
        case .digest: .digest(try digest(delivery))
        case .notice: .notice(try notice(delivery))
        case .test: .test(try notice(delivery))
        }
    }

    static func alert(_ delivery: Delivery) throws -> Alert { try decoded(Alert.self, delivery.body) }
    static func digest(_ delivery: Delivery) throws -> Digest { try decoded(Digest.self, delivery.body) }
    static func notice(_ delivery: Delivery) throws -> Notice { try decoded(Notice.self, delivery.body) }

    static func encoded(_ value: some Encodable) throws -> String {
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
