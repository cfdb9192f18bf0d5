import Model

/// Feasts that the news of the beat dates things by. Fixed ones by rule, those of the moon by `LunarDays`.
enum Holidays {
    /// (month, first day, days) by the numbers of the lexicons: the holidays act of Kazakhstan, China's State Council order
    /// on festivals and memorial days, and what both countries' news keeps besides.
    private static let fixed: [Int: (month: Int, day: Int, count: Int)] = [
        1: (3, 21, 3), 2: (5, 1, 1), 3: (5, 9, 1), 6: (1, 1, 1), 7: (12, 31, 1), 8: (3, 8, 1), 9: (12, 25, 1),
        10: (12, 24, 1), 12: (10, 25, 1), 13: (10, 1, 1), 14: (2, 14, 1), 15: (10, 31, 1), 17: (12, 16, 1),
        18: (8, 30, 1), 19: (6, 1, 1), 20: (1, 7, 1), 27: (7, 6, 1), 28: (5, 7, 1), 29: (12, 1, 1), 30: (5, 31, 1),
        31: (3, 14, 1), 32: (8, 1, 1), 33: (7, 1, 1), 34: (11, 4, 1), 35: (6, 12, 1),
    ]

    /// The occurrences that begin in a year: none, one, or (the Islamic year is 11 days short) two.
    static func spans(_ number: Int, year: Int) -> [DayInterval] {
        switch number {
        case 1 where year < 2010:
            // One day until Kazakhstan made it three.
            return Day(year: year, month: 3, day: 22).map { [DayInterval($0)] } ?? []
        case 4: return yearly(LunarDays.newYear, year)
        case 5: return dated(LunarDays.adha, year, days: 1)
        case 11: return dated(LunarDays.fitr, year, days: 1)
        case 16: return dated(LunarDays.ramadan, year, days: 30)
        case 21: return yearly(LunarDays.newYear, year, shift: -1)
        case 22: return yearly(LunarDays.newYear, year, shift: 14)
        case 23: return Day(year: year, month: 4, day: brightness(year)).map { [DayInterval($0)] } ?? []
        case 24: return yearly(LunarDays.dragonBoat, year)
        case 25: return yearly(LunarDays.midAutumn, year)
        case 26: return yearly(LunarDays.doubleNinth, year)
        default:
            guard let entry = fixed[number], let first = Day(year: year, month: entry.month, day: entry.day) else {
                return []
            }
            return [DayInterval(first, first + (entry.count - 1))]
        }
    }

    private static func yearly(_ table: [Day], _ year: Int, shift: Int = 0) -> [DayInterval] {
        let index = year - LunarDays.years.lowerBound
        return table.indices.contains(index) ? [DayInterval(table[index] + shift)] : []
    }

    private static func dated(_ table: [Day], _ year: Int, days: Int) -> [DayInterval] {
        table.filter { $0.year == year }.map { DayInterval($0, $0 + (days - 1)) }
    }

    /// The April day of Qingming, the solar term of 15° (Shou Xing's formula: [Y·0.2422 + C] − [Y/4], Y of the century,
    /// C 5.59 in the 20th, 4.81 in the 21st).
    private static func brightness(_ year: Int) -> Int {
        let short = year % 100
        return Int(Double(short) * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - short / 4
    }

    /// The occurrence of that year, or the one nearest the reference that fits the tense.
    static func resolve(_ number: Int, _ year: Int?, _ resolver: DateResolver, _ tense: Tense) -> DateResolver.Resolved?
    {
        if let year { return spans(number, year: year).first.map { ($0, .day) } }
        guard let reference = resolver.reference else { return nil }
        let near = (reference.year - 1...reference.year + 1).flatMap { spans(number, year: $0) }
        let best = near.min {
            DateResolver.cost($0.from - reference, tense) < DateResolver.cost($1.from - reference, tense)
        }
        return best.map { ($0, .day) }
    }

    /// Whether the moon's first sight may move the feast a day from what was computed.
    static func isSighted(_ number: Int) -> Bool { number == 5 || number == 11 || number == 16 }
}
