import Foundation
import Model
import Testing

@testable import Service

/// A desk adds a type of event by one file beside the shipped ones; the rest of the program takes it as it takes a protest.
struct NewTypeTests {
    static let factories = """
        types:
          - name: factory opening
            title: Factory opening
            identity: day
            window: 14
            places: [Kazakhstan, Kyrgyzstan, Uzbekistan]
            words:
              opening:
                en: [opened, opening of, launched, inaugurated]
                ru: [открыл*, запустил*, открыти*, запуск*]
              plant:
                en: [factory, factories, plant~, smelter~]
                ru: [завод~, фабрика~]
              staff:
                en: [job~, worker~]
                ru: [рабоч* мест*, работник~]
            triggers:
              - {words: opening, weight: 1.9, with: {within: sentence, words: [plant]}}
            cues:
              - {name: Chinese money, weight: 0.8, within: near, places: [China]}
            requires:
              - {name: a Chinese partner, within: article, places: [China]}
            counts: {of: [staff]}
            severity:
              - {severity: high, size: 300}
        """

    @Test func itAlertsOnceAndTakesTheSecondTellingForAnUpdate() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/copytaster-factories-\(UUID().uuidString)"
        try FileManager.default.copyItem(atPath: Checkout.watchlists + "/kazakhstan-china", toPath: folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.factories.write(toFile: folder + "/factories.yaml", atomically: true, encoding: .utf8)
        let articles = try ReplayArticle.read(
            """
            {"id": "1", "url": "https://a.example/1", "published": "2021-03-27T15:00:00+06:00", "title": "New smelter in Aktobe", "text": "A Kazakh-Chinese smelter with 400 workers was opened in Aktobe on Friday, the regional government said. Beijing's partner company paid for most of it."}
            {"id": "2", "url": "https://b.example/2", "published": "2021-03-28T09:00:00+06:00", "title": "В Актобе открыли завод", "text": "В Актобе 26 марта открыли завод, который построили вместе с партнёрами из Китая. На нём 400 рабочих мест, сообщили в акимате."}
            {"id": "3", "url": "https://c.example/3", "published": "2021-03-28T10:00:00+06:00", "title": "Bakery", "text": "A bakery was opened in Aktobe on Saturday. Bread will cost as much as in the old one."}
            """, file: "articles")
        let replay = try Replay(watchlists: folder, known: [], zone: try #require(TimeZone(identifier: "Asia/Almaty")))
        var alerts: [String] = []
        var verdicts: [String] = []
        try replay.lines(articles) { line in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            for alert in object["alerts"] as? [[String: Any]] ?? [] {
                alerts.append("\(alert["type"] ?? "") \(alert["severity"] ?? "")")
            }
            for report in object["reports"] as? [[String: Any]] ?? [] {
                verdicts.append("\(object["id"] ?? "") \(report["type"] ?? "") \(report["verdict"] ?? "")")
            }
        }
        #expect(alerts == ["factory opening high"])
        #expect(verdicts == ["1 factory opening new", "2 factory opening update"])
    }
}
