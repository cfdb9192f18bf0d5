import Alerting
import Foundation
import Model
import Storing
import Testing

@testable import Service

/// Digests as the command shows them.
@Suite struct DigestShelfTests {
    private func shelf(_ body: (DigestShelf, inout DigestSample, String) throws -> Void) throws {
        var sample = try DigestSample()
        let desk = try MarkedDesk()
        defer { desk.remove() }
        try body(DigestShelf(store: sample.store, desk.settings), &sample, desk.folder)
    }

    private func at(_ day: String, _ hour: Int) throws -> Date {
        try #require(Day(day)).instant(hour: hour, in: DigestSample.zone)
    }

    /// As it went out, whatever the templates make of it now.
    @Test func aPastOneIsHadByteForByte() throws {
        try shelf { shelf, sample, _ in
            try sample.alert("A1", at: at("2021-03-27", 12))
            _ = try sample.makeDue(
                at("2021-03-28", 8), .init(hour: 7, minute: 0, weekday: 7), began: at("2021-03-27", 7))
            let day = try #require(Day("2021-03-28"))
            let daily = try shelf.recorded(day, isWeekly: false, as: .md)
            #expect(daily.text == "D2021-03-28: [\"A1\"]\n" && daily.note == nil)
            #expect(try shelf.recorded(day, isWeekly: true, as: .md).text == "W2021-03-28: [\"A1\"]\n")
            // Of what was not kept, the record is rendered.
            let html = try shelf.recorded(day, isWeekly: false, as: .html)
            #expect(html.text.contains("<html") && html.note?.contains("D2021-03-28") == true)
            let fault = #expect(throws: CommandFault.self) { try shelf.recorded(day + 1, isWeekly: false, as: .md) }
            #expect(fault?.code == 66 && fault?.text.contains("--list") == true)
            let list = try shelf.list()
            #expect(list.contains("D2021-03-28") && list.contains("W2021-03-28") && list.contains("weekly"))
            #expect(try shelf.json().contains("\"formats\" : [\n        \"md\"\n      ]"))
        }
    }

    /// What has come since is shown and stays untold.
    @Test func whatHasComeSinceIsRecordedNowhere() throws {
        try shelf { shelf, sample, folder in
            try sample.alert("A1", at: at("2021-03-27", 12))
            _ = try sample.makeDue(at("2021-03-28", 7), began: at("2021-03-27", 7))
            try sample.alert("A2", at: at("2021-03-28", 9))
            let days = try shelf.requested(
                from: Day("2021-03-20"), to: Day("2021-03-27"), feeds: [], as: .json, now: at("2021-03-28", 10))
            #expect(days.contains("\"id\" : \"R2021-03-27\""))
            func ids(from: String? = nil, to: String? = nil) throws -> String {
                let json = try shelf.requested(
                    from: from.flatMap { Day($0) }, to: to.flatMap { Day($0) }, feeds: [], as: .json,
                    now: at("2021-03-28", 10))
                let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
                let alerts = object?["alerts"] as? [[String: Any]] ?? []
                return alerts.compactMap { $0["id"] as? String }.joined(separator: " ")
            }
            #expect(try ids() == "A2" && ids() == "A2")
            #expect(try ids(from: "2021-03-27", to: "2021-03-27") == "A1")
            #expect(try ids(from: "2021-03-27").split(separator: " ").count == 2)
            #expect(try ids(to: "2021-03-27") == "A1" && ids(from: "2021-03-20", to: "2021-03-26") == "")
            #expect(try sample.store.digests(limit: 9).count == 1)
            #expect(try sample.makeDue(at("2021-03-29", 7)).first?.alerts.map(\.id) == ["A2"])
        }
    }
}
