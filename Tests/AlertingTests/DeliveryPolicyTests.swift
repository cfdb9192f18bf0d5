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
        (410, .gone("https://x answered 410 Gone: give its new address, then `copytaster destinations enable`")),
    ])
    func whatAnAnswerMeans(status: Int, expected: DeliveryOutcome) {
        #expect(DeliveryPolicy.outcome(status: status, retryAfter: nil, url: "https://x") == expected)
    }

    private let well = DestinationRecord(name: "desk")

    private func after(
        _ outcome: DeliveryOutcome, _ delivery: Delivery? = nil, _ record: DestinationRecord? = nil,
        now: Date = Samples.noon, jitter: Double = 0
    ) -> (delivery: Delivery, destination: DestinationRecord) {
        DeliveryPolicy.after(outcome, of: delivery ?? self.delivery, at: record ?? well, now: now, jitter: jitter)
    }

    @Test(arguments: [301, 400, 401, 404])
    func aRefusalIsFinalAndStopsNothingElse(status: Int) {
        let (delivery, record) = after(DeliveryPolicy.outcome(status: status, retryAfter: "5", url: "https://x"))
        #expect(delivery.state == .failed)
        #expect(record.nextTry == nil && record.failures == 0 && record.disabled == nil)
    }

    @Test func whatIsGoneGetsNothingAndLosesNothing() {
        let (delivery, record) = after(.gone("410"))
        #expect(delivery.state == .pending)
        #expect(record.disabled == Samples.noon)
    }

    /// A receiver that is down for good: each delivery is given up after three days, not sooner.
    @Test func itIsTriedForDaysThenGivenUp() {
        var (delivery, record) = (delivery, well)
        var now = Samples.noon
        var tries = 0
        while delivery.state == .pending, tries < 1000 {
            now = max(delivery.due, record.nextTry ?? now)
            (delivery, record) = after(.failed("down", after: nil), delivery, record, now: now)
            tries += 1
        }
        #expect(now.timeIntervalSince(Samples.noon) > 3 * 86_400)
        #expect(now.timeIntervalSince(Samples.noon) < 5 * 86_400)
        #expect((8...12).contains(tries))
        #expect(delivery.id == "msg_A1_desk")
        #expect(delivery.lastError == "down")
    }

    /// The program was off for a week: what it owes is tried as if it were of today.
    @Test func anOutageOfOursGivesUpNothing() {
        let (delivery, _) = after(.failed("down", after: nil), now: Samples.noon + 7 * 86_400)
        #expect(delivery.state == .pending)
    }

    @Test func aDeadDestinationIsAskedHourlyAndASuccessForgivesAll() {
        var record = well
        var pauses: [Double] = []
        var now = Samples.noon
        for _ in 0..<9 {
            var fresh = delivery
            fresh.created = now
            record = after(.failed("down", after: nil), fresh, record, now: now).destination
            pauses.append(record.nextTry!.timeIntervalSince(now))
            now = record.nextTry!
        }
        #expect(pauses == [5, 30, 120, 300, 900, 1800, 3600, 3600, 3600])
        #expect(record.failingSince == Samples.noon)
        let healed = after(.delivered(receipt: "7"), delivery, record, now: now)
        #expect(healed.destination == DestinationRecord(name: "desk", lastTry: now, lastSuccess: now))
        #expect(healed.delivery.receipt == "7" && healed.delivery.ended == now)
    }

    @Test func aReceiversWishIsKeptWithinADay() {
        func wait(_ wish: Double) -> Double {
            after(.failed("busy", after: wish)).destination.nextTry!.timeIntervalSince(Samples.noon)
        }
        #expect(wait(60) == 60)
        #expect(wait(1) == DeliveryPolicy.pauses[0])
        #expect(wait(1e9) == 86_400)
        #expect(wait(-1e9) == DeliveryPolicy.pauses[0])
    }

    @Test func retryAfterIsSecondsOrADate() {
        func after(_ text: String) -> DeliveryOutcome {
            DeliveryPolicy.outcome(status: 503, retryAfter: text, url: "https://x", now: Samples.noon)
        }
        #expect(after("120") == .failed("https://x answered 503", after: 120))
        #expect(after("Sat, 27 Mar 2021 06:02:00 GMT") == .failed("https://x answered 503", after: 120))
        #expect(after("soon") == .failed("https://x answered 503", after: nil))
        #expect(after("nan") == .failed("https://x answered 503", after: nil))
    }
}
