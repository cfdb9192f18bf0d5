import Alerting
import Foundation
import Model
import Testing

@Suite struct DeliveryPolicyTests {
    private let delivery = Delivery(
        id: "msg_A1_desk", destination: "desk", payload: .alertNew, alert: "A1", body: "{}", created: Samples.noon,
        due: Samples.noon)

    @Test(arguments: [
        (200, DeliveryOutcome.delivered()), (204, .delivered()),
        (500, .failed("https://x answered 500", after: nil)), (429, .failed("https://x answered 429", after: nil)),
        (410, .gone("https://x answered 410 Gone: remove this destination, or give its new address")),
    ])
    func whatAnAnswerMeans(status: Int, expected: DeliveryOutcome) {
        #expect(DeliveryPolicy.outcome(status: status, retryAfter: nil, url: "https://x") == expected)
    }

    @Test(arguments: [301, 400, 401, 404])
    func aRefusalIsFinal(status: Int) {
        let outcome = DeliveryPolicy.outcome(status: status, retryAfter: "5", url: "https://x")
        #expect(DeliveryPolicy.after(outcome, of: delivery, now: Samples.noon, jitter: 0).state == .failed)
    }

    @Test func itIsTriedForDaysThenGivenUp() {
        var delivery = delivery
        var tries = 0
        while delivery.state == .pending {
            delivery = DeliveryPolicy.after(.failed("down", after: nil), of: delivery, now: delivery.due, jitter: 0)
            tries += 1
        }
        #expect(tries == DeliveryPolicy.waits.count + 1)
        #expect(delivery.due.timeIntervalSince(Samples.noon) > 3 * 86_400)
        #expect(delivery.id == "msg_A1_desk")
        #expect(delivery.lastError == "down")
    }

    @Test func aReceiversWishIsKeptWithinADay() {
        func wait(_ wish: Double) -> Double {
            DeliveryPolicy.after(.failed("busy", after: wish), of: delivery, now: Samples.noon, jitter: 0).due
                .timeIntervalSince(Samples.noon)
        }
        #expect(wait(60) == 60)
        #expect(wait(1) == DeliveryPolicy.waits[0])
        #expect(wait(1e9) == 86_400)
    }
}
