import Foundation
import Model
import Storing
import Synchronization
import Testing

@testable import Alerting

@Suite struct MarkRepliesTests {
    @Test(
        arguments: [
            ("", []), ("ok", []), ("{\"ok\": true}", []), ("[1, 2]", []),
            ("{\"mark\": \"wrong\"}", ["A1 wrong"]),
            ("{\"mark\": \"wrong\", \"note\": \"a fair\"}", ["A1 wrong: a fair"]),
            ("{\"mark\": \"right\", \"alert\": \"A1\", \"more\": [{}]}", ["A1 right"]),
            ("{\"mark\": \"same-as\", \"other\": \"E7\"}", ["A1 same-as E7"]),
            ("[{\"mark\": \"right\"}, {\"mark\": \"wrong-date\"}]", ["A1 right", "A1 wrong-date"]),
            ("{\"mark\": \"wrong\", \"note\": 7}", ["A1 wrong"]),
            ("{\"mark\": \"rwong\"}", ["?'rwong' is none of right, wrong"]),
            ("{\"mark\": \"right\", \"alert\": \"A2\"}", ["?the message told of no alert 'A2'"]),
            ("{\"mark\": [\"right\"]}", []), ("[{\"mark\": \"right\"}, 3]", ["A1 right"]),
            ("{\"mark\": \"right\"", ["?its answer is no JSON"]),
        ] as [(String, [String])])
    func answers(body: String, expected: [String]) {
        let read = MarkReplies.read(Array(body.utf8), alerts: ["A1"])
        let said = read.said.map { said in
            "\(said.alert) \(said.word.rawValue)" + (said.other.map { " \($0)" } ?? "")
                + (said.note.map { ": \($0)" } ?? "")
        }
        #expect(said.count + read.ignored.count == expected.count, "\(read)")
        for (got, wanted) in zip(said + read.ignored.map { "?" + $0 }, expected) { #expect(got.hasPrefix(wanted)) }
    }

    @Test func ofSeveralAlertsEachNamesItsOwn() {
        let body = Array("[{\"alert\": \"A3\", \"mark\": \"right\"}, {\"mark\": \"wrong\"}]".utf8)
        let read = MarkReplies.read(body, alerts: ["A1", "A3"])
        #expect(read.said == [.init(alert: "A3", word: .right)])
        #expect(read.ignored == ["a mark names no \"alert\""])
    }

    @Test func aListIsBounded() {
        let body = "[" + (0..<500).map { _ in "{\"mark\": \"right\"}" }.joined(separator: ",") + "]"
        let read = MarkReplies.read(Array(body.utf8), alerts: ["A1"])
        #expect(read.said.count == MarkReplies.most)
        #expect(read.ignored.count == 1)
        let deep = "{\"mark\": " + String(repeating: "[", count: 30_000) + "}"
        #expect(MarkReplies.read(Array(deep.utf8), alerts: ["A1"]).said.isEmpty)
    }
}
