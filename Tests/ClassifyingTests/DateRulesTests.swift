import Foundation
import Model
import Testing

@testable import Classifying

/// The rules of time in English, Russian and Chinese that news needs beyond plain dates, a kind a table; rows as in
/// `DateTable`. Reference: Friday, 2 April 2021.
@Suite struct DateRulesTests {
    @Test func english() {
        #expect(
            DateTable.misses(
                """
                a few days ago they were freed | 2021-03-26..2021-03-31
                They left a couple of weeks ago | 2021-03-09..2021-03-22
                half a year ago | 2020-09-17..2020-10-17
                two or three months ago | 2020-12-18..2021-02-17
                over the past few days | 2021-03-26..2021-04-01
                in the last couple of years | 2019-04-02..2021-04-01
                The talks will resume in a fortnight | 2021-04-13..2021-04-19
                They marched on March 3, 10 and 17 March | 2021-03-03 2021-03-10 2021-03-17
                They met on 3, 10 and 17 March | 2021-03-03 2021-03-10 2021-03-17
                They met on 27, 28 and 29 March | 2021-03-27..2021-03-29
                on 3 and 17 March | 2021-03-03 2021-03-17
                between 3 and 17 March | 2021-03-03..2021-03-17
                on the night of 27 to 28 March | 2021-03-27..2021-03-28
                from February 27 to the 3rd | 2021-02-27..2021-03-03
                from the 27th to the 3rd of March | 2021-02-27..2021-03-03
                from December 28 to January 3 | 2020-12-28..2021-01-03
                from 2016 to date | 2016-01-01..2021-04-02
                On March 27 they marched. The next day 20 were held | 2021-03-27 2021-03-28
                On March 27 they marched. A day earlier a notice came | 2021-03-27 2021-03-26
                the day before Nauryz | 2021-03-20
                on March 27 (Saturday) | 2021-03-27
                In 2019 he moved. In May of that year he was held | 2019 2019-05
                the week ending 28 March | 2021-03-22..2021-03-28
                the week before last | 2021-03-15..2021-03-21
                for three days from March 22 | 2021-03-22..2021-03-24
                the rest of the year will be hard | 2021-04-02..2021-12-31
                in the last two quarters | 2020-10-01..2021-03-31
                in the 19th century | 1800-01-01..1899-12-31
                in the early 1990s | 1990-01-01..1993-12-31
                late in March 2020 | 2020-03-21..2020-03-31
                They will march at the weekend | 2021-04-03..2021-04-04
                They met over the weekend against planned changes | 2021-03-27..2021-03-28
                the Dragon Boat Festival of 2020 | 2020-06-25
                on Qingming | 2021-04-04
                The report of 29 February 2020 | 2020-02-29
                On December 31 shops shut, and on January 1 they opened | 2020-12-31 2021-01-01
                """, .english) == [])
    }

    @Test func russian() {
        #expect(
            DateTable.misses(
                """
                несколько дней назад их отпустили | 2021-03-26..2021-03-31
                пару недель назад | 2021-03-09..2021-03-22
                полгода назад | 2020-09-17..2020-10-17
                полтора года назад | 2019-09-17..2019-10-17
                дней десять назад | 2021-03-23
                через несколько дней состоится суд | 2021-04-04..2021-04-09
                за последние несколько лет | 2016-04-02..2021-04-01
                3, 10 и 17 марта вышли люди | 2021-03-03 2021-03-10 2021-03-17
                3 и 17 марта вышли люди | 2021-03-03 2021-03-17
                27, 28 и 29 марта | 2021-03-27..2021-03-29
                в ночь с 27 на 28 марта | 2021-03-27..2021-03-28
                в ночь на 28 марта | 2021-03-28
                с 28 по 3 апреля | 2021-03-28..2021-04-03
                с 28 декабря по 3 января | 2020-12-28..2021-01-03
                с 2 до 10 сентября | 2020-09-02..2020-09-10
                с 14.10. по 15.10.2018 | 2018-10-14..2018-10-15
                с 2016 года по настоящее время | 2016-01-01..2021-04-02
                27 марта вышли люди. На следующий день их задержали | 2021-03-27 2021-03-28
                27 марта вышли люди. В тот же день их задержали | 2021-03-27 2021-03-27
                27 марта вышли люди. Днем ранее пришло уведомление | 2021-03-27 2021-03-26
                накануне Наурыза | 2021-03-20
                накануне он заявил | 2021-04-01
                27 марта, в субботу, вышли люди | 2021-03-27
                27 марта (суббота) вышли люди | 2021-03-27
                в среду на прошлой неделе | 2021-03-24
                на прошлой неделе в субботу | 2021-03-27
                с начала года | 2021-01-01..2021-04-01
                до конца года планируют | 2021-04-02..2021-12-31
                27 числа прошлого месяца | 2021-03-27
                за девять месяцев 2020 года | 2020-01-01..2020-09-30
                за первые три месяца 2020 года | 2020-01-01..2020-03-31
                в первой половине 2020 года | 2020-01-01..2020-06-30
                во второй половине марта | 2021-03-21..2021-03-31
                в мае того же года | -
                В 2019 году он уехал. В мае того же года его задержали | 2019 2019-05
                прошлой ночью | 2021-04-01
                в выходные пройдет митинг | 2021-04-03..2021-04-04
                на Курбан айт 2023 года | 2023-06-28
                в День столицы | 2020-07-06
                1 марта 2024 года перевели часы | 2024-03-01
                """, .russian) == [])
    }

    @Test func chinese() {
        #expect(
            DateTable.misses(
                """
                几天前获释 | 2021-03-26..2021-03-31
                几个月前获释 | 2020-10-18..2021-02-17
                半年前获释 | 2020-09-17..2020-10-17
                两三天前获释 | 2021-03-30..2021-03-31
                3月3日、10日和17日集会 | 2021-03-03 2021-03-10 2021-03-17
                3月27日夜至28日凌晨 | 2021-03-27..2021-03-28
                27日上午10时30分，警方到场 | 2021-03-27
                昨天下午两点半，警方到场 | 2021-04-01
                3月27日（周六）集会 | 2021-03-27
                3月27日集会，次日有人被捕 | 2021-03-27 2021-03-28
                2019年迁往，同年5月被捕 | 2019 2019-05
                零八年举行 | 2008
                上世纪90年代 | 1990-01-01..1999-12-31
                二十世纪八十年代 | 1980-01-01..1989-12-31
                2021年的第二周 | 2021-01-11..2021-01-17
                2016年至今 | 2016-01-01..2021-04-02
                2019年四月的最后一个星期一 | 2019-04-29
                《明日之后》上映 | -
                2020年中秋节 | 2020-10-01
                除夕 | 2021-02-11
                今年清明节 | 2021-04-04
                端午节 | 2020-06-25
                """, .chinese) == [])
    }

    private static func first(_ text: String, _ language: Language, _ reference: Day? = DateTable.reference)
        -> DateMention?
    {
        DateReader.dates(in: text, language: language, reference: reference).first
    }

    /// What an ambiguous expression may mean besides; a clear one has no alternatives.
    @Test(arguments: [
        ("on Saturday", "en", "2021-03-27", ["2021-04-03"]), ("will march on Saturday", "en", "2021-04-03", []),
        ("last Wednesday", "en", "2021-03-31", ["2021-03-24"]), ("last Saturday", "en", "2021-03-27", []),
        ("on 03/04/2021", "en", "2021-03-04", ["2021-04-03"]), ("on 03/27/2021", "en", "2021-03-27", []),
        ("в ночь на 28 марта 2021 года", "ru", "2021-03-28", ["2021-03-27"]),
        ("27 марта 2021 года", "ru", "2021-03-27", []), ("周六", "zh", "2021-03-27", ["2021-04-03"]),
        ("2023 жылғы Құрбан айт", "kk", "2023-06-28", ["2023-06-27", "2023-06-29"]),
        ("2021 жылғы 27 наурызда", "kk", "2021-03-27", []),
    ])
    func alternatives(_ text: String, _ language: String, _ day: String, _ others: [String]) throws {
        let mention = try #require(Self.first(text, Language(rawValue: language)))
        #expect(mention.interval.from.description == day)
        #expect(mention.alternatives.map(\.from.description) == others)
    }

    /// A dateline's day is the reference of the copy after it; a day in running text is not.
    @Test(arguments: [
        ("ALMATY, March 31 (Reuters) - Police said yesterday", "en", "2021-03-31 2021-03-30"),
        ("Алматы. 31 марта. КазТАГ – Вчера задержали", "ru", "2021-03-31 2021-03-30"),
        ("Алматы. 31 наурыз. ҚазАқпарат – Кеше ұсталды", "kk", "2021-03-31 2021-03-30"),
        ("新华社阿拉木图3月31日电 警方昨天表示", "zh", "2021-03-31 2021-03-30"),
        ("People met on March 31. Police said yesterday", "en", "2021-03-31 2021-04-01"),
        ("Суд 31 марта. Вчера задержали", "ru", "2021-03-31 2021-03-30"),
    ])
    func datelines(_ text: String, _ language: String, _ days: String) {
        let found = DateReader.dates(in: text, language: Language(rawValue: language), reference: DateTable.reference)
        #expect(found.map(\.interval.from.description).joined(separator: " ") == days)
    }

    /// The tables of the moon's feasts against the calendars of ICU.
    @Test func lunarDays() throws {
        let zone = try #require(TimeZone(identifier: "Asia/Shanghai"))
        func day(_ calendar: Calendar.Identifier, _ day: Day) -> (month: Int?, day: Int?, isLeap: Bool) {
            var own = Calendar(identifier: calendar)
            own.timeZone = zone
            let parts = own.dateComponents([.month, .day], from: day.instant(hour: 12, in: zone))
            return (parts.month, parts.day, parts.isLeapMonth ?? false)
        }
        for (table, month, number) in [
            (LunarDays.newYear, 1, 1), (LunarDays.dragonBoat, 5, 5), (LunarDays.midAutumn, 8, 15),
            (LunarDays.doubleNinth, 9, 9),
        ] {
            #expect(table.count == 61)
            let wrong = table.filter { entry in
                let found = day(.chinese, entry)
                return found.month != month || found.day != number || found.isLeap
            }
            #expect(wrong.isEmpty, "\(wrong)")
        }
        for (table, month, number) in [(LunarDays.ramadan, 9, 1), (LunarDays.fitr, 10, 1), (LunarDays.adha, 12, 10)] {
            #expect(table.count == 63)
            let wrong = table.filter { entry in
                let found = [-1, 0, 1].map { day(.islamicUmmAlQura, entry + $0) }
                return !found.contains { $0.month == month && $0.day == number }
            }
            #expect(wrong.isEmpty, "\(wrong)")
        }
    }

    /// At midnight of 1 March 2024 Almaty went back an hour, to UTC+5: half past six in the evening, UTC, of the day
    /// before is still February, and of the day before that was already the 29th.
    @Test(arguments: [
        ("2024-02-28T18:30:00Z", "2024-02-29"), ("2024-02-29T17:30:00Z", "2024-02-29"),
        ("2024-02-29T18:30:00Z", "2024-02-29"), ("2024-02-29T19:00:00Z", "2024-03-01"),
        ("2024-03-01T18:30:00Z", "2024-03-01"),
    ])
    func zoneChangeOfKazakhstan(_ instant: String, _ expected: String) throws {
        let almaty = try #require(TimeZone(identifier: "Asia/Almaty"))
        let reference = Day(try Date(instant, strategy: .iso8601), in: almaty)
        #expect(reference.description == expected)
        #expect(Self.first("кеше", .kazakh, reference)?.interval.from == reference - 1)
        #expect(Self.first("бүгін", .kazakh, reference)?.interval.from == reference)
    }
}
