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

/// What becomes of a delivery after a try. Pure.
package enum DeliveryPolicy {
    /// Seconds to the next try after the first, second, … that failed: the schedule that the Standard Webhooks
    /// specification recommends, which ends after some 75 hours.
    package static let waits: [Double] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]

    /// - Parameter jitter: 0..<1; spreads the tries over 0–10% of the wait.
    package static func after(_ outcome: DeliveryOutcome, of delivery: Delivery, now: Date, jitter: Double) -> Delivery
    {
        var delivery = delivery
        delivery.attempts += 1
        switch outcome {
        case .delivered:
            delivery.state = .delivered
            delivery.lastError = nil
        case .refused(let reason), .gone(let reason):
            delivery.state = .failed
            delivery.lastError = reason
        case .failed(let reason, let wish):
            delivery.lastError = reason
            guard delivery.attempts <= waits.count else {
                delivery.state = .failed
                return delivery
            }
            // A receiver may ask for patience, but not for more than a day.
            let wait = max(waits[delivery.attempts - 1], min(wish ?? 0, 86_400))
            delivery.due = now.addingTimeInterval(wait * (1 + 0.1 * jitter))
        }
        return delivery
    }

    /// What a webhook's answer means: 2xx is delivered, 410 and other 4xx are final, but for those that ask to come again.
    package static func outcome(status: Int, retryAfter: String?, url: String) -> DeliveryOutcome {
        switch status {
        case 200..<300: .delivered()
        case 408, 425, 429, 500...: .failed("\(url) answered \(status)", after: retryAfter.flatMap(Double.init))
        case 410: .gone("\(url) answered 410 Gone: remove this destination, or give its new address")
        default: .refused("\(url) answered \(status): it does not take this message; check the address and the secret")
        }
    }
}
