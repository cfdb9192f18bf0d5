import Foundation
import Model
import Testing
import Watching

@testable import Classifying

/// Figures bound to the questions of the shipped beat: pairs of sentences that differ in the cue, by language.
struct ClaimTests {
    struct Case: Sendable {
        var text: String
        var language: Language
        /// `question low-high` of each claim, in order; an open end is left out.
        var claims: [String]
        var subject: String?
        var speaker: String?
        var asOf: DayInterval?
        var beside: String?
    }

    static let cases: [Case] = [
        // The debt, and what is no debt to China.
        Case(
            text: "Kazakhstan's debt to China was 9.2 billion dollars in 2020, the finance ministry said.",
            language: .english, claims: ["debt-to-china 9200000000-9200000000"], subject: "Kazakhstan",
            speaker: "finance ministry", asOf: DayInterval(year: 2020)),
        Case(
            text: "Kazakhstan's debt to Russia was 9.2 billion dollars in 2020, the finance ministry said.",
            language: .english, claims: []),
        Case(
            text: "Kyrgyzstan owes China more than $1.7 billion.", language: .english,
            claims: ["debt-to-china 1700000000-"], subject: "Kyrgyzstan"),
        Case(
            text: "По данным Минфина, долг Кыргызстана перед Китаем составляет 1,7 млрд долларов.", language: .russian,
            claims: ["debt-to-china 1700000000-1700000000"], subject: "Kyrgyzstan", speaker: "Минфина"),
        Case(
            text: "Долг Кыргызстана перед Россией составляет 1,7 млрд долларов.", language: .russian, claims: []),
        Case(
            text: "Қазақстанның Қытайға қарызы 9,2 млрд доллар.", language: .kazakh,
            claims: ["debt-to-china 9200000000-9200000000"], subject: "Kazakhstan"),
        Case(
            text: "哈萨克斯坦对中国的债务为92亿美元。", language: .chinese, claims: ["debt-to-china 9200000000-9200000000"],
            subject: "Kazakhstan"),
        // People held; nine of one centre are an event, not an answer.
        Case(
            text: "The United Nations said that about a million people were held in camps in Xinjiang.",
            language: .english, claims: ["people-held 850000-1150000"], speaker: "United Nations"),
        Case(
            text: "Relatives said that nine people were held in a camp in Xinjiang.", language: .english, claims: []),
        Case(
            text: "More than 3,000 ethnic Kazakhs had been detained in Xinjiang.", language: .english,
            claims: ["kazakhs-held 3000-"]),
        Case(
            text: "В лагерях Синьцзяна удерживают до 120 тысяч уйгуров.", language: .russian,
            claims: ["people-held -120000"]),
        Case(text: "В Синьцзяне живут 120 тысяч уйгуров.", language: .russian, claims: []),
        // Plants: to be moved, not those at work already; their worth goes with their number.
        Case(
            text: "China plans to transfer 51 plants to Kazakhstan.", language: .english,
            claims: ["plants-to-be-moved 51-51"], subject: "Kazakhstan"),
        Case(text: "In Kazakhstan 15 joint projects with China were completed.", language: .english, claims: []),
        Case(
            text: "Китай перенесёт в Казахстан 55 заводов.", language: .russian, claims: ["plants-to-be-moved 55-55"],
            subject: "Kazakhstan"),
        Case(
            text: "Қытай Қазақстанға 55 зауыт көшіреді.", language: .kazakh, claims: ["plants-to-be-moved 55-55"],
            subject: "Kazakhstan"),
        Case(
            text: "中国将55家工厂转移到哈萨克斯坦。", language: .chinese, claims: ["plants-to-be-moved 55-55"],
            subject: "Kazakhstan"),
        Case(
            text: "The 51 joint projects of Kazakhstan and China were worth $28 billion.", language: .english,
            claims: ["plants-to-be-moved 51-51", "worth-of-plants 28000000000-28000000000"], subject: "Kazakhstan"),
        // The nearest question takes the figure.
        Case(
            text: "Kazakhstan's debt to China is $9 billion and China's investment is $21 billion.", language: .english,
            claims: ["debt-to-china 9000000000-9000000000", "investment 21000000000-21000000000"],
            subject: "Kazakhstan"),
        // A goal is no trade, a price is one.
        Case(
            text: "Trade turnover of Kazakhstan with China was $10.5 billion.", language: .english,
            claims: ["trade 10500000000-10500000000"], subject: "Kazakhstan"),
        Case(
            text: "Kazakhstan and China set a goal of $20 billion in trade turnover.", language: .english, claims: []),
    ]

    @Test(arguments: cases) func answersItsQuestion(_ one: Case) throws {
        let claims = try Self.claims(one.text, one.language)
        func end(_ value: Double?) -> String { value.map { String(Int($0)) } ?? "" }
        #expect(
            claims.map { "\($0.question) \(end($0.bounds.low))-\(end($0.bounds.high))" } == one.claims, "\(one.text)")
        guard let first = claims.first, !one.claims.isEmpty else { return }
        #expect(first.subject == one.subject, "\(one.text)")
        #expect(first.speaker?.name == one.speaker, "\(one.text)")
        if let days = one.asOf { #expect(first.asOf == days) }
        #expect(first.sentence == one.text)
    }

    @Test func aSumKeepsTheCountThatItGoesWith() throws {
        let claims = try Self.claims(
            "China is to finance 55 enterprises in Kazakhstan worth $27 billion.", .english)
        #expect(claims.first { $0.question == "worth-of-plants" }?.beside == "55 enterprises")
    }

    /// The article's claims, each figure once however often it is said.
    @Test func whatIsSaidTwiceIsOneClaim() throws {
        let claims = try Self.claims(
            "Kazakhstan's debt to China is $9 billion. The debt of Kazakhstan to China, $9 billion, is a worry.",
            .english)
        #expect(claims.count == 1)
    }

    static func claims(_ body: String, _ language: Language) throws -> [Claim] {
        let watchlist = try #require(Reader.watchlist)
        let classifier = try #require(Reader.classifier)
        let text = ArticleText(title: "", text: body, language: language)
        var copy = Copy(
            bytes: text.bytes, textStart: text.textStart, hits: classifier.hits(in: text), language: language,
            isCut: true)
        let numbers = TimesAndFigures(text.bytes, language)
        copy.enter(dates: numbers.dates(reference: Day("2021-03-30")), figures: numbers.figures())
        let gazetteer = Gazetteer(watchlist)
        return Claims(
            copy: copy,
            questions: watchlist.questions.enumerated().map { ReadableQuestion($1, index: $0, gazetteer: gazetteer) },
            gazetteer: gazetteer, gates: watchlist.gates, speakers: Speakers(watchlist), language: language,
            reference: Day("2021-03-30")
        ).found()
    }
}
