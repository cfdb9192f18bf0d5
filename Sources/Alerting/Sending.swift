internal import Foundation
internal import Model

/// One message to one destination, in the destination's own form.
struct Sending: Sendable {
    let channels: Channels
    let texts: Deliverer.DigestTexts
    /// The last alerts that a destination took, with those of the delivery in hand, newest first; and the daybook: what the
    /// feeds and the calendar of a folder show.
    let recent: @Sendable (_ destination: String, _ delivery: String) throws -> [Alert]
    let daybook: @Sendable (_ now: Date) throws -> [Event]

    /// - Parameters:
    ///   - attempts: tries before this one.
    ///   - isLast: whether nothing else goes to the destination at once: a folder's feeds are made then.
    /// - Returns: how it ended, and what a receiver answered that took it.
    func send(
        _ envelope: Envelope, to destination: Destination, attempts: Int, isLast: Bool, now: Date
    ) async -> (outcome: DeliveryOutcome, answer: [UInt8]) {
        do {
            switch destination.kind {
            case .folder(let settings):
                try FolderDelivery.write(
                    envelope, to: settings, now: now, views: isLast,
                    recent: { try recent(destination.name, envelope.id) }, daybook: { try daybook(now) },
                    coordinates: channels.coordinates,
                    digest: { try files($0, late: envelope.lateSince != nil) })
                return (.delivered(), [])
            case .webhook(let url, let secrets):
                let body = try WebhookMessage.body(envelope)
                let answer: (status: Int, retryAfter: String?, body: [UInt8])
                do {
                    answer = try await channels.post(
                        url, WebhookMessage.headers(id: envelope.id, body: body, secrets: secrets, now: now), body)
                } catch {
                    let why = "\(error)".replacing(url, with: DeliveryPolicy.place(of: url))
                    return (.failed("\(destination.name): \(why)", after: nil), [])
                }
                let outcome = DeliveryPolicy.outcome(
                    status: answer.status, retryAfter: answer.retryAfter, url: url, now: now)
                return (outcome, outcome == .delivered() ? answer.body : [])
            case .chat(let chat): return (try await send(envelope, to: chat, now: now), [])
            case .mail(let settings):
                let bytes = try MailMessage.bytes(envelope, settings, now: now, digest: try mailed(envelope))
                let (outcome, warning) = await channels.mail(
                    bytes, settings, MailMessage.messageID(envelope, settings), attempts)
                if let warning { channels.told(envelope.id, warning) }
                return (outcome, [])
            case .command(let settings):
                let runner = CommandRunner(
                    settings, ours: channels.environment, folder: channels.commandFolder, zone: envelope.zone)
                return await runner.run(
                    try WebhookMessage.body(envelope), id: envelope.id, type: envelope.message.type.rawValue,
                    destination: destination.name)
            }
        } catch let fault as ChatFault {
            return (.refused("\(destination.name): \(fault)"), [])
        } catch let fault as MailMessage.Fault {
            return (.refused("\(destination.name): \(fault)"), [])
        } catch {
            return (.failed("\(destination.name): \(error)", after: nil), [])
        }
    }

    private func send(_ envelope: Envelope, to chat: Chat, now: Date) async throws -> DeliveryOutcome {
        var envelope = envelope
        while true {
            let request = try ChatFormat.request(envelope, to: chat)
            let answer: (status: Int, retryAfter: String?, body: [UInt8])
            do { answer = try await channels.post(request.url, request.headers, request.body) } catch {
                // The address may hold the token.
                return .failed(chat.redacted("\(error)"), after: nil)
            }
            if envelope.thread != nil,
                ChatFormat.isThreadGone(status: answer.status, body: answer.body, of: chat)
            {
                envelope.thread = nil
                continue
            }
            return ChatFormat.outcome(
                status: answer.status, retryAfter: answer.retryAfter, body: answer.body, of: chat, now: now)
        }
    }

    private func files(_ digest: Digest, late: Bool) throws -> [(name: String, bytes: String)] {
        try texts(digest, late).sorted { $0.key.rawValue < $1.key.rawValue }
            .map { ("\(digest.fileName).\($0.key.fileEnding)", $0.value) }
    }

    private func mailed(_ envelope: Envelope) throws -> MailDigest? {
        guard case .digest(let digest) = envelope.message else { return nil }
        let texts = try texts(digest, envelope.lateSince != nil)
        return MailDigest(html: texts[.html] ?? "", text: texts[.text] ?? "")
    }
}

extension Message {
    /// What a webhook calls it.
    var type: Delivery.Payload {
        switch self {
        case .alert(let alert): alert.kind == .new ? .alertNew : .alertRevision
        case .alerts: .alertGroup
        case .digest: .digest
        case .notice: .notice
        case .test: .test
        }
    }
}
