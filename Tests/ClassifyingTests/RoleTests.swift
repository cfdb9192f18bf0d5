import Classifying
import Model
import Testing

/// Who lends and borrows, who calls a protest and against whom, where it is and what it is about: one sentence a case.
struct RoleTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var language: Language
        var type: String
        var text: String
        var roles: Set<String>

        init(_ language: Language, _ type: String, _ text: String, _ roles: Set<String>) {
            self.language = language
            self.type = type
            self.text = text
            self.roles = roles
        }

        var testDescription: String { text }
    }

    private static let exim = "Export-Import Bank of China"

    static let loans: [Case] = [
        .init(
            .english, "loan", "China Exim Bank will lend Kyrgyzstan $40 million for roads.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .english, "loan", "Kyrgyzstan received a $40 million loan from China Exim Bank.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .english, "loan", "China Exim Bank provided a $40 million loan to Kyrgyzstan.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .english, "loan", "Kyrgyzstan signed a $40 million loan agreement with China Exim Bank.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .english, "loan", "Kazakhstan received a Chinese loan of $40 million.",
            ["lender China", "borrower Kazakhstan"]),
        .init(
            .russian, "loan", "Эксимбанк Китая предоставил Кыргызстану кредит на 40 млн долларов.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .russian, "loan", "Кыргызстан получил кредит Эксимбанка Китая на 40 млн долларов.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .russian, "loan", "Казахстан взял у Эксимбанка Китая кредит на 40 млн долларов.",
            ["lender \(exim)", "borrower Kazakhstan"]),
        .init(
            .russian, "loan", "Кыргызстан подписал с Эксимбанком Китая соглашение о кредите на 40 млн долларов.",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(
            .kazakh, "loan", "Қазақстан Қытайдан 40 млн доллар несие алды.", ["lender China", "borrower Kazakhstan"]),
        .init(
            .kazakh, "loan", "Қытай Қырғызстанға 40 млн доллар несие берді.", ["lender China", "borrower Kyrgyzstan"]),
        .init(
            .chinese, "loan", "中国进出口银行向吉尔吉斯斯坦提供4000万美元贷款。",
            ["lender \(exim)", "borrower Kyrgyzstan"]),
        .init(.chinese, "loan", "哈萨克斯坦从中国获得4000万美元贷款。", ["lender China", "borrower Kazakhstan"]),
    ]

    static let protests: [Case] = [
        .init(
            .english, "protest", "A rally organised by Timur Asanov against Chinese factories was held in Almaty.",
            ["organiser Timur Asanov", "target China"]),
        .init(
            .english, "protest", "The organiser of the rally in Almaty, Timur Asanov, spoke against Chinese factories.",
            ["target China"]),
        .init(
            .english, "protest", "Relatives picketed outside the Chinese consulate in Almaty.",
            ["target Chinese consulate in Almaty"]),
        .init(
            .english, "protest", "Police detained Timur Asanov at a rally in Almaty against Chinese expansion.",
            ["detainee Timur Asanov", "target China"]),
        .init(
            .russian, "protest", "Митинг против экспансии Китая организовал в Алматы Тимур Асанов.",
            ["target China", "organiser Тимур Асанов"]),
        .init(
            .russian, "protest", "Участник митинга в Алматы против китайских заводов Тимур Асанов задержан.",
            ["target China", "detainee Тимур Асанов"]),
        .init(
            .russian, "protest", "Организатор митинга Тимур Асанов в Алматы требовал закрыть китайские заводы.",
            ["organiser Тимур Асанов"]),
        .init(
            .kazakh, "protest", "Тимур Асанов ұйымдастырған митинг Алматыда Қытайға қарсы өтті.",
            ["organiser Тимур Асанов", "target China"]),
        .init(.kazakh, "protest", "Алматыда Қытайға қарсы митинг өтті.", ["target China"]),
        .init(.chinese, "protest", "阿拉木图民众举行集会,反对中国工厂。", ["target China"]),
        .init(
            .chinese, "protest", "阿拉木图反华集会的组织者阿萨诺夫说,还会再来。", ["organiser 阿萨诺夫"]),
        // Neither a speaker nor a square has a part in it.
        .init(.english, "protest", "People rallied in Almaty, Timur Asanov said, over Chinese loans.", []),
        .init(.russian, "protest", "По словам Тимура Асанова, в Алматы прошёл митинг о китайских заводах.", []),
    ]

    private static let titles: [Language: [String: String]] = [
        .english: ["loan": "Central Asia and China", "protest": "Kazakhstan and China"],
        .russian: ["loan": "Центральная Азия и Китай", "protest": "Казахстан и Китай"],
        .kazakh: ["loan": "Орталық Азия мен Қытай", "protest": "Қазақстан мен Қытай"],
        .chinese: ["loan": "中亚与中国", "protest": "哈萨克斯坦与中国"],
    ]

    @Test(arguments: loans + protests) func roles(_ one: Case) {
        let title = Self.titles[one.language]?[one.type] ?? ""
        let reports = Reader.read(one.text, title: title, language: one.language).reports.filter { $0.type == one.type }
        #expect(!reports.isEmpty, "no report")
        #expect(Set(reports.flatMap(\.roles).map { "\($0.part.rawValue) \($0.name)" }) == one.roles)
    }

    /// The consulate is the venue; the place stays its city.
    @Test func theVenueStandsBesideThePlace() {
        let report = Reader.read("Relatives picketed the Chinese consulate in Almaty on Monday.", language: .english)
            .reports.first
        #expect(report?.venue == "Chinese consulate in Almaty")
        #expect(report?.place?.name == "Almaty")
        #expect(Reader.read("Relatives rallied over China in Almaty.", language: .english).reports.first?.venue == nil)
    }

    @Test func theIssuesAreTheThemesBesideTheTypesOwn() {
        let report = Reader.read(
            "A rally in Almaty demanded an end to land leases to Chinese companies.", language: .english
        ).reports.first
        #expect(report?.issues.contains("land") == true)
        #expect(report?.issues.contains("protest") == false)
    }
}
