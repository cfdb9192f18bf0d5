import Alerting
import Foundation
import Model
import Storing
import Synchronization
import Testing

@testable import Service

/// What a person does about alerts, by the commands, and what it comes to at the destination.
@Suite struct AlertActingTests {
    private static let noon = MarkedDesk.noon
    private let minute = 60.0

    /// A desk with one destination whose messages are kept, and one alert, A1, raised at noon.
    private final class Receiver: Sendable {
        let got = Mutex<[String]>([])
        let statuses: Mutex<[Int]>
        init(_ statuses: [Int] = []) { self.statuses = Mutex(statuses) }
    }

    private func with(
        _ routes: String = "", destinations: String = "- {name: desk, webhook: \"http://desk/hook\"}",
        _ receiver: Receiver = Receiver(),
        _ work: (MarkedDesk, AlertActing, @escaping (Double) async throws -> [String]) async throws -> Void
    ) async throws {
        let desk = try MarkedDesk("destinations:\n  \(destinations)\n")
        defer { desk.remove() }
        if !routes.isEmpty {
            try Data(routes.utf8).write(to: URL(fileURLWithPath: desk.folder + "/beat/routes.yaml"))
        }
        #expect(try desk.alert(["A rally was held in Almaty"]) == ["A1"])
        let deliverer = Deliverer(
            store: desk.store, destinations: desk.settings.destinations, zone: .gmt,
            channels: Channels(post: { _, headers, _ in
                receiver.got.withLock { $0.append(headers.first { $0.0 == "webhook-id" }?.1 ?? "?") }
                return (receiver.statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }, nil, [])
            }), texts: { _, _ in [:] })
        try await work(desk, acting(desk, at: 1)) { after in
            let before = receiver.got.withLock(\.count)
            _ = try await deliverer.deliverDue(now: { Self.noon + after * 60 }, jitter: { 0 })
            return receiver.got.withLock { Array($0.dropFirst(before)) }
        }
    }

    private func acting(_ desk: MarkedDesk, at minutes: Double) -> AlertActing {
        AlertActing(store: desk.store, by: "Dana", now: Self.noon + minutes * minute, zone: .gmt)
    }

    private func code(_ work: () throws -> Any) -> Int32? {
        do {
            _ = try work()
            return nil
        } catch { return (error as? CommandFault)?.code }
    }

    private let escalating = """
        routes:
          - {name: all, to: [desk], escalate: {after: 30m, to: [chief]}}

        """
    private let two = """
        - {name: desk, webhook: "http://desk/hook"}
          - {name: chief, webhook: "http://chief/hook", alerts: false}
        """

    @Test func whatNobodyAcknowledgesGoesFurtherAndWhatSomebodyDoesStays() async throws {
        try await with(escalating, destinations: two) { desk, acting, deliver async throws in
            #expect(try await deliver(0) == ["msg_A1_desk"])
            #expect(try await deliver(29).isEmpty)
            #expect(try await deliver(30) == ["msg_A1_chief_escalation"])
        }
        try await with(escalating, destinations: two) { desk, acting, deliver async throws in
            #expect(try await deliver(0) == ["msg_A1_desk"])
            #expect(try acting.acknowledge("a1", note: nil).contains("A1 (E1) is acknowledged by Dana"))
            #expect(try await deliver(40).isEmpty)
            let card = try AlertCard(store: desk.store, id: "A1", now: Self.noon + 3000, zone: .gmt)
            #expect(card.text.contains("acknowledged by Dana since"))
            #expect(card.text.contains("chief: not sent: acknowledged by Dana before it was due"))
        }
        // Who marks has seen it.
        try await with(escalating, destinations: two) { desk, _, deliver async throws in
            try desk.mark("A1", .right, at: Self.noon + 60)
            #expect(try await deliver(40) == ["msg_A1_desk"])
        }
    }

    @Test func aSnoozeHoldsAllBackAndRemindsAtItsEnd() async throws {
        try await with { desk, acting, deliver async throws in
            #expect(try await deliver(0) == ["msg_A1_desk"])
            let words = try acting.snooze("A1", until: Self.noon + 60 * minute, note: "after lunch")
            #expect(words.contains("then desk is reminded"))
            #expect(try await deliver(59).isEmpty)
            #expect(try await deliver(60) == ["msg_A1_desk_reminder1"])
            #expect(try await deliver(61).isEmpty)
        }
        try await with { desk, acting, deliver async throws in
            _ = try acting.snooze("A1", until: Self.noon + 60 * minute, note: nil)
            #expect(try await deliver(5).isEmpty)
            #expect(try self.acting(desk, at: 6).wake("A1").contains("no longer snoozed"))
            #expect(try await deliver(7) == ["msg_A1_desk"])
            let later = self.acting(desk, at: 8)
            #expect(code { try later.wake("A1") } == 65)
            // Acknowledged, nobody is reminded.
            _ = try self.acting(desk, at: 9).acknowledge("A1", note: nil)
            #expect(try await deliver(61).isEmpty)
        }
        try await with { desk, acting, _ async throws in
            #expect(code { try acting.snooze("A1", until: Self.noon, note: nil) } == 64)
            #expect(code { try acting.snooze("A1", until: Self.noon + 400 * 86_400, note: nil) } == 64)
            #expect(code { try acting.snooze("A9", until: Self.noon + 600, note: nil) } == 65)
        }
    }

    @Test func whatIsSentAgainHasAnIdOfItsOwn() async throws {
        try await with { desk, acting, deliver async throws in
            _ = try await deliver(0)
            #expect(try acting.resend("A1", to: [], known: ["desk"]).contains("goes again to desk"))
            #expect(try await deliver(2) == ["msg_A1_desk_resend1"])
            #expect(code { try acting.resend("A1", to: ["dekc"], known: ["desk"]) } == 65)
        }
    }

    @Test func aSilenceIsMadeAgainstTheWatchlistAndEnded() async throws {
        try await with { desk, _, deliver async throws in
            let silencing = Silencing(store: desk.store, now: Self.noon, zone: .gmt)
            func add(_ change: (inout Silencing.Asked) -> Void) throws -> String {
                var asked = Silencing.Asked()
                change(&asked)
                return try silencing.add(
                    asked, until: Self.noon + 600, by: "Dana", reason: "we are there", settings: desk.settings)
            }
            #expect(code { try add { $0.types = ["protst"] } } == 65)
            #expect(code { try add { _ in } } == 64)
            #expect(code { try add { $0.events = ["E9"] } } == 65)
            #expect(try add { $0.places = ["almaty"] }.hasPrefix("silence 1: in Almaty, until 2021-03-27T06:10:00"))
            #expect(try await deliver(0).isEmpty)
            let list = DeliveryList(store: desk.store, now: Self.noon + 60, zone: .gmt)
            var silenced = DeliveryList.Wanted()
            silenced.states = ["silenced"]
            #expect(try list.text(silenced).contains("silence 1 by Dana: we are there"))
            #expect(try silencing.text(all: false).contains("by Dana: we are there"))
            #expect(try silencing.end(1) == "silence 1 is ended")
            #expect(code { try silencing.end(1) } == 65)
            #expect(try silencing.text(all: false).contains("no silence holds"))
            #expect(try silencing.text(all: true).contains("ended before its time"))
        }
    }

    @Test func whatWasGivenUpIsTriedAgainAndWhatWasSentIsNot() async throws {
        try await with("", Receiver([404])) { desk, _, deliver async throws in
            _ = try await deliver(0)
            let list = DeliveryList(store: desk.store, now: Self.noon + 120, zone: .gmt)
            var failed = DeliveryList.Wanted()
            failed.states = ["failed"]
            #expect(try list.text(failed).contains("msg_A1_desk  alert.new\n    given up"))
            #expect(code { try list.retry([], destination: nil) } == 64)
            #expect(code { try list.retry(["msg_A7_desk"], destination: nil) } == 65)
            #expect(try list.retry([], destination: "desk") == "msg_A1_desk is due again")
            #expect(try await deliver(3) == ["msg_A1_desk"])
            #expect(code { try list.retry(["msg_A1_desk"], destination: nil) } == 65)
            // Between the look and the write it may have gone out.
            #expect(try desk.store.retry(["msg_A1_desk"], at: Self.noon) == 0)
            #expect(try await deliver(4).isEmpty)
        }
    }

    @Test func aDestinationThatIsNoMoreGetsNothingUntilItIsEnabled() async throws {
        try await with("", destinations: two, Receiver([410])) { desk, _, deliver async throws in
            // The notice may still go with the same round.
            let told = try await deliver(0) + deliver(1)
            #expect(told == ["msg_A1_desk", "msg_N-desk-gone-2021-03-27_chief"])
            #expect(try await deliver(600).isEmpty)
            let list = try DestinationList(desk.settings, store: desk.store, now: Self.noon + 60)
            #expect(list.text.contains("desk  webhook, disabled"))
            #expect(list.troubles.first?.contains("`copytaster destinations enable desk`") == true)
            #expect(
                try DestinationList.enable("desk", settings: desk.settings, store: desk.store).contains("is enabled"))
            #expect(try await deliver(601) == ["msg_A1_desk"])
        }
    }

    @Test(
        arguments: [
            ("45m", "2021-03-27T06:45:00Z"), ("4h", "2021-03-27T10:00:00Z"), ("3d", "2021-03-30T06:00:00Z"),
            ("2w", "2021-04-10T06:00:00Z"),
            ("4", nil), ("-4h", nil), ("h", nil), ("1e9d", nil), ("infd", nil), ("", nil),
        ] as [(String, String?)]) func spans(text: String, end: String?)
    {
        #expect(TimeArgument.after(text, now: Self.noon) == end.flatMap { try? Date($0, strategy: .iso8601) })
    }

    @Test(
        arguments: [
            ("2021-03-28", "2021-03-27T18:00:00Z"), ("2021-03-28T07:00", "2021-03-28T01:00:00Z"),
            ("2021-03-28 07:00", "2021-03-28T01:00:00Z"), ("13:00", "2021-03-27T07:00:00Z"),
            ("11:59", "2021-03-28T05:59:00Z"),
            ("2021-03-28T07:00:00Z", "2021-03-28T07:00:00Z"), ("7:00", nil), ("25:00", nil), ("tomorrow", nil),
            ("2021-02-30", nil), ("07:00 08:00", nil),
        ] as [(String, String?)]) func times(text: String, end: String?)
    {
        let zone = TimeZone(identifier: "Asia/Almaty")!
        #expect(
            TimeArgument.at(text, now: Self.noon, zone: zone) == end.flatMap { try? Date($0, strategy: .iso8601) })
    }
}
