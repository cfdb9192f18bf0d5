import Classifying
import Model
import Testing

/// Several places on several days in one sentence, days that stand near the wrong thing, and names beside words that tell whom
/// it befell.
struct RowTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var language: Language
        var text: String
        var days: [String: String]
    }

    @Test(arguments: [
        Row(
            testDescription: "days behind", language: .english,
            text: """
                Rallies against Chinese factories were held in Almaty, Nur-Sultan and Aktobe on September 3 and in Shymkent \
                and Karaganda on September 4.
                """,
            days: ["Almaty": "2019-09-03", "Aktobe": "2019-09-03", "Shymkent": "2019-09-04", "Karaganda": "2019-09-04"]),
        Row(
            testDescription: "days before", language: .chinese,
            text: "反对中国工厂的集会3日扩大到阿拉木图、努尔苏丹和阿克托别，4日奇姆肯特和卡拉干达也有人上街抗议。",
            days: ["Almaty": "2019-09-03", "Aktobe": "2019-09-03", "Shymkent": "2019-09-04", "Karaganda": "2019-09-04"]),
        Row(
            testDescription: "one day for all", language: .english,
            text: "Rallies against Chinese factories were held in Almaty, Aktobe and Shymkent on September 3.",
            days: ["Almaty": "2019-09-03", "Aktobe": "2019-09-03", "Shymkent": "2019-09-03"]),
    ])
    func citiesOfAListHaveEachItsOwnDay(row: Row) {
        let reports = Reader.read(row.text, language: row.language, published: "2019-09-05").reports
        for (city, day) in row.days {
            let found = reports.first { $0.type == "protest" && $0.place?.name == city }
            #expect(found?.date == Day(day).map { DayInterval($0) }, "\(city)")
        }
    }

    @Test(
        arguments: [
            (Language.chinese, "吉尔吉斯斯坦财政部与中国进出口银行23日签署贷款协议，中方将提供3亿美元优惠贷款。", "2020-03-23"),
            (
                .english,
                """
                Kyrgyzstan will not have to repay its $300 million Chinese loan until 2029 under a deal signed in Bishkek on \
                March 24.
                """, "2020-03-24"
            ),
        ] as [(Language, String, String)])
    func aDayAheadIsNotWhenItHappened(language: Language, text: String, day: String) {
        let report = Reader.read(text, language: language, published: "2020-03-25").reports.first { $0.type == "loan" }
        #expect(report?.date == Day(day).map { DayInterval($0) })
    }

    @Test func yearsAfterWhatWasToldAreNotAhead() {
        let text = "她的叔父、新疆昭苏县伊玛目哈木扎·道列特在关押两年后被判处二十年徒刑，旅居阿拉木图的家属说。"
        let report = Reader.read(text, language: .chinese, published: "2019-10-25").reports.first {
            $0.type == "detention"
        }
        #expect(report?.status == .occurred)
        #expect(report?.date.map { $0.to <= Day("2019-10-25") ?? $0.to } != false)
    }

    @Test func aYearBeforeTheDayLastToldIsADay() {
        let text = "扎瑙津市9月2日约有40人集会，反对中国工厂。一年前的同一天，当地居民率先抗议。去年同日，也有集会。"
        let dates = Reader.read(text, language: .chinese, published: "2020-09-03").dates.map(\.interval)
        let days = ["2020-09-02", "2019-09-02", "2019-09-02"].compactMap { Day($0).map { DayInterval($0) } }
        #expect(dates == days)
    }

    @Test(arguments: [
        (Language.chinese, "新疆塔城地区某村有17名哈萨克族村民自去年秋天起被关押，其中四人是女性。"),
        (
            .english,
            "In Tarbagatay, Xinjiang, 17 ethnic Kazakh villagers, including four women, were detained last week."
        ),
    ])
    func aShareOfAGroupIsNotItsNumber(language: Language, text: String) {
        let report = Reader.read(text, language: language).reports.first { $0.type == "detention" }
        #expect(report?.size == Bounds(17))
    }

    @Test func whoStandsBeforeItsHouseStandsInItsCity() {
        let text =
            "Утром 3 сентября к зданию алматинского акимата пришли люди, они протестовали против китайских заводов."
        let report = Reader.read(text, language: .russian, published: "2019-09-03").reports.first
        #expect(report?.place?.name == "Almaty")
    }

    @Test(arguments: [
        (Language.chinese, "新疆额敏县某村的艾多斯·马拉特汗被判刑五年，他的母亲近日说。", "艾多斯·马拉特汗"),
        (.chinese, "新疆阿勒泰护士古丽巴哈拉姆·托合塔尔被判刑九年，她的哥哥在哈萨克斯坦说。", "古丽巴哈拉姆·托合塔尔"),
        (
            .english,
            "Relatives told of Gulbahram Toqtar, a nurse from Altay in Xinjiang who was arrested in the summer of 2018.",
            "Gulbahram Toqtar"
        ),
        (
            .russian, "Талант Осмонов, больше года просидевший в тюрьме в Кашгаре, вчера вернулся в Ош.",
            "Талант Осмонов"
        ),
    ])
    func itIsKnownWhomItBefell(language: Language, text: String, name: String) {
        let persons = Reader.read(text, language: language).reports.flatMap(\.persons).map(\.name)
        #expect(persons.contains(name))
    }
}
