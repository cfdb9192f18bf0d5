import Foundation
import Model
import Testing

@testable import Watching

/// What is right but odd, each with its place.
struct WatchlistWarningTests {
    struct Oddity: Sendable, CustomTestStringConvertible {
        var name: String
        var yaml: String
        var line: Int
        var column: Int
        var says: String

        var testDescription: String { name }
    }

    static func odd(_ name: String, _ yaml: String, _ line: Int, _ column: Int, _ says: String) -> Oddity {
        Oddity(name: name, yaml: "beat: b\n" + yaml, line: line, column: column, says: says)
    }

    static let actor = "actors:\n  - name: A\n    kind: person\n    aliases:\n"
    static let place = "places:\n  - {name: R, kind: country, coordinates: [48, 67], aliases: {en: [Ruritania]}}\n"

    static let oddities: [Oddity] = [
        odd("alias twice", actor + "      en: [Rassendyll, Rassendyll]\n", 6, 24, "'Rassendyll' stands twice for 'A'"),
        odd(
            "alias that another covers", actor + "      en: [Silver-Hand, Silver Hand]\n", 6, 25,
            "is found by 'Silver-Hand' of the same entry"),
        odd(
            "place of two",
            "places:\n  - {name: P, kind: city, aliases: {en: [Zenda]}}\n  - {name: Q, kind: city, aliases: {en: [Zenda]}}\n",
            4, 42, "also means 'P'"),
        odd(
            "forms that meet",
            "places:\n  - {name: P, kind: city, aliases: {ru: [Зенда]}}\n  - {name: Q, kind: city, aliases: {ru: [Зенде]}}\n",
            4, 42, "also means 'P' (a form of its 'Зенда')"),
        odd(
            "term that another covers", "themes:\n  - name: t\n    terms: {en: [rally~, rallies]}\n", 4, 26,
            "found by 'rally~' of the same entry"),
        odd(
            "common word", "places:\n  - {name: P, kind: city, aliases: {en: [Oral]}}\n", 3, 42,
            "the common word 'oral' (en)"),
        odd(
            "another language's word", "places:\n  - {name: P, kind: city, aliases: {kk: [Ақша]}}\n", 3, 42,
            "the common word 'ақша' (kk)"),
        odd(
            "acronym in small letters", "places:\n  - {name: U, kind: country, aliases: {kk: [Ақш]}}\n", 3, 45,
            "too short to mean one thing"),
        odd(
            "name that is not found as it is written", actor + "      ru: [\"Отряд: Серебро\"]\n", 6, 12,
            "isn't found as it is written"),
        odd("one Chinese character", "places:\n  - {name: P, kind: city, aliases: {zh: [阿]}}\n", 3, 42, "has 1 letter"),
        odd("Latin letter in a Cyrillic word", actor + "      ru: [Тоcкин]\n", 6, 12, "mixes Latin and Cyrillic"),
        odd("Kazakh under ru", actor + "      ru: [Қоскин]\n", 6, 12, "the Kazakh letter 'қ'; move it to 'kk'"),
        odd(
            "Russian under kk", "themes:\n  - name: t\n    terms: {kk: [китайский]}\n", 4, 18,
            "looks Russian (-ский); move it to 'ru'"),
        odd("Latin under ru", actor + "      ru: [Rudolf Rassendyll]\n", 6, 12, "in Latin letters under 'ru'"),
        odd("empty list", actor + "      en: [Rassendyll]\n      ru: []\n", 7, 11, "an empty list for 'ru'"),
        odd(
            "comment that cuts a name",
            "actors:\n  - name: Unit #7\n    kind: group\n    aliases: {en: [Unit Seven]}\n", 3, 11,
            "put the text in quotes"),
        odd(
            "coordinates swapped",
            place + "  - {name: S, kind: city, in: R, coordinates: [76.9, 43.2], aliases: {en: [Streslau]}}\n", 4, 47,
            "write [latitude, longitude]: [43.2, 76.9]?"),
        odd(
            "theme without a language",
            "themes:\n  - {name: t, terms: {en: [aa], ru: [вв]}}\n  - {name: u, terms: {en: [cc], ru: [дд]}}\n  - {name: v, terms: {en: [ee]}}\n",
            5, 12, "'v' has no words in 'ru'"),
    ]

    @Test(arguments: oddities)
    func isWarnedOf(oddity: Oddity) throws {
        let folder = try TemporaryWatchlist(["w.yaml": oddity.yaml])
        _ = try folder.load()
        let warnings = WatchlistWarnings.find(folder: folder.path)
        let warning = try #require(warnings.first { $0.message.contains(oddity.says) }, "\(warnings)")
        #expect(warning.line == oddity.line && warning.column == oddity.column, "\(warning)")
        #expect(warning.description.contains("w.yaml:\(oddity.line):\(oddity.column): warning: "))
    }

    /// What is in order is told of nothing.
    @Test(arguments: [
        actor
            + "      en: [Rudolf Rassendyll, Rassendyll]\n      ru: [Рудольф Рассендилл, Рассендилл]\n      kk: [Рассендилл]\n",
        "places:\n  - {name: U, kind: country, aliases: {kk: [АҚШ], ru: [США]}}\n",
        "places:\n  - {name: P, kind: city, aliases: {en: [{text: Oral, near: [Uralsk]}]}}\n",
        "places:\n  - {name: P, kind: city, aliases: {en: [{text: Zenda, near: [castle]}]}}\n"
            + "  - {name: Q, kind: city, aliases: {en: [Zenda]}}\n",
        place + "  - {name: S, kind: city, in: R, coordinates: [43.2, 76.9], aliases: {en: [Streslau]}}\n",
        actor + "      en: [Unit Seven]   # the seventh\n      ru: [Huawei]   ## a firm\n",
        "themes:\n  - name: t\n    terms: {en: [rally~, protest rally], kk: [Достоевский], ru: [задержать~, задержанный~]}\n",
    ])
    func whatIsInOrderIsNot(yaml: String) throws {
        let folder = try TemporaryWatchlist(["w.yaml": "beat: b\n" + yaml])
        _ = try folder.load()
        #expect(WatchlistWarnings.find(folder: folder.path).isEmpty)
    }
}
