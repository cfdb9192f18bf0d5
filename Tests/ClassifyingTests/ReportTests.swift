import Classifying
import Foundation
import Model
import Testing
import Watching

/// What a report carries: place, date, number, sum, scope, evidence.
struct ReportTests {
    @Test func aWholeReport() throws {
        let title = "Hundreds rally in Almaty against Chinese factories"
        let text = """
            ALMATY — Some 200 to 300 people held a rally in Almaty on March 27 against Chinese factories. Police arrested 20 of \
            them.

            In 2019, protests were held in Zhanaozen as well.
            """
        let findings = Reader.read(text, title: title, language: .english)
        let report = try #require(findings.reports.first { $0.type == "protest" && $0.status == .occurred })
        #expect(report.place?.name == "Almaty")
        #expect(report.place?.within.contains("Kazakhstan") == true)
        #expect(report.date == Day("2021-03-27").map { DayInterval($0) })
        #expect(!report.dateInferred)
        #expect(report.size == Bounds(low: 200, high: 300))
        #expect(report.confidence > 0.8)
        #expect(!report.cues.isEmpty)
        let utf8 = Array(text.utf8)
        let cited = report.evidenceInTitle ? Array(title.utf8) : utf8
        #expect(String(decoding: cited[report.evidenceRange], as: UTF8.self) == report.evidence)
        #expect(findings.reports.contains { $0.type == "protest" && $0.status == .background })
        #expect(findings.onTopic)
        for mention in findings.mentions where !mention.range.isEmpty {
            #expect(String(decoding: utf8[mention.range], as: UTF8.self) == mention.text)
        }
    }

    @Test func anUndatedLeadIsOfTheLastDays() throws {
        let report = try #require(
            Reader.read("Протест против китайских заводов начался в Актобе.", language: .russian).reports.first)
        #expect(report.dateInferred)
        #expect(report.date == Day("2021-03-30").map { DayInterval($0 - 2, $0) })
    }

    @Test func anUnknownPublicationInfersNothing() throws {
        let report = try #require(
            Reader.read("Протест против китайских заводов начался в Актобе.", language: .russian, published: nil)
                .reports.first)
        #expect(report.date == nil)
        #expect(!report.dateInferred)
    }

    @Test func aListOfCitiesIsAnEventACity() {
        let findings = Reader.read(
            "Rallies against Chinese expansion were held in Almaty, Karaganda and Aktobe on March 27.",
            language: .english)
        #expect(Set(findings.reports.compactMap(\.place?.name)) == ["Almaty", "Karaganda", "Aktobe"])
    }

    @Test(arguments: [
        (Language.english, "The Export-Import Bank of China signed a $296 million loan agreement with Tajikistan."),
        (.russian, "Экспортно-импортный банк Китая подписал с Таджикистаном кредитное соглашение на 296 млн долларов."),
        (.chinese, "中国进出口银行与塔吉克斯坦签署2.96亿美元贷款协议。"),
    ])
    func aLoanWithItsSum(language: Language, text: String) throws {
        let report = try #require(Reader.read(text, language: language).reports.first { $0.type == "loan" })
        #expect(report.amount?.currency == "USD")
        #expect(report.amount?.low == 296_000_000)
        #expect(report.place?.name == "Tajikistan")
        #expect(report.stage == "signed")
    }

    /// Not the beat: whatever the words.
    @Test(arguments: [
        (Language.english, "Thousands rallied in Hong Kong against Beijing's new law."),
        (.english, "China Exim Bank signed a $300 million loan with Kenya for a railway."),
        (.english, "The World Bank approved a $90 million loan to Uzbekistan for schools."),
        (.english, "Oil workers in Zhanaozen went on strike demanding higher wages."),
        (.russian, "Полиция Алматы задержала водителя за взятку."),
        (.russian, "Всемирный банк выделил Кыргызстану кредит на 50 млн долларов."),
        (.chinese, "香港市民举行集会抗议政府。"),
        (.kazakh, "Дүниежүзілік банк Қазақстанға 90 млн доллар несие берді."),
    ])
    func offTheBeat(language: Language, text: String) {
        let sure = Reader.read(text, language: language).reports.filter { $0.confidence >= 0.5 }
        #expect(sure.isEmpty, "\(sure.map { "\($0.type) \($0.confidence) \($0.cues.map(\.rule))" })")
    }

    @Test(arguments: [
        (
            Language.english, "Twelve ethnic Kazakhs were detained in Xinjiang, relatives in Kazakhstan said.",
            "xinjiang"
        ),
        (
            .english, "A court in Zaisan ruled that an ethnic Kazakh who fled Xinjiang will not be deported to China.",
            "kz_border_case"
        ),
        (.russian, "В Синьцзяне задержаны двенадцать этнических казахов.", "xinjiang"),
        (.kazakh, "Шыңжаңда он екі қазақ ұсталды.", "xinjiang"),
        (.chinese, "新疆十二名哈萨克族人被捕。", "xinjiang"),
    ])
    func aDetentionHasAScope(language: Language, text: String, scope: String) throws {
        let report = try #require(Reader.read(text, language: language).reports.first { $0.type == "detention" })
        #expect(report.scope == scope)
        #expect(report.confidence > 0.5)
    }

    /// Broken and hostile texts give something, quickly, and never a crash.
    @Test(arguments: [
        "", " ", "\n\n\n", "...", "。。。", "\u{0}\u{0}", "rally", String(repeating: "rally ", count: 2_000),
        String(repeating: "митинг в Алматы против Китая 27 марта. ", count: 200), String(repeating: "抗", count: 3_000),
        String(repeating: "Rally in Almaty against China. ", count: 1_500),
        String(repeating: "rally in Almaty against China will ", count: 1_500), String(repeating: "(", count: 3_000),
        "\u{202E}rally in Almaty against China",
    ])
    func hostileTexts(text: String) {
        for language in Language.read { _ = Reader.read(text, title: text, language: language) }
    }
}
