import Testing

@testable import Classifying

struct SentenceTests {
    @Test(arguments: [
        ("One. Two.", ["One.", "Two."]),
        ("Mr. Smith came. He left.", ["Mr. Smith came.", "He left."]),
        ("It cost $3.9 billion. Yes!", ["It cost $3.9 billion.", "Yes!"]),
        ("В 2019 г. Токаев был в Пекине. Митинг прошёл.", ["В 2019 г. Токаев был в Пекине.", "Митинг прошёл."]),
        ("К.-Ж. Токаев приехал. Всё.", ["К.-Ж. Токаев приехал.", "Всё."]),
        ("他来了。她走了!", ["他来了。", "她走了!"]),
        ("“他来了。”她说。", ["“他来了。”", "她说。"]),
        ("The rally ended; the next will be on Friday.", ["The rally ended;", "the next will be on Friday."]),
        ("Title\n\nText here", ["Title", "Text here"]),
        ("azattyq.org wrote. End", ["azattyq.org wrote.", "End"]),
        ("He said \"no.\" Then he left.", ["He said \"no.\"", "Then he left."]),
        ("", []),
    ])
    func split(text: String, expected: [String]) {
        let bytes = Array(text.utf8)
        let found = Sentences.split(bytes, in: 0..<bytes.count).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(found == expected)
    }
}
