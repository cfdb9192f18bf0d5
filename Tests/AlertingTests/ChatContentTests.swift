import Alerting
import Foundation
import Model
import Testing

/// What a reader must see, in every service.
@Suite struct ChatContentTests {
    private static func text(_ kind: ChatSamples.Kind, _ service: ChatService) throws -> String {
        let request = try ChatFormat.request(ChatSamples.envelope(kind), to: ChatSamples.chat(service))
        return try JSONValue(bytes: request.body).strings.joined(separator: "\n").replacing("&amp;", with: "&")
    }

    @Test(arguments: ChatService.allCases)
    func anAlertShowsAllThatTheDeskNeeds(service: ChatService) throws {
        let text = try Self.text(.new, service)
        let shown = [
            "Protest in Almaty, 27 March 2021: 200–300 people", "high", "A1", "“\(ChatSamples.evidence)”", "in Russian",
            "Степной вестник", "Дала газеті", "Алматыда митинг өтті", "草原通讯社", "阿拉木图举行集会",
            "https://a1.example/news?id=1&part=%282%29", "https://a3.example/news", "27 March 2021, 11:50",
            "also printed by Reprinter", "Zhanbolat Mamai, Айгүл Сейітқызы", "Republic Square",
            "no known event is near it", "https://desk.example/copytaster/mark?alert=A1&word=right",
            "https://desk.example/copytaster/mark?alert=A1&word=wrong",
        ]
        for words in shown { #expect(text.contains(words), "\(words)") }
    }

    @Test(arguments: ChatService.allCases)
    func aRevisionAReminderALateOneAndATestSaySo(service: ChatService) throws {
        let revision = try Self.text(.revision, service)
        #expect(revision.contains("Revision: Protest in Almaty"))
        #expect(revision.contains("the size is now told as 500, was 200–300 people"))
        #expect(try Self.text(.reminder, service).contains("Reminder"))
        #expect(try Self.text(.notice, service).contains("Late: was due 27 March 2021, 10:00"))
        #expect(try Self.text(.test, service).contains("Test: nothing has happened"))
    }

    @Test(arguments: ChatService.allCases)
    func aDigestTellsItsCountsAndItsNewOnesMostImportantFirst(service: ChatService) throws {
        let text = try Self.text(.digest, service)
        let counts = "5 new, 1 development, 1 figure changed, 1 in the daybook, 1 feed in trouble"
        for words in [
            "The beat: 28 March 2021", counts, "40 articles read", "USD 9.2 billion", "before: USD 8.9 billion",
        ] {
            #expect(text.contains(words), "\(words)")
        }
        let places = try [2, 1, 4, 0, 3].map { try #require(text.range(of: "Town \($0),")).lowerBound }
        #expect(places == places.sorted())
    }

    /// Where a sentence doesn't fit, a reader sees that it was cut.
    @Test(arguments: ChatService.allCases)
    func aLongSentenceIsVisiblyCut(service: ChatService) throws {
        let long = String(repeating: "Очень длинное предложение о митинге ", count: 400)
        let alert = Samples.alert(events: [Samples.event(evidence: long)])
        let request = try ChatSamples.request(.alert(alert), ChatSamples.chat(service))
        let strings = try JSONValue(bytes: request.body).strings
        let quotes = strings.compactMap { $0.firstMatch(of: /“(Очень[^”…]*)…/)?.output.1 }
        let quote = try #require(quotes.first)
        #expect(quote.count > 500 && long.hasPrefix(quote))
        #expect(strings.joined().contains("no known event is near it"))
    }

    @Test func severitySetsColourAndPriority() throws {
        func body(_ service: ChatService, _ severity: Severity) throws -> JSONValue {
            let request = try ChatSamples.request(
                .alert(Samples.alert(severity: severity)), ChatSamples.chat(service))
            return try JSONValue(bytes: request.body)
        }
        #expect(try Severity.allCases.map { try body(.ntfy, $0)["priority"].integer } == [2, 4, 5])
        #expect(
            try Severity.allCases.map { try body(.slack, $0)["attachments"][0]["color"].string }
                == ["#2E7D32", "#EF8F00", "#C62828"])
        #expect(try body(.discord, .high)["embeds"][0]["color"].integer == 0xC62828)
        #expect(
            try Severity.allCases.map { try body(.teams, $0)["attachments"][0]["content"]["body"][0]["style"].string }
                == ["good", "warning", "attention"])
        #expect(try body(.telegram, .low)["disable_notification"].value as? Bool == true)
        #expect(try body(.telegram, .high)["disable_notification"].value == nil)
    }
}
