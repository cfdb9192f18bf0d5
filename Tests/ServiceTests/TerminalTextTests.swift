import Foundation
import Testing

@testable import Service

@Suite struct TerminalTextTests {
    @Test(arguments: [
        ("plain", "plain"), ("  two\n\nlines\t ", "two lines"), ("\u{1B}[31mred\u{1B}[0m", "[31mred [0m"),
        ("\u{9B}2J", "2J"), ("a\u{202E}b", "ab"), ("bell\u{7}", "bell"), ("\u{FEFF}mark", "mark"), ("नि", "नि"),
        ("👩‍👩‍👧", "👩‍👩‍👧"), ("\u{E000}", "\u{FFFD}"), ("\u{7F}", ""),
    ])
    func aFieldHoldsNothingThatATerminalObeys(text: String, shown: String) {
        #expect(TerminalText.field(text) == shown)
    }

    @Test func aFieldIsCut() {
        #expect(TerminalText.field(String(repeating: "ж", count: 400)).count == 300)
        #expect(TerminalText.field(String(repeating: "ж", count: 400), most: 5) == "жжжж…")
    }

    @Test func linesStay() {
        #expect(TerminalText.lines("one\n  two\u{1B}]0;title\u{7}\n") == "one\n  two ]0;title \n")
    }

    @Test func jsonStaysTheSameValue() throws {
        let texts = ["\u{9B}2J \u{202E}\u{7F}", "обычный 普通 🚀", "\u{E0001}"]
        let plain = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self)
        let json = TerminalText.json(plain)
        #expect(json.unicodeScalars.allSatisfy { ![0x9B, 0x202E, 0x7F, 0xE0001].contains($0.value) })
        #expect(json.contains("обычный 普通 🚀"))
        #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == texts)
    }

    @Test(arguments: [
        ("abc", 3), ("жить", 4), ("新闻", 4), ("한국", 4), ("ｆｕｌｌ", 8), ("e\u{301}", 1), ("й", 1), ("🚀", 2), ("", 0),
        ("❤️", 2), ("ﬁ", 1), ("…", 1), ("▁█", 2), ("—", 1), ("、", 2),
    ])
    func widths(text: String, columns: Int) {
        #expect(TerminalText.width(text) == columns)
    }

    @Test func columnsAreFilled() {
        #expect(TerminalText.pad("新闻评论", to: 6) == "新闻… ")
        #expect(TerminalText.pad("新闻", to: 6) == "新闻  ")
        #expect(TerminalText.pad("7", to: 3, right: true) == "  7")
        #expect(TerminalText.wrap("one two three", to: 7) == ["one two", "three"])
    }

    @Test func sparklines() {
        #expect(TerminalText.sparkline([0, 1, 2, 3, 4, 5, 6, 7, 8]) == " ▁▂▃▄▅▆▇█")
        #expect(TerminalText.sparkline([0, 0]) == "  ")
        #expect(TerminalText.sparkline([1, 1000]) == "▁█")
    }

    @Test func spans() {
        #expect(
            [0, 59, 60, 7199, 90_000, 200_000].map { TerminalText.span($0) } == [
                "0 s", "59 s", "1 min", "1 h", "25 h", "2 d",
            ])
        #expect([999, 13_400, 4_230_000].map(TerminalText.size) == ["999 B", "13 kB", "4.2 MB"])
    }
}
