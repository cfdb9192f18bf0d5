package import Foundation
package import Model

/// Sends what the outbox owes: each destination in a lane of its own, so that a dead one delays no other.
package struct Deliverer: Sendable {
    /// One POST: address, headers, body → status, Retry-After and the answer's body. Given by the wiring, so that nothing
    /// here knows libcurl.
    package typealias Post =
        @Sendable (_ url: String, _ headers: [(String, String)], _ body: [UInt8]) async throws -> (
            status: Int, retryAfter: String?, body: [UInt8]
        )
    /// Hears what in a receiver's answer was not understood: the delivery's id, and a sentence.
    package typealias Ignored = @Sendable (_ delivery: String, _ what: String) -> Void

    private let store: any Store
    private let destinations: [String: Destination]
    private let zone: TimeZone
    private let rendering: DigestRendering
    private let links: MarkLinks?
    private let ignored: Ignored
    private let post: Post

    /// - Parameter links: by which the desk marks alerts; nil where it has no address.
    package init(
        store: any Store, destinations: [Destination], zone: TimeZone, links: MarkLinks? = nil,
        ignored: @escaping Ignored = { _, _ in }, post: @escaping Post
    ) throws {
        self.store = store
        self.destinations = Dictionary(destinations.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        self.zone = zone
        self.links = links
        self.ignored = ignored
        rendering = try DigestRendering(links: links)
        self.post = post
    }

    /// Tries every delivery that is due once, and records how it ended.
    /// - Returns: what was tried, as it stands afterwards.
    package func deliverDue(now: @escaping @Sendable () -> Date, jitter: @escaping @Sendable () -> Double)
        async throws(StoreFault) -> [Delivery]
    {
        let due = try store.dueDeliveries(now: now(), limit: 1000)
        let lanes = Dictionary(grouping: due, by: \.destination)
        let results = await withTaskGroup(of: Result<[Delivery], StoreFault>.self) { group in
            for lane in lanes.values {
                group.addTask {
                    var tried: [Delivery] = []
                    for delivery in lane {
                        let (outcome, answer) = await attempt(delivery, now: now())
                        let after = DeliveryPolicy.after(outcome, of: delivery, now: now(), jitter: jitter())
                        do throws(StoreFault) {
                            // Marks go in with the delivery's success: what a crash undoes, the next try brings again.
                            try store.save(after, marks: try marks(answer, to: delivery, made: now()))
                        } catch { return .failure(error) }
                        tried.append(after)
                        // The rest of a lane that just failed would fail alike: it waits for its own next turn.
                        if case .failed(_, _) = outcome { break }
                    }
                    return .success(tried)
                }
            }
            var results: [Result<[Delivery], StoreFault>] = []
            for await result in group { results.append(result) }
            return results
        }
        var tried: [Delivery] = []
        for result in results { tried += try result.get() }
        return tried.sorted { $0.id < $1.id }
    }

    private func attempt(_ delivery: Delivery, now: Date) async -> (DeliveryOutcome, answer: [UInt8]) {
        guard let destination = destinations[delivery.destination] else {
            return (.refused("the configuration has no destination '\(delivery.destination)' any more"), [])
        }
        do {
            switch destination.kind {
            case .folder(let path):
                try write(delivery, to: FolderWriter(path: path))
                return (.delivered(), [])
            case .webhook(let url, let secret):
                let body = Array(try webhookBody(delivery).utf8)
                let timestamp = Int(now.timeIntervalSince1970)
                var headers = [
                    ("Content-Type", "application/json; charset=utf-8"), ("webhook-id", delivery.id),
                    ("webhook-timestamp", String(timestamp)),
                ]
                if let secret {
                    let signature = Signature.sign(id: delivery.id, timestamp: timestamp, body: body, secret: secret)
                    headers.append(("webhook-signature", signature))
                }
                let answer = try await post(url, headers, body)
                let outcome = DeliveryPolicy.outcome(status: answer.status, retryAfter: answer.retryAfter, url: url)
                return (outcome, outcome == .delivered() ? answer.body : [])
            }
        } catch {
            return (.failed("\(destination.name): \(error)", after: nil), [])
        }
    }

    /// The marks that the receiver answered with. What isn't understood is told of, and fails nothing.
    private func marks(_ answer: [UInt8], to delivery: Delivery, made: Date) throws(StoreFault) -> [Mark] {
        guard !answer.isEmpty else { return [] }
        let alerts = delivery.alert.map { [$0] } ?? (try? Outbox.digest(delivery))?.markable ?? []
        let read = MarkReplies.read(answer, alerts: alerts)
        for what in read.ignored { ignored(delivery.id, what) }
        var marks: [Mark] = []
        for said in read.said {
            switch try AlertMarking.mark(said, way: .webhook, made: made, in: store) {
            case .success(let mark): marks.append(mark)
            case .failure(let refusal): ignored(delivery.id, "a mark of \(said.alert) can't be taken: \(refusal)")
            }
        }
        return marks
    }

    private func write(_ delivery: Delivery, to folder: FolderWriter) throws {
        switch delivery.payload {
        case .alertNew, .alertRevision:
            let alert = try Outbox.alert(delivery)
            let line = try OutputJSON.text(AlertDocument(alert, zone: zone, links: links)) + "\n"
            try folder.appendOnce(line, to: "alerts.jsonl")
            try folder.appendOnce(AlertMarkdown.text(alert, zone: zone, links: links), to: "alerts.md")
        case .digest:
            let digest = try Outbox.digest(delivery)
            try folder.write(rendering.markdown(digest), to: "digest-\(digest.day).md")
            try folder.write(rendering.html(digest), to: "digest-\(digest.day).html")
            try folder.write(try rendering.json(digest), to: "digest-\(digest.day).json")
        case .notice:
            let notice = NoticeDocument(try Outbox.notice(delivery), zone: zone)
            try folder.appendOnce(try OutputJSON.text(notice) + "\n", to: "notices.jsonl")
            try folder.appendOnce(notice.markdown, to: "notices.md")
        }
    }

    /// `{"type", "timestamp", "data"}`; the timestamp is that of the alert or the window's end, the same over all tries.
    private func webhookBody(_ delivery: Delivery) throws -> String {
        switch delivery.payload {
        case .alertNew, .alertRevision:
            let alert = try Outbox.alert(delivery)
            return try OutputJSON.text(
                WebhookBody(
                    type: delivery.payload, timestamp: Timestamp.text(alert.raised, in: zone),
                    data: AlertDocument(alert, zone: zone, links: links)))
        case .digest:
            let digest = try Outbox.digest(delivery)
            return try OutputJSON.text(
                WebhookBody(
                    type: delivery.payload, timestamp: Timestamp.text(digest.to, in: zone),
                    data: DigestDocument(digest, links: links)))
        case .notice:
            let notice = NoticeDocument(try Outbox.notice(delivery), zone: zone)
            return try OutputJSON.text(WebhookBody(type: delivery.payload, timestamp: notice.raised, data: notice))
        }
    }
}

private struct WebhookBody<Content: Encodable>: Encodable {
    var type: Delivery.Payload
    var timestamp: String
    var data: Content
}
