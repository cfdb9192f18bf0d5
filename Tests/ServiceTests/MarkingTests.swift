import Foundation
import Model
import Storing
import Testing

@testable import Service

@Suite struct MarkingTests {
    private func with(_ work: (MarkedDesk, [String]) throws -> Void) throws {
        let desk = try MarkedDesk()
        defer { desk.remove() }
        let alerts = try desk.alert(["A rally was held in Almaty", "Hundreds came to a rally and demanded land"])
        #expect(alerts == ["A1", "A2"])
        try work(desk, alerts)
    }

    private func fault(_ work: () throws -> Any) -> CommandFault? {
        do {
            _ = try work()
            return nil
        } catch { return error as? CommandFault }
    }

    @Test func aMarkIsKeptOnceAndTakenBack() throws {
        try with { desk, _ in
            // A moment that no decimal fraction hits.
            let marking = Marking(store: desk.store, now: MarkedDesk.noon + 0.123_456_7)
            let made = try marking.mark(" a1", "wrong", other: nil, note: " a fair ", way: .command)
            #expect(made.isNew && made.mark.article == "a0" && made.mark.event == "E1" && made.mark.note == "a fair")
            let later = Marking(store: desk.store, now: MarkedDesk.noon + 60)
            let again = try later.mark("A1", "wrong", other: nil, note: "a fair", way: .command)
            #expect(!again.isNew && again.mark.number == made.mark.number)
            // By another way, or with another word between, it is said anew.
            #expect(try later.mark("A1", "wrong", other: nil, note: "a fair", way: .link).isNew)
            #expect(try later.mark("A1", "right", other: nil, note: nil, way: .command).isNew)
            #expect(try later.mark("A1", "wrong", other: nil, note: "a fair", way: .command).isNew)
            #expect(try desk.store.marks(from: .distantPast, to: .distantFuture).count == 4)
            #expect(try later.unmark(4).contains("mark 4 is taken back"))
            #expect(
                fault { try later.unmark(4) }?.text.contains("no mark 4 that holds; the last ones are 1, 2, 3") == true)
        }
    }

    @Test func sameAsTakesAnAlertOrAnEvent() throws {
        try with { desk, _ in
            let marking = Marking(store: desk.store, now: MarkedDesk.noon)
            let alert = try marking.mark("A2", "same-as", other: "A1", note: nil, way: .command)
            let event = try marking.mark("A1", "same-as", other: "e2", note: nil, way: .command)
            #expect(alert.mark.other == "E1" && event.mark.other == "E2")
        }
    }

    @Test(
        arguments: [
            ("A7", "right", nil, 65, "there is no alert 'A7'; the nearest is A2, the last ones are A1, A2"),
            ("E1", "right", nil, 65, "there is no alert 'E1'; the nearest is A1"),
            ("A1", "rihgt", nil, 64, "'rihgt' is no word for an alert; use one of right, wrong, not-new"),
            ("A1", "rihgt", nil, 64, "did you mean 'right'?"),
            ("A1", "same-as", nil, 64, "same-as needs the alert or event"),
            ("A1", "same-as", "A9", 65, "there is no alert or event 'A9'"),
            ("A1", "same-as", "E1", 65, "E1 is the event that it told of itself"),
            ("A1", "wrong", "A2", 64, "only same-as names another"),
        ] as [(String, String, String?, Int32, String)])
    func mistakes(id: String, word: String, other: String?, code: Int32, says: String) throws {
        try with { desk, _ in
            let marking = Marking(store: desk.store, now: MarkedDesk.noon)
            let fault = try #require(
                fault { try marking.mark(id, word, other: other, note: nil, way: .command) })
            #expect(fault.code == code)
            #expect(fault.text.contains(says), "\(fault.text)")
            #expect(try desk.store.marks(from: .distantPast, to: .distantFuture).isEmpty)
        }
    }

    @Test func listsShowAlertsWithTheirMarks() throws {
        try with { desk, _ in
            let now = MarkedDesk.noon + 61 * 86_400
            #expect(try AlertList(store: desk.store, days: 7, now: now, zone: .gmt).text.hasPrefix("A2  "))
            let marking = Marking(store: desk.store, now: now)
            _ = try marking.mark("A1", "wrong", other: nil, note: "a fair", way: .command)
            _ = try marking.mark("A1", "right", other: nil, note: nil, way: .command)
            let list = try AlertList(store: desk.store, days: 90, now: now, zone: .gmt)
            #expect(list.text.contains("A1  2021-03-27T06:00:00"))
            #expect(list.text.contains("mark 2: right, by command, "))
            #expect(!list.text.contains("mark 1"))
            let object = try #require(try JSONSerialization.jsonObject(with: Data(list.json().utf8)) as? [String: Any])
            let alerts = try #require(object["alerts"] as? [[String: Any]])
            #expect(alerts.map { $0["id"] as? String } == ["A1", "A2"])
            #expect((alerts[0]["marks"] as? [[String: Any]])?.first?["word"] as? String == "right")
            let marks = try MarkList(store: desk.store, zone: .gmt).text
            #expect(marks.contains("1  A1  wrong, by command, ") && marks.contains(": a fair (a later one counts)"))
            #expect(try MarkList(store: desk.store, zone: .gmt).json().contains("\"stands\" : false"))
        }
    }

    @Test func withoutADatabaseThereIsNothing() throws {
        let settings = try Settings(file: "/nonexistent/copytaster.yaml", text: "", environment: [:])
        #expect(fault { try Marking.store(settings) }?.code == 66)
    }
}
