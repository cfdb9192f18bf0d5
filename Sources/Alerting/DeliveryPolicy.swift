package import Foundation
package import Model

/// How one try to deliver ended.
package enum DeliveryOutcome: Sendable, Hashable {
    /// `receipt`: what the destination calls the message, by which later ones join its thread; nil where it doesn't say.
    case delivered(receipt: String? = nil)
    /// May work later; `after` is the receiver's own wish (Retry-After), in seconds.
    case failed(String, after: Double?)
    /// Will never work: the receiver refuses it for good.
    case refused(String)
    /// The destination is no more (410): nothing is sent there until somebody enables it again.
    case gone(String)
}

/// What becomes of a delivery and of its destination after a try. Pure.
///
/// Two clocks run: each delivery has its own, so that one that a receiver can't digest doesn't hold up the others; and each
/// destination has one, so that a dead receiver is asked once in a while, however many deliveries wait for it.
package enum DeliveryPolicy {
    /// Seconds to the next try of a delivery after its first, second, … that failed: the schedule that the Standard Webhooks
    /// specification recommends.
    package static let waits: [Double] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]
    /// Seconds until a destination is tried again after its first, second, … failure in a row; then the last of them.
    package static let pauses: [Double] = [5, 30, 120, 300, 900, 1800, 3600]
    /// Seconds that a delivery is kept for a destination that fails: the sum of `waits`, some three days and a quarter.
    package static let patience: Double = 75 * 3600
    /// A receiver may ask for patience, but not for more than a day.
    static let longestWish: Double = 86_400

    /// - Parameter jitter: 0..<1; spreads the tries over 0–10% of the wait.
    package static func after(
        _ outcome: DeliveryOutcome, of delivery: Delivery, at destination: DestinationRecord, now: Date, jitter: Double
    ) -> (delivery: Delivery, destination: DestinationRecord) {
        var (delivery, destination) = (delivery, destination)
        let spread = 1 + 0.1 * jitter
        delivery.attempts += 1
        delivery.tried = now
        destination.lastTry = now
        switch outcome {
        case .delivered(let receipt):
            delivery = delivery.resting(.delivered, nil, at: now)
            delivery.receipt = receipt
            destination = DestinationRecord(name: destination.name, lastTry: now, lastSuccess: now)
        case .refused(let reason):
            // It answers: others may well be taken.
            delivery = delivery.resting(.failed, reason, at: now)
            destination.lastError = reason
            destination.failures = 0
            destination.failingSince = nil
            destination.nextTry = nil
        case .gone(let reason):
            delivery.lastError = reason
            destination.lastError = reason
            destination.disabled = now
        case .failed(let reason, let wish):
            let wish = min(max(wish ?? 0, 0), longestWish)
            let pause = pauses[min(destination.failures, pauses.count - 1)]
            destination.failures += 1
            destination.failingSince = destination.failingSince ?? now
            destination.lastError = reason
            destination.nextTry = now + max(pause, wish) * spread
            delivery.lastError = reason
            // Kept as long as it would be if it had been tried from the first: an outage of ours counts for nothing.
            let since = max(delivery.created, min(destination.failingSince ?? now, now))
            if now.timeIntervalSince(since) >= patience || delivery.attempts > waits.count {
                delivery = delivery.resting(.failed, reason, at: now)
            } else {
                delivery.due = now + max(waits[min(delivery.attempts, waits.count) - 1], wish) * spread
            }
        }
        return (delivery, destination)
    }

    /// What an HTTP answer means: 2xx is delivered, 410 says that the address is no more, other 4xx are final, but for those
    /// that ask to come again.
    package static func outcome(status: Int, retryAfter: String?, url: String, now: Date = .distantPast)
        -> DeliveryOutcome
    {
        let url = place(of: url)
        return switch status {
        case 200..<300: .delivered()
        case 408, 425, 429, 500...:
            .failed("\(url) answered \(status)", after: retryAfter.flatMap { seconds($0, now: now) })
        case 410: .gone("\(url) answered 410 Gone: give its new address, then `copytaster destinations enable`")
        case 300..<400:
            .refused("\(url) answered \(status): it has moved; give its new address (deliveries follow no redirect)")
        default: .refused("\(url) answered \(status): it does not take this message; check the address and the secret")
        }
    }

    /// What of a webhook's address may be shown: many are secrets themselves.
    static func place(of url: String) -> String {
        guard let (origin, rest) = Chat.parts(url) else { return url }
        return rest.isEmpty ? origin : origin + "/…"
    }

    /// Retry-After: seconds, or an HTTP date (RFC 9110, section 10.2.3).
    static func seconds(_ text: String, now: Date) -> Double? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if let seconds = Double(text), seconds.isFinite, seconds >= 0 { return seconds }
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = .gmt
        format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
        return format.date(from: text).map { max(0, $0.timeIntervalSince(now)) }
    }
}
