import Foundation
import Model
import Testing

@Suite struct MarksTests {
    /// `number alert way word`, taken back where a `-` follows.
    private func mark(_ line: String) throws -> Mark {
        let parts = line.split(separator: " ").map(String.init)
        var mark = Mark(
            number: try #require(Int64(parts[0])), alert: parts[1], event: "E1", article: nil,
            word: try #require(Mark.Word(rawValue: parts[3])), way: try #require(Mark.Way(rawValue: parts[2])),
            made: Date(timeIntervalSince1970: 0))
        if parts.count > 4 { mark.undone = Date(timeIntervalSince1970: 1) }
        return mark
    }

    @Test(
        arguments: [
            ([], [], [:]),
            (["1 A1 command right"], [1], ["A1": 1]),
            // The last word by one way counts, in whatever order they are listed.
            (["1 A1 command right", "2 A1 command wrong"], [2], ["A1": 2]),
            (["2 A1 command wrong", "1 A1 command right"], [2], ["A1": 2]),
            // One that is taken back lets the one before it stand.
            (["1 A1 command right", "2 A1 command wrong -"], [1], ["A1": 1]),
            // Two ways are two voices; the last of them decides.
            (["1 A1 command right", "2 A1 link wrong"], [1, 2], ["A1": 2]),
            // What says nothing of whether it was an event decides nothing.
            (["1 A1 command wrong", "2 A1 link not-new"], [1, 2], ["A1": 1]),
            (["1 A1 command wrong", "2 A1 command not-new"], [2], [:]),
            (["1 A1 command right", "2 A2 command wrong-date"], [1, 2], ["A1": 1, "A2": 2]),
        ] as [([String], [Int64], [String: Int64])])
    func standing(lines: [String], standing: [Int64], deciding: [String: Int64]) throws {
        let marks = try lines.map(mark)
        #expect(Marks.standing(marks).map(\.number) == standing)
        #expect(Marks.deciding(marks).mapValues(\.number) == deciding)
    }
}
