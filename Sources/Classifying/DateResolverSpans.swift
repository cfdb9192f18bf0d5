import Model

/// Units of the calendar as stretches of days.
extension DateResolver {
    func months(_ year: Int, _ first: Int, _ count: Int) -> DayInterval? {
        let last = first + count - 1
        guard let from = DayInterval(year: year, month: first),
            let to = DayInterval(year: last > 12 ? year + 1 : year, month: last > 12 ? last - 12 : last)
        else { return nil }
        return DayInterval(from.from, to.to)
    }

    /// Early, middle or late part of a stretch: a third of it, whole months of a year.
    func cut(_ span: DayInterval, _ part: Int) -> DayInterval {
        guard part > 0, span.count >= 3 else { return span }
        if span.count > 300 {
            let year = span.from.year
            return months(year, [1, 5, 10][min(part, 3) - 1], part == 2 ? 4 : 3) ?? span
        }
        let third = span.count <= 7 ? 3 : 10
        return switch part {
        case 1: DayInterval(span.from, span.from + (third - 1))
        case 2: DayInterval(span.from + third, min(span.to, span.from + (2 * third - 1)))
        default: DayInterval(span.count <= 7 ? span.to - 2 : span.from + 2 * third, span.to)
        }
    }

    func head(_ count: Int, _ unit: DateExpression.Unit, _ span: DayInterval) -> Resolved? {
        guard count != 0, abs(count) <= 60 else { return nil }
        switch unit {
        case .day:
            let part =
                count > 0
                ? DayInterval(span.from, span.from + (count - 1)) : DayInterval(span.to + (count + 1), span.to)
            return (part, .day)
        case .week:
            // Weeks belong to the year or month that holds their Thursday (ISO 8601).
            let first = span.from + ((4 - span.from.weekday + 7) % 7 - 3)
            let last = span.to - ((span.to.weekday - 4 + 7) % 7 - 3)
            return (
                count > 0 ? DayInterval(first, first + (7 * count - 1)) : DayInterval(last + (7 * count + 1), last),
                .week
            )
        case .month, .quarter:
            let steps = abs(count) * (unit == .month ? 1 : 3)
            guard steps <= 12 else { return nil }
            let first = count > 0 ? span.from.month : span.to.month - steps + 1
            return first >= 1 ? months(span.from.year, first, steps).map { ($0, .month) } : nil
        default: return nil
        }
    }

    func distance(_ count: Int, _ unit: DateExpression.Unit) -> Resolved? {
        guard let reference, abs(count) < 3000 else { return nil }
        switch unit {
        case .day: return one(reference + count, .day)
        case .week:
            // "Two weeks ago" is seldom exact: half a week either way.
            let day = reference + 7 * count
            return (DayInterval(day - 3, day + 3), .week)
        case .month, .quarter:
            guard let (year, month) = shifted(by: unit == .month ? count : 3 * count) else { return nil }
            let day = min(reference.day, Day.length(ofMonth: month, year: year))
            return Day(year: year, month: month, day: day).map { (DayInterval($0 - 15, $0 + 15), .month) }
        case .year: return DayInterval(year: reference.year + count).map { ($0, .year) }
        case .decade, .century:
            let span = unit == .decade ? 10 : 100
            guard abs(count) < 30 else { return nil }
            let year = reference.year + count * span
            return DayInterval(year: year).map { ($0, .year) }
        }
    }

    func stretch(_ count: Int, _ unit: DateExpression.Unit) -> Resolved? {
        guard let reference, count != 0, abs(count) < 1000 else { return nil }
        let far: Day?
        let grain: Grain
        switch unit {
        case .day: (far, grain) = (reference + count, .day)
        case .week: (far, grain) = (reference + count * 7, .week)
        case .quarter:
            // Quarters are those of the calendar: "the last two quarters" end with the last one that is over.
            guard abs(count) <= 40 else { return nil }
            let index = reference.year * 4 + (reference.month - 1) / 3 + (count < 0 ? count : 1)
            return months(index / 4, index % 4 * 3 + 1, 3).flatMap { first in
                let last = index + abs(count) - 1
                return months(last / 4, last % 4 * 3 + 1, 3).map { (DayInterval(first.from, $0.to), .quarter) }
            }
        case .month:
            guard let (year, month) = shifted(by: count) else { return nil }
            far = Day(year: year, month: month, day: min(reference.day, Day.length(ofMonth: month, year: year)))
            grain = .month
        case .year, .decade, .century:
            let steps = unit == .year ? count : unit == .decade ? count * 10 : count * 100
            let (year, month, day) = reference.civil
            far = Day(year: year + steps, month: month, day: min(day, Day.length(ofMonth: month, year: year + steps)))
            grain = .year
        }
        guard let far else { return nil }
        return (count < 0 ? DayInterval(far, reference - 1) : DayInterval(reference + 1, far), grain)
    }

    func calendar(_ unit: DateExpression.Unit, _ shift: Int, _ part: Int) -> Resolved? {
        guard let reference else { return nil }
        switch unit {
        case .day: return one(reference + shift, .day)
        case .week:
            let monday = reference + (1 - reference.weekday + 7 * shift)
            return (cut(DayInterval(monday, monday + 6), part), .week)
        case .month:
            guard let (year, month) = shifted(by: shift), let span = DayInterval(year: year, month: month) else {
                return nil
            }
            return (cut(span, part), .month)
        case .quarter:
            let index = reference.year * 4 + (reference.month - 1) / 3 + shift
            return months(index / 4, index % 4 * 3 + 1, 3).map { ($0, .quarter) }
        case .year: return DayInterval(year: reference.year + shift).map { (cut($0, part), .year) }
        case .decade:
            let first = (reference.year / 10 + shift) * 10
            return resolve(.years(first, first + 9), .unknown)
        case .century:
            let first = (reference.year / 100 + shift) * 100
            return resolve(.years(first, first + 99), .unknown)
        }
    }

    /// N units that begin with the first day of what `inner` says, or end with its last.
    func lasting(_ inner: DateExpression, _ count: Int, _ unit: DateExpression.Unit, _ tense: Tense) -> Resolved? {
        guard count != 0, abs(count) < 1000, let anchor = resolve(inner, tense), anchor.grain == .day else {
            return nil
        }
        let day = count > 0 ? anchor.interval.from : anchor.interval.to
        let whole: DayInterval?
        switch unit {
        case .day: whole = DayInterval(day, day + (count - count.signum()))
        case .week: whole = DayInterval(day, day + (7 * count - count.signum()))
        default: whole = DateResolver(reference: day - count.signum()).stretch(count, unit)?.interval
        }
        return whole.map { ($0, unit == .day ? .day : unit == .week ? .week : .month) }
    }
}
