import Foundation
import Model
import Testing

/// The state machine of an event's alerts, as a table: what was raised and done, and how it stands then.
@Suite struct AlertStandingTests {
    private static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    struct Case: Sendable {
        var name: String
        /// Minutes after noon at which each alert was raised; the first is the new one.
        var raised: [Double] = [0]
        /// Kind, minute, the end of a snooze in minutes.
        var acts: [(AlertAct.Kind, Double, Double?)] = []
        var now: Double
        var state: AlertStanding.State
        var since: Double
        var until: Double?
    }

    private static let day = 24.0 * 60

    static let cases: [Case] = [
        .init(name: "raised", now: 1, state: .new, since: 0, until: 14 * day),
        .init(name: "revised", raised: [0, 60], now: 61, state: .revised, since: 60, until: 14 * day + 60),
        .init(
            name: "acknowledged", acts: [(.acknowledged, 5, nil)], now: 6, state: .acknowledged, since: 5,
            until: 14 * day + 5),
        .init(
            name: "marked is acknowledged", acts: [(.marked, 5, nil)], now: 6, state: .acknowledged, since: 5,
            until: 14 * day + 5),
        .init(
            name: "a revision opens it again", raised: [0, 60], acts: [(.acknowledged, 5, nil)], now: 61,
            state: .revised,
            since: 60, until: 14 * day + 60),
        .init(name: "snoozed", acts: [(.snoozed, 5, 65)], now: 30, state: .snoozed, since: 5, until: 65),
        .init(name: "a snooze ends", acts: [(.snoozed, 5, 65)], now: 65, state: .new, since: 65, until: 14 * day + 65),
        .init(
            name: "woken", acts: [(.snoozed, 5, 65), (.woken, 10, nil)], now: 30, state: .new, since: 0, until: 14 * day
        ),
        .init(
            name: "a revision in a snooze waits", raised: [0, 30], acts: [(.snoozed, 5, 65)], now: 40, state: .snoozed,
            since: 5, until: 65),
        .init(
            name: "and shows when it ends", raised: [0, 30], acts: [(.snoozed, 5, 65)], now: 70, state: .revised,
            since: 65, until: 14 * day + 65),
        .init(
            name: "acknowledged in a snooze", acts: [(.snoozed, 5, 65), (.acknowledged, 10, nil)], now: 70,
            state: .acknowledged, since: 10, until: 14 * day + 10),
        .init(
            name: "a longer snooze", acts: [(.snoozed, 5, 65), (.snoozed, 10, 120)], now: 70, state: .snoozed,
            since: 10,
            until: 120),
        .init(name: "settled", now: 14 * day, state: .settled, since: 14 * day, until: nil),
        .init(
            name: "settled, then revised", raised: [0, 20 * day], now: 20 * day + 1, state: .revised, since: 20 * day,
            until: 34 * day),
        .init(
            name: "sent again changes nothing", acts: [(.resent, 9, nil)], now: 10, state: .new, since: 0,
            until: 14 * day),
    ]

    @Test(arguments: cases) func stands(_ one: Case) {
        func moment(_ minutes: Double) -> Date { Self.noon + minutes * 60 }
        let acts = one.acts.map { kind, at, until in
            AlertAct(event: "E1", alert: "A1", kind: kind, way: .command, at: moment(at), until: until.map(moment))
        }
        // The order in which they were put on record doesn't count.
        for acts in [acts, acts.reversed()] {
            let standing = AlertStanding(
                raised: one.raised.enumerated().map { ($0.offset == 0 ? .new : .revision, moment($0.element)) },
                acts: acts, now: moment(one.now))
            #expect(standing.state == one.state, "\(one.name)")
            #expect(standing.since == moment(one.since), "\(one.name)")
            #expect(standing.until == one.until.map(moment), "\(one.name)")
        }
    }
}
