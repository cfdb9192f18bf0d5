import Classifying
import Model
import Testing

/// What an article tells as news, and what it only says on the way: title, lead and body weighed against each other.
struct NewsTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var language = Language.english
        var type: String
        var title: String
        var text: String
        var published = "2023-11-06"
        /// Whether the type is reported as come to pass or planned, surely enough to alert.
        var isNews: Bool
        /// The day it is told to have happened on.
        var day: String?
    }

    @Test(arguments: [
        Case(
            testDescription: "a title over a text that dates it years back", type: "loan",
            title: "China Eximbank provides $40 million loan for Bishkek road",
            text:
                "Project record. On September 1, 2017, the Export-Import Bank of China and Kyrgyzstan's Ministry of Finance "
                + "signed an agreement on a loan of $40 million for the road.", isNews: false),
        Case(
            testDescription: "the same signed lately", type: "loan",
            title: "China Eximbank provides $40 million loan for Bishkek road",
            text:
                "Project record. On November 3, 2023, the Export-Import Bank of China and Kyrgyzstan's Ministry of Finance "
                + "signed an agreement on a loan of $40 million for the road.", isNews: true),
        Case(
            testDescription: "a tranche of a loan signed before the window", language: .russian, type: "loan",
            title: "Узбекнефтегаз получил деньги из Китая",
            text:
                "Фонд Шёлкового пути открыл финансирование проектов «Узбекнефтегаза» на 585 млн долларов, сообщили в Ташкенте. Кредитное "
                + "соглашение было подписано в июле.", isNews: true),
        Case(
            testDescription: "sums lent so far", type: "loan",
            title: "Chinese investment in Tajikistan tops $5 billion",
            text: "China has put $5 billion into the Tajik economy to date, a ministry said. In the power sector the "
                + "Export-Import Bank of China lent $880 million on soft terms.", isNews: false),
        Case(
            testDescription: "a grant", type: "loan", title: "China to give Uzbekistan a grant of 250 million yuan",
            text:
                "The Chinese government will give Uzbekistan 250 million yuan as a grant for schools, a ministry said.",
            isNews: false),
        Case(
            testDescription: "leave given to a rally", language: .kazakh, type: "protest",
            title: "Алматы әкімдігі Қытай экспансиясына қарсы митингіге рұқсат берді",
            text: "Бұл туралы ұйымдастырушылар айтты.", isNews: false),
        Case(
            testDescription: "asked about those held", language: .russian, type: "detention",
            title: "Посол Китая опроверг информацию о Синьцзяне",
            text:
                "Посол выступил 4 ноября на встрече в Астане и на вопросы журналистов о задержанных казахах в Синьцзяне "
                + "отвечал вопросами.", isNews: false),
        Case(
            testDescription: "thousands held are a claim on the whole", language: .russian, type: "detention",
            title: "МИД: казахов в лагерях Синьцзяна нет, активисты говорят о тысячах задержанных",
            text: "Министр сообщил об этом в Астане.", isNews: false),
        Case(
            testDescription: "once jailed", type: "detention",
            title: "Kazakh once jailed in Xinjiang attacked in Almaty",
            text: "Strangers beat him after a meal.", isNews: false),
        Case(
            testDescription: "feared for in the title, held in the lead", language: .chinese, type: "detention",
            title: "新疆哈萨克青年逃抵哈国被拘 恐被秘密遣返", text: "一名从新疆逃到哈萨克斯坦的哈萨克族青年近日被当地警方拘捕,羁押在扎尔肯特。",
            isNews: true),
        Case(
            testDescription: "a day in a clause about somebody", type: "protest",
            title: "Rally at Chinese consulate in Almaty",
            text:
                "Around 30 people rallied at the Chinese consulate in Almaty for a driver who has not been seen since he "
                + "crossed into Xinjiang in July. They left on November 5.", isNews: true),
        Case(
            testDescription: "the wire's day and the story's", language: .chinese, type: "protest", title: "",
            text: "新华社比什凯克11月6日电,周日,一批民众在比什凯克的中心广场集会,反对中国公司。", isNews: true, day: "2023-11-05"),
        Case(
            testDescription: "when such rallies began is not the day of this one", language: .chinese, type: "protest",
            title: "比什凯克集会者要求停止向中国公民发放国籍",
            text: "周日,一批民众在比什凯克的中心广场集会,要求当局禁止把国籍授予中国公民。警方说有五十人。"
                + "吉尔吉斯斯坦的反华集会始于去年12月底。", isNews: true, day: "2023-11-05"),
        Case(
            testDescription: "rioting told of for what it cost", type: "protest",
            title: "Chinese investor loses $2 million as a result of riots in Naryn",
            text:
                "The government met the company's managers, its press service said. Fifteen people were held in April.",
            isNews: false),
        Case(
            testDescription: "a question", type: "protest", title: "Anti-Chinese rally held in Almaty?",
            text: "The ministry was asked about it.", isNews: false),
        Case(
            testDescription: "people taken away before a day to come", type: "protest",
            title: "Kazakhstan detains activists",
            text:
                "Police in Almaty detained twelve activists before the rally against Chinese factories on November 8.",
            isNews: false),
        Case(
            testDescription: "a visit to a place of power", language: .kazakh, type: "protest",
            title: "Депутаттар зауытты көрді",
            text: "5 қарашада депутаттар Тараздағы қытайлық зауыттың ғимаратына барып, әкімдікте болды.", isNews: false),
        Case(
            testDescription: "an appeal", type: "detention",
            title: "Court upholds house arrest of Atajurt activist in Almaty",
            text: "The ruling takes effect at once.", isNews: false),
        Case(
            testDescription: "charges for a protest", type: "protest",
            title: "Kazakhstan: drop charges against activists over Xinjiang protests",
            text:
                "The authorities should drop the charges against 18 activists who protested peacefully against China.",
            isNews: false),
        Case(
            testDescription: "China named in the fourth of short sentences", type: "protest",
            title: "Thousands rally in Zhanaozen",
            text: "The town is uneasy again. People came to the square. Women came too. They want no Chinese plants.",
            isNews: true),
    ])
    func isToldAsNews(_ one: Case) throws {
        let reports = Reader.read(one.text, title: one.title, language: one.language, published: one.published).reports
        let live = reports.filter {
            $0.type == one.type && ($0.status == .occurred || $0.status == .planned && one.type == "loan")
                && $0.confidence >= 0.5 && $0.scope != "elsewhere"
        }
        #expect(live.isEmpty != one.isNews, "\(reports.map { "\($0.type) \($0.status) \($0.confidence)" })")
        if let day = one.day {
            #expect(live.contains { $0.date == Day(day).map { DayInterval($0) } }, "\(live.map(\.date))")
        }
    }
}
