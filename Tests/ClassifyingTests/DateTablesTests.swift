import Model
import Testing

@testable import Classifying

/// A row is `text | expected`: days (`2021-03-27`), months (`2021-03`), years (`2021`), stretches (`a..b`), several with
/// spaces between, `-` for none. Reference: Friday, 2 April 2021.
enum DateTable {
    static let reference = Day(year: 2021, month: 4, day: 2)

    static func interval(_ text: Substring) -> DayInterval? {
        let ends = text.split(separator: ".", omittingEmptySubsequences: true)
        if ends.count == 2, let from = Day(ends[0]), let to = Day(ends[1]) { return DayInterval(from, to) }
        let parts = text.split(separator: "-").compactMap { Int($0) }
        switch parts.count {
        case 1: return DayInterval(year: parts[0])
        case 2: return DayInterval(year: parts[0], month: parts[1])
        case 3: return Day(year: parts[0], month: parts[1], day: parts[2]).map { DayInterval($0) }
        default: return nil
        }
    }

    static func misses(_ table: String, _ language: Language) -> [String] {
        table.split(separator: "\n").compactMap { line in
            let halves = line.split(separator: "|")
            guard halves.count == 2 else { return "no row: \(line)" }
            let wanted = halves[1].split(separator: " ").compactMap { interval($0) }
            let found = DateReader.dates(in: String(halves[0]), language: language, reference: reference)
            return found.map(\.interval) == wanted
                ? nil : "\(line) → \(found.map { "[\($0.text)] \($0.interval.from)..\($0.interval.to)" })"
        }
    }
}

@Suite struct DateTablesTests {
    @Test func english() {
        #expect(
            DateTable.misses(
                """
                The march was held on March 27, 2021 in the square | 2021-03-27
                It began on 27 March 2021. | 2021-03-27
                Police came on the 27th of March | 2021-03-27
                On March 27 they met | 2021-03-27
                The deal of 2021-03-27 stands | 2021-03-27
                Signed 27.03.2021 in Beijing | 2021-03-27
                The pickets of September 2-10 ended | 2020-09-02..2020-09-10
                from September 2 to October 5, 2019 | 2019-09-02..2019-10-05
                between 2 and 10 September 2019 | 2019-09-02..2019-09-10
                In September 2019 police detained 57 people | 2019-09
                In May 2016 people rallied | 2016-05
                In 2016 activists met | 2016
                About 2000 people rallied on March 27 | 2021-03-27
                They rallied on Saturday | 2021-03-27
                They rallied on Friday | 2021-04-02
                They rallied last Friday | 2021-03-26
                They will rally on Saturday | 2021-04-03
                They rallied last Saturday (March 27) | 2021-03-27
                On Saturday, March 27, people came | 2021-03-27
                He said yesterday | 2021-04-01
                She left the day before yesterday | 2021-03-31
                They meet tomorrow | 2021-04-03
                He came today | 2021-04-02
                three days ago | 2021-03-30
                two weeks ago | 2021-03-16..2021-03-22
                a year ago | 2020
                last week | 2021-03-22..2021-03-28
                last month | 2021-03
                last year | 2020
                next month the talks go on | 2021-05
                in early June 2020 | 2020-06-01..2020-06-10
                late last year | 2020-10-01..2020-12-31
                in the autumn of 2019 | 2019-09-01..2019-11-30
                in the first quarter of 2020 | 2020-01-01..2020-03-31
                in the second half of 2020 | 2020-07-01..2020-12-31
                in the first three months of 2021 | 2021-01-01..2021-03-31
                In 2016 land protests spread | 2016
                from 2016 to 2019 | 2016-01-01..2019-12-31
                in 2016-2019 | 2016-01-01..2019-12-31
                in the 1990s | 1990-01-01..1999-12-31
                in February | 2021-02
                in February 2019 | 2019-02
                on the night of July 1 | 2020-07-01
                during Nauryz | 2021-03-21..2021-03-23
                on Lunar New Year | 2021-02-12
                over the past two years | 2019-04-02..2021-04-01
                It may rain and they march on | -
                The Sunday Times wrote | -
                1.7 million people | -
                2000 people came | -
                every Friday they pray | -
                Call 8-701-555-12-34 | -
                version 1.2.3 and 10:30 | -
                """, .english) == [])
    }

    @Test func russian() {
        #expect(
            DateTable.misses(
                """
                Митинг прошел 27 марта 2021 года | 2021-03-27
                27 марта прошел митинг | 2021-03-27
                27-го марта прошел митинг | 2021-03-27
                двадцать седьмого марта прошел митинг | 2021-03-27
                соглашение от 27.03.2021 | 2021-03-27
                27 марта этого года | 2021-03-27
                27 марта прошлого года | 2020-03-27
                со 2 по 10 сентября | 2020-09-02..2020-09-10
                2–10 сентября 2019 года | 2019-09-02..2019-09-10
                с 28 августа по 3 сентября 2019 года | 2019-08-28..2019-09-03
                в субботу люди вышли | 2021-03-27
                в пятницу люди вышли | 2021-04-02
                в минувшую пятницу люди вышли | 2021-03-26
                в субботу состоится митинг | 2021-04-03
                митинг состоится 10 апреля | 2021-04-10
                в субботу, 27 марта, люди вышли | 2021-03-27
                вчера он сказал | 2021-04-01
                позавчера он сказал | 2021-03-31
                завтра он скажет | 2021-04-03
                сегодня утром | 2021-04-02
                три дня назад | 2021-03-30
                две недели назад | 2021-03-16..2021-03-22
                год назад | 2020
                неделю назад | 2021-03-23..2021-03-29
                на прошлой неделе | 2021-03-22..2021-03-28
                в прошлом месяце | 2021-03
                в прошлом году | 2020
                в позапрошлом году | 2019
                в марте 2019 года | 2019-03
                в марте прошлого года | 2020-03
                в феврале | 2021-02
                в начале июня | 2020-06-01..2020-06-10
                в конце 2020 года | 2020-10-01..2020-12-31
                весной 2019 года | 2019-03-01..2019-05-31
                прошлой осенью | 2020-09-01..2020-11-30
                в первом квартале 2020 года | 2020-01-01..2020-03-31
                во втором полугодии 2020 года | 2020-07-01..2020-12-31
                в 2016 году | 2016
                в 2016–2019 годах | 2016-01-01..2019-12-31
                с 2016 по 2019 год | 2016-01-01..2019-12-31
                в 90-х годах | 1990-01-01..1999-12-31
                на Наурыз | 2021-03-21..2021-03-23
                через два дня после этого | 2021-04-04
                среди них были дети | -
                каждую субботу | -
                1200 человек | -
                мартини и майор | -
                телефон 8-701-555-12-34 | -
                """, .russian) == [])
    }

    @Test func kazakh() {
        #expect(
            DateTable.misses(
                """
                2021 жылғы 27 наурызда шеру өтті | 2021-03-27
                2021 жылдың 27 наурызында шеру өтті | 2021-03-27
                27 наурызда шеру өтті | 2021-03-27
                27 наурыз күні | 2021-03-27
                27-наурызда | 2021-03-27
                наурыздың 27-сінде | 2021-03-27
                наурыздың 27-сі күні | 2021-03-27
                2021 жылы 27 наурызда | 2021-03-27
                27.03.2021 күнгі құжат | 2021-03-27
                2–10 қыркүйек аралығында | 2020-09-02..2020-09-10
                сенбі күні адамдар жиналды | 2021-03-27
                жұма күні адамдар жиналды | 2021-04-02
                өткен жұмада адамдар жиналды | 2021-03-26
                сенбі күні шеру өтеді | 2021-04-03
                10 сәуірде шеру өтеді | 2021-04-10
                бүгін жиналды | 2021-04-02
                кеше жиналды | 2021-04-01
                ертең жиналады | 2021-04-03
                бүрсігүні жиналады | 2021-04-04
                алдыңғы күні айтты | 2021-03-31
                үш күн бұрын | 2021-03-30
                екі апта бұрын | 2021-03-16..2021-03-22
                бір жыл бұрын | 2020
                10 жыл бұрын | 2011
                өткен аптада | 2021-03-22..2021-03-28
                өткен айда | 2021-03
                өткен жылы | 2020
                былтыр | 2020
                биыл | 2021
                былтыр наурызда | 2020-03
                былтыр күзде | 2020-09-01..2020-11-30
                биыл 21 қаңтарда | 2021-01-21
                2016 жылы | 2016
                2016–2019 жылдары | 2016-01-01..2019-12-31
                2016 жылдан 2019 жылға дейін | 2016-01-01..2019-12-31
                екі мың он алтыншы жылы | 2016
                2020 жылдың наурызында | 2020-03
                2019 жылдың күзінде | 2019-09-01..2019-11-30
                2020 жылдың соңында | 2020-10-01..2020-12-31
                2020 жылдың бірінші тоқсанында | 2020-01-01..2020-03-31
                ақпанда | 2021-02
                маусым айының басында | 2020-06-01..2020-06-10
                наурыз мейрамы | 2021-03-21..2021-03-23
                өткен екі жылда | 2019-04-02..2021-04-01
                тоқсан адам келді | -
                Наурыз Ахметов айтты | -
                2000 адам | -
                жұма намазы | -
                """, .kazakh) == [])
    }

    @Test func chinese() {
        #expect(
            DateTable.misses(
                """
                2021年3月27日，集会举行 | 2021-03-27
                3月27日举行集会 | 2021-03-27
                三月二十七日举行集会 | 2021-03-27
                二〇二一年三月二十七日 | 2021-03-27
                27日，警方表示 | 2021-03-27
                2021-03-27签署 | 2021-03-27
                9月2日至10日 | 2020-09-02..2020-09-10
                2019年9月2日至10月5日 | 2019-09-02..2019-10-05
                周六有人集会 | 2021-03-27
                星期五有人集会 | 2021-04-02
                上周五有人集会 | 2021-03-26
                周六将举行集会 | 2021-04-03
                4月10日将举行集会 | 2021-04-10
                下周一开会 | 2021-04-05
                昨天表示 | 2021-04-01
                昨日表示 | 2021-04-01
                今日表示 | 2021-04-02
                前天表示 | 2021-03-31
                明天表示 | 2021-04-03
                后天开会 | 2021-04-04
                三天前 | 2021-03-30
                两周前 | 2021-03-16..2021-03-22
                一年前 | 2020
                上周 | 2021-03-22..2021-03-28
                本周 | 2021-03-29..2021-04-04
                上月 | 2021-03
                上个月 | 2021-03
                本月1日 | 2021-04-01
                去年 | 2020
                前年 | 2019
                今年2月 | 2021-02
                去年9月2日 | 2020-09-02
                去年底 | 2020-10-01..2020-12-31
                2020年底 | 2020-10-01..2020-12-31
                2020年初 | 2020-01-01..2020-03-31
                6月初 | 2020-06-01..2020-06-10
                3月中旬 | 2021-03-11..2021-03-20
                2016年 | 2016
                2016年至2019年 | 2016-01-01..2019-12-31
                2016-2019年 | 2016-01-01..2019-12-31
                2020年第一季度 | 2020-01-01..2020-03-31
                2020年上半年 | 2020-01-01..2020-06-30
                2019年秋天 | 2019-09-01..2019-11-30
                90年代 | 1990-01-01..1999-12-31
                春节 | 2021-02-12
                2020年国庆节 | 2020-10-01
                过去两年 | 2019-04-02..2021-04-01
                日本一周年 | -
                每周一 | -
                300人 | -
                """, .chinese) == [])
    }

    @Test func withoutReferenceOnlyFullDatesAreResolved() {
        let text = "On March 27, 2021 and on Saturday, yesterday, March 3 and in 2016"
        let found = DateReader.dates(in: text, language: .english, reference: nil)
        #expect(found.map(\.text) == ["March 27, 2021", "2016"])
    }

    @Test func thatDayIsTheDayLastNamed() {
        let found = DateReader.dates(in: "3月27日集会，当天有人被捕", language: .chinese, reference: DateTable.reference)
        #expect(found.map(\.interval.from.description) == ["2021-03-27", "2021-03-27"])
    }

    @Test(arguments: [(2021, 1, 2), (2020, 12, 31), (2024, 2, 29), (2020, 3, 1)])
    func yearEndsAndLeapDays(_ year: Int, _ month: Int, _ day: Int) throws {
        let reference = try #require(Day(year: year, month: month, day: day))
        let yesterday = DateReader.dates(in: "yesterday", language: .english, reference: reference)
        #expect(yesterday.first?.interval == DayInterval(reference - 1))
        let december = DateReader.dates(in: "They met on December 28", language: .english, reference: reference)
        let near = try #require(december.first?.interval.from)
        #expect(near <= reference && reference - near < 366)
    }
}
