import Foundation
import Model
import Testing

@testable import Alerting

/// What is sent, withheld, put off or gathered: a table of lanes, and what must hold of any lane.
@Suite struct DispatchTests {
    private let now = Samples.noon

    private func delivery(
        _ number: Int, made: Date? = nil, due: Date? = nil, cause: Delivery.Cause = .made, event: String? = nil,
        kind: Alert.Kind = .new, grouping: Delivery.Grouping? = nil, attempts: Int = 0
    ) throws -> Delivery {
        var alert = Samples.alert("A\(number)", events: [Samples.event(event ?? "E\(number)")], raised: made ?? now)
        alert.kind = kind
        let suffix = cause == .made ? "" : "_\(cause.rawValue)"
        return Delivery(
            id: "msg_A\(number)_desk\(suffix)", destination: "desk",
            payload: kind == .new ? .alertNew : .alertRevision, alert: alert.id, event: alert.event, cause: cause,
            grouping: grouping, body: try Outbox.encoded(alert), attempts: attempts, created: made ?? now,
            due: due ?? made ?? now)
    }

    private func lane(_ pending: [Delivery]) -> Lane {
        Lane(record: DestinationRecord(name: "desk"), pending: pending)
    }

    private func steps(
        _ lane: Lane, perHour: Int = .max, silences: [Silence] = [], now: Date? = nil
    ) throws -> [Dispatch.Step] {
        try Dispatch.steps(lane, perHour: perHour, silences: silences, now: now ?? self.now)
    }

    private func sent(_ steps: [Dispatch.Step]) -> [String] {
        steps.compactMap { if case .send(let delivery) = $0 { delivery.id } else { nil } }
    }

    private func gathered(_ steps: [Dispatch.Step]) -> [(members: [String], into: Delivery)] {
        steps.compactMap { if case .gather(let all, let into) = $0 { (all.map(\.id), into) } else { nil } }
    }

    @Test func theFirstMadeGoesFirst() throws {
        let late = try delivery(1, made: now - 5)
        let later = try delivery(2, made: now - 1)
        #expect(sent(try steps(lane([later, late]))) == ["msg_A1_desk", "msg_A2_desk"])
    }

    @Test func aDestinationThatRestsGetsNothing() throws {
        var paused = lane([try delivery(1)])
        paused.record.nextTry = now + 1
        #expect(try steps(paused).isEmpty)
        #expect(sent(try steps(paused, now: now + 1)).count == 1)
        paused.record.disabled = now
        #expect(try steps(paused, now: now + 1).isEmpty)
    }

    @Test func whatIsNotDueWaits() throws {
        #expect(try steps(lane([try delivery(1, due: now + 60)])).isEmpty)
    }

    // MARK: - Silences, snoozes, acknowledgements

    private func silence(_ matcher: AlertMatcher, from: Double = -60, until: Double = 60) -> Silence {
        Silence(
            number: 3, matcher: matcher, author: "Aigul", reason: "the daily picket", from: now + from,
            until: now + until)
    }

    @Test(arguments: [
        (AlertMatcher(types: ["protest"]), true), (AlertMatcher(types: ["loan"]), false),
        (AlertMatcher(places: ["Kazakhstan"]), true), (AlertMatcher(places: ["Astana"]), false),
        (AlertMatcher(events: ["E1"]), true), (AlertMatcher(events: ["E2"]), false),
        (AlertMatcher(severityTo: .medium), false), (AlertMatcher(sources: ["Steppe Wire"]), true),
        (AlertMatcher(types: ["protest"], places: ["Astana"]), false),
    ]) func aSilenceWithholdsWhatItMeans(matcher: AlertMatcher, holds: Bool) throws {
        let steps = try steps(lane([try delivery(1)]), silences: [silence(matcher)])
        #expect(sent(steps).isEmpty == holds)
        guard holds else { return }
        guard case .rest(let rested)? = steps.first else { throw Failure() }
        #expect(rested.state == .silenced && rested.ended == now)
        #expect(rested.lastError == "silence 3 by Aigul: the daily picket")
    }

    private struct Failure: Error {}

    @Test func aSilenceHoldsInItsTimeOnly() throws {
        let all = AlertMatcher()
        for one in [silence(all, from: 1), silence(all, until: 0)] {
            #expect(sent(try steps(lane([try delivery(1)]), silences: [one])).count == 1)
        }
        var ended = silence(all)
        ended.ended = now - 1
        #expect(sent(try steps(lane([try delivery(1)]), silences: [ended])).count == 1)
    }

    /// A silence of one rally withholds no wave that brings another one too.
    @Test func aSilenceOfOneEventLetsAWaveThrough() throws {
        var wave = try delivery(1)
        wave.body = try Outbox.encoded(
            Samples.alert(events: [Samples.event("E1"), Samples.event("E2", place: "Aktobe")]))
        #expect(sent(try steps(lane([wave]), silences: [silence(AlertMatcher(places: ["Almaty"]))])).count == 1)
    }

    private func act(_ kind: AlertAct.Kind, at: Double, until: Double? = nil) -> AlertAct {
        AlertAct(
            event: "E1", alert: "A1", kind: kind, by: "Dana", way: .command, at: now + at, until: until.map { now + $0 }
        )
    }

    @Test func whoIsAcknowledgedNeedsNoEscalation() throws {
        var waiting = lane([try delivery(1, made: now - 1800, due: now, cause: .escalation)])
        #expect(sent(try steps(waiting)).count == 1)
        waiting.acts = ["E1": [act(.acknowledged, at: -60)]]
        guard case .rest(let rested)? = try steps(waiting).first else { throw Failure() }
        #expect(rested.state == .withdrawn && rested.lastError == "acknowledged by Dana before it was due")
        // What was acknowledged before this alert was another one.
        waiting.acts = ["E1": [act(.acknowledged, at: -3600)]]
        #expect(sent(try steps(waiting)).count == 1)
    }

    @Test func aSnoozePutsOffAndEnds() throws {
        var waiting = lane([try delivery(1)])
        waiting.acts = ["E1": [act(.snoozed, at: -60, until: 600)]]
        guard case .put(let later)? = try steps(waiting).first else { throw Failure() }
        #expect(later.due == now + 600 && later.state == .pending)
        #expect(sent(try steps(waiting, now: now + 600)).count == 1)
        waiting.acts["E1"]?.append(act(.woken, at: -30))
        #expect(sent(try steps(waiting)).count == 1)
    }

    @Test func whatTheDeskAsksForAgainGoesOutWhateverItSaid() throws {
        var waiting = lane([try delivery(1, cause: .resend)])
        waiting.acts = ["E1": [act(.acknowledged, at: 0), act(.snoozed, at: 0, until: 600)]]
        #expect(sent(try steps(waiting, silences: [silence(AlertMatcher())])).count == 1)
    }

    @Test func aRevisionWaitsForWhatItRevisesButNotForEver() throws {
        let revision = try delivery(2, event: "E1", kind: .revision)
        func first(_ attempts: Int) throws -> Delivery {
            try delivery(1, made: now - 60, due: now + 300, attempts: attempts)
        }
        #expect(sent(try steps(lane([try first(1), revision]))).isEmpty)
        #expect(sent(try steps(lane([try first(3), revision]))) == ["msg_A2_desk"])
    }

    /// Each of these was a way to wake somebody for nothing, or to lose what was asked for.
    @Test func remindersComeOnceAndForThoseWhoAskedForThem() throws {
        func reminder(_ number: Int) throws -> Delivery {
            var one = try delivery(1, made: now - 600, due: now, cause: .reminder)
            one.id += "\(number)"
            return one
        }
        func snooze(_ number: Int64, at: Double, until: Double) -> AlertAct {
            var act = act(.snoozed, at: at, until: until)
            act.number = number
            return act
        }
        var waiting = lane([try reminder(1)])
        // Acknowledged before it was snoozed: who snoozes wants to be reminded.
        waiting.acts = ["E1": [act(.acknowledged, at: -900), snooze(1, at: -600, until: 0)]]
        #expect(sent(try steps(waiting)).count == 1)
        // Snoozed again: the later reminder counts. Woken: none does.
        waiting.acts = ["E1": [snooze(1, at: -600, until: 0), snooze(2, at: -300, until: 900)]]
        guard case .rest(let rested)? = try steps(waiting).first else { throw Failure() }
        #expect(rested.state == .withdrawn)
        waiting.acts = ["E1": [snooze(1, at: -600, until: 0), act(.woken, at: -300)]]
        #expect(sent(try steps(waiting)).isEmpty)
    }

    @Test func whoAcknowledgesHearsOfWhatRevisesItThoughItWasSnoozed() throws {
        var waiting = lane([try delivery(1)])
        waiting.acts = ["E1": [act(.snoozed, at: -600, until: 600), act(.acknowledged, at: -60)]]
        #expect(sent(try steps(waiting)).count == 1)
    }

    @Test func whatNobodyWasToldOfIsNotEscalated() throws {
        var waiting = lane([try delivery(1, cause: .escalation)])
        waiting.untold = ["A1"]
        guard case .rest(let rested)? = try steps(waiting).first else { throw Failure() }
        #expect(rested.state == .withdrawn)
    }

    @Test func oneThatCantBeReadStandsInNobodysWay() throws {
        var damaged = try delivery(1)
        damaged.body = "{"
        #expect(sent(try steps(lane([damaged, try delivery(2)]), perHour: 1)) == ["msg_A1_desk", "msg_A2_desk"])
    }

    // MARK: - Together

    @Test func whatIsPutOffForAReasonGoesWithNobody() throws {
        var muted = try delivery(2, due: now + 3600, grouping: key)
        muted.lastError = "outside the route's hours"
        #expect(sent(try steps(lane([try delivery(1, grouping: key), muted]))) == ["msg_A1_desk"])
    }

    /// It may have been taken: under another id a receiver could not drop it.
    @Test func whatWasTriedKeepsItsId() throws {
        let tried = try delivery(1, grouping: key, attempts: 1)
        let all = try steps(lane([tried, try delivery(2, grouping: key), try delivery(3, grouping: key)]))
        #expect(sent(all) == ["msg_A1_desk"])
        #expect(gathered(all).map(\.members) == [["msg_A2_desk", "msg_A3_desk"]])
    }

    @Test func aMessageHoldsWhatTheDestinationHasRoomFor() throws {
        let many = try (1...30).map { try delivery($0, made: now + Double($0) - 60, due: now) }
        let all = try Dispatch.steps(lane(many), perHour: 1, mostTogether: 20, silences: [], now: now)
        #expect(gathered(all).map(\.members.count) == [20])
    }

    private let key = Delivery.Grouping(key: "day|protest", interval: 600)

    @Test func whatIsDueTogetherGoesAsOne() throws {
        let two = [
            try delivery(2, made: now - 30, due: now, grouping: key),
            try delivery(10, made: now - 10, due: now + 20, grouping: key),
        ]
        let one = try #require(gathered(try steps(lane(two))).first)
        #expect(one.members == ["msg_A2_desk", "msg_A10_desk"])
        #expect(one.into.id == "msg_A2-A10_desk" && one.into.payload == .alertGroup)
        guard case .alerts(let alerts, let why) = try Outbox.message(one.into) else { throw Failure() }
        #expect(alerts.map(\.id) == ["A2", "A10"] && why == "the route 'day' puts them together")
    }

    @Test func oneAloneGoesAsItIsAndTheNextWaitsForTheInterval() throws {
        var waiting = lane([try delivery(1, grouping: key)])
        #expect(sent(try steps(waiting)) == ["msg_A1_desk"])
        waiting.groups = [key.key: now - 60]
        guard case .put(let later)? = try steps(waiting).first else { throw Failure() }
        #expect(later.due == now - 60 + 600)
        // A clock that was set back keeps nobody waiting for what is yet to come.
        waiting.groups = [key.key: now + 86_400]
        #expect(sent(try steps(waiting)).count == 1)
    }

    @Test func beyondTheCapTheRestIsGatheredAndNothingIsDropped() throws {
        let many = try (1...12).map { try delivery($0, made: now + Double($0) - 60, due: now) }
        let all = try steps(lane(many), perHour: 5)
        #expect(sent(all) == (1...4).map { "msg_A\($0)_desk" })
        let one = try #require(gathered(all).first)
        #expect(one.members == (5...12).map { "msg_A\($0)_desk" })
        guard case .alerts(_, let why) = try Outbox.message(one.into) else { throw Failure() }
        #expect(why.contains("more than 5 messages within an hour"))
    }

    @Test func aFullHourGathersEveryTenMinutes() throws {
        var full = lane(try (1...3).map { try delivery($0) })
        full.sent = (1...5).map { now - 600 + Double($0) }
        #expect(try steps(full, perHour: 5).isEmpty)
        let later = now + 600
        #expect(gathered(try steps(full, perHour: 5, now: later)).first?.members.count == 3)
        // An hour on there is room again.
        #expect(sent(try steps(full, perHour: 5, now: now + 3600)).count == 3)
    }

    @Test func digestsAndNoticesAreNeverCapped() throws {
        let digest = try Outbox.deliveries(
            for: Samples.digest(), to: [Destination(name: "desk", kind: .folder(path: "out"))], now: now)
        var full = lane(digest)
        full.sent = [now - 1]
        #expect(sent(try steps(full, perHour: 1)).count == 1)
    }

    /// Whatever waits: each delivery comes into one step at the most, a message holds a hundred at the most, and all that is
    /// due is sent, put off, withheld or gathered in the end.
    @Test(arguments: 0..<40) func nothingIsLostAndNothingDoubled(seed: Int) throws {
        var random = SplitMix(seed: UInt64(seed) + 1)
        func pick(_ below: Int) -> Int { Int(random.next() % UInt64(below)) }
        var waiting = lane(
            try (1...(1 + pick(150))).map { number in
                try delivery(
                    number, made: now - Double(pick(4000)), due: now - 1 + Double(pick(3)) - Double(pick(2)),
                    cause: pick(9) == 0 ? .escalation : .made,
                    grouping: pick(3) == 0 ? Delivery.Grouping(key: "k\(pick(3))", interval: Double(pick(900))) : nil)
            })
        waiting.sent = (0..<pick(30)).map { now - Double(3600 - $0 * 10) }
        var clock = now
        var rounds = 0
        var done = Set<String>()
        while !waiting.pending.isEmpty, rounds < 400 {
            rounds += 1
            var touched = Set<String>()
            func take(_ delivery: Delivery) {
                #expect(touched.insert(delivery.id).inserted, "\(delivery.id) stands in two steps")
            }
            func end(_ delivery: Delivery) {
                #expect(done.insert(delivery.id).inserted)
                waiting.pending.removeAll { $0.id == delivery.id }
            }
            for step in try Dispatch.steps(waiting, perHour: 1 + pick(12), silences: [], now: clock) {
                switch step {
                case .send(let delivery):
                    take(delivery)
                    end(delivery)
                    if delivery.payload.isAlert { waiting.sent.append(clock) }
                    if let key = delivery.grouping?.key { waiting.groups[key] = clock }
                case .rest(let delivery):
                    take(delivery)
                    end(delivery)
                case .put(let delivery):
                    take(delivery)
                    #expect(delivery.due > clock)
                    waiting.pending = waiting.pending.map { $0.id == delivery.id ? delivery : $0 }
                case .gather(let members, let into):
                    #expect(members.count > 1 && members.count <= 100)
                    for member in members {
                        take(member)
                        #expect(member.gatheredIn == into.id && member.state == .gathered)
                        end(member)
                    }
                    waiting.pending.append(into)
                }
            }
            clock += 60
        }
        #expect(waiting.pending.isEmpty, "\(waiting.pending.count) never left")
    }
}

/// A generator that gives the same numbers everywhere (Vigna's SplitMix64).
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
