import Foundation
import Testing

@testable import Service

struct WatchlistFormsTests {
    private static let list = """
        beat: test
        title: A test
        actors:
          - name: Bolat Zharov
            kind: person
            aliases: {en: [Bolat Zharov], ru: [Болат Жаров, {text: Болат, near: [степ~]}], kk: [Болат Жаров]}
        places:
          - {name: Degdar, kind: city, aliases: {ru: [Дегдар]}}
        """

    private func forms(_ name: String) throws -> WatchlistForms {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("forms-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(Self.list.utf8).write(to: folder.appendingPathComponent("a.yaml"))
        return try WatchlistForms(name: name, folder: folder.path)
    }

    @Test func showsFormsAndConditions() throws {
        let text = try forms("bolat zharov").forms(language: "ru", json: false)
        for part in [
            "жарову", "only if one of these stands in the article: степ~", "with initials that fit",
            "alone after a full mention", "surname by rule", "by likeness",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("жаровтың"))
        #expect(try forms("Болат Жаров").forms(language: "kk", json: true).contains("жаровтың"))
        #expect(try forms("Degdar").forms(language: nil, json: false).contains("дегдарский"))
    }

    @Test(arguments: [
        ("Bolat Zharov", "Сегодня Б. Жарову вручили", "Б. Жарову  8–17  by Жаров (ru, surname by rule)"),
        ("Degdar", "дегдарцы", "дегдарцы  0–8  by Дегдар (ru, demonym by rule)"),
        ("Bolat Zharov", "никого", "Bolat Zharov: nothing in this text matches"),
    ])
    func tellsWhatMatches(name: String, text: String, told: String) throws {
        let answer = try forms(name).matches(in: text, json: false)
        #expect(answer.text == told)
        #expect(answer.isFound == !told.hasSuffix("matches"))
    }

    @Test func anUnknownNameIsAFault() {
        #expect(throws: (any Error).self) { try forms("Nobody") }
    }
}
