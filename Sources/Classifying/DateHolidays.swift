import Model

/// Feasts that the news of the beat dates things by. Fixed ones by rule, moving ones by table.
enum Holidays {
    /// (month, first day, days) by the numbers of the lexicons.
    private static let fixed: [Int: (month: Int, day: Int, count: Int)] = [
        1: (3, 21, 3), 2: (5, 1, 1), 3: (5, 9, 1), 6: (1, 1, 1), 7: (12, 31, 1), 8: (3, 8, 1), 10: (12, 24, 1),
        12: (10, 25, 1), 13: (10, 1, 1), 14: (2, 14, 1), 15: (10, 31, 1), 17: (12, 16, 1), 18: (8, 30, 1),
        19: (6, 1, 1), 20: (1, 7, 1),
    ]

    /// First day of the lunar year, 2010–2030 (Hong Kong Observatory's conversion table).
    private static let lunarNewYear: [Int: (Int, Int)] = [
        2010: (2, 14), 2011: (2, 3), 2012: (1, 23), 2013: (2, 10), 2014: (1, 31), 2015: (2, 19), 2016: (2, 8),
        2017: (1, 28), 2018: (2, 16), 2019: (2, 5), 2020: (1, 25), 2021: (2, 12), 2022: (2, 1), 2023: (1, 22),
        2024: (2, 10), 2025: (1, 29), 2026: (2, 17), 2027: (2, 6), 2028: (1, 26), 2029: (2, 13), 2030: (2, 3),
    ]

    /// Kurban Ait's first day in Kazakhstan; from 2026 on by calculation, a day either way.
    private static let kurbanAit: [Int: (Int, Int)] = [
        2015: (9, 24), 2016: (9, 12), 2017: (9, 1), 2018: (8, 21), 2019: (8, 11), 2020: (7, 31), 2021: (7, 20),
        2022: (7, 9), 2023: (6, 28), 2024: (6, 16), 2025: (6, 6), 2026: (5, 27), 2027: (5, 16), 2028: (5, 5),
        2029: (4, 24), 2030: (4, 13),
    ]

    /// Oraza Ait's first day; Ramadan ends the day before.
    private static let orazaAit: [Int: (Int, Int)] = [
        2013: (8, 8), 2015: (7, 17), 2016: (7, 5), 2017: (6, 25), 2018: (6, 15), 2019: (6, 4), 2020: (5, 24),
        2021: (5, 13), 2022: (5, 2), 2023: (4, 21), 2024: (4, 10), 2025: (3, 30), 2026: (3, 20), 2027: (3, 9),
        2028: (2, 26), 2029: (2, 14), 2030: (2, 4),
    ]

    static func span(_ number: Int, year: Int) -> DayInterval? {
        func from(_ table: [Int: (Int, Int)], _ count: Int) -> DayInterval? {
            guard let (month, day) = table[year], let first = Day(year: year, month: month, day: day) else {
                return nil
            }
            return DayInterval(first, first + (count - 1))
        }
        switch number {
        case 4: return from(lunarNewYear, 1)
        case 5: return from(kurbanAit, 1)
        case 9: return Day(year: year, month: 12, day: 25).map { DayInterval($0) }
        case 11: return from(orazaAit, 1)
        case 16: return from(orazaAit, 1).map { DayInterval($0.from - 30, $0.from - 1) }
        default:
            guard let entry = fixed[number], let first = Day(year: year, month: entry.month, day: entry.day) else {
                return nil
            }
            return DayInterval(first, first + (entry.count - 1))
        }
    }

    static func resolve(_ number: Int, _ year: Int?, _ resolver: DateResolver, _ tense: Tense) -> DateResolver.Resolved?
    {
        guard let year = year ?? resolver.nearestYear(tense, of: { span(number, year: $0)?.from }) else { return nil }
        return span(number, year: year).map { ($0, .day) }
    }
}
