import Model

/// Sets expressions against a reference day.
struct DateResolver: Sendable {
    let reference: Day?
    /// The last day-grained mention, for "that day".
    var lastDay: Day?

    typealias Resolved = (interval: DayInterval, grain: Grain)

    func resolve(_ expression: DateExpression, _ tense: Tense) -> Resolved? {
        switch expression {
        case .day(let year, let month, let day, let weekday):
            return one(this(year, month, day, weekday, tense), .day)
        case .month(let year, let month, let part):
            guard let year = year ?? nearestYear(tense, of: { Day(year: $0, month: month, day: 15) }),
                let interval = DayInterval(year: year, month: month)
            else { return nil }
            return (cut(interval, part), .month)
        case .year(let year, let part):
            return DayInterval(year: year).map { (cut($0, part), .year) }
        case .years(let from, let to):
            guard let from = DayInterval(year: from), let to = DayInterval(year: to), from.from <= to.from else {
                return nil
            }
            return (DayInterval(from.from, to.to), .year)
        case .quarter(let year, let number):
            guard let year = year ?? reference?.year else { return nil }
            return months(year, (number - 1) * 3 + 1, 3).map { ($0, .quarter) }
        case .half(let year, let number):
            guard let year = year ?? reference?.year else { return nil }
            return months(year, number == 1 ? 1 : 7, 6).map { ($0, .quarter) }
        case .season(let year, let number):
            let first = number * 3
            guard let year = year ?? nearestYear(tense, of: { Day(year: $0, month: first, day: 1) }) else { return nil }
            // A winter of a year: news means the one that ends or begins it; the months of December to February.
            return months(year, first, 3).map { ($0, .quarter) }
        case .weekday(let weekday, let which): return one(self.weekday(weekday, which, tense), .day)
        case .offset(let days): return one(reference.map { $0 + days }, .day)
        case .distance(let count, let unit): return distance(count, unit)
        case .stretch(let count, let unit): return stretch(count, unit)
        case .calendar(let unit, let shift, let part): return calendar(unit, shift, part)
        case .inYear(let shift, let inner):
            guard let reference else { return nil }
            // The winter that ends in this year is this winter until spring is over.
            if case .season(nil, 4) = inner, reference.month <= 4 {
                return resolve(.season(year: reference.year + shift - 1, 4), tense)
            }
            return resolve(inner.filled(year: reference.year + shift), tense)
        case .directed(let inner, let own): return resolve(inner, own)
        case .inMonth(let shift, let day):
            guard let (year, month) = shifted(by: shift) else { return nil }
            return one(Day(year: year, month: month, day: day), .day)
        case .nth(let number, let weekday, let inner):
            guard let span = resolve(inner, tense)?.interval else { return nil }
            let first = span.from + (weekday - span.from.weekday + 7) % 7
            let last = span.to - (span.to.weekday - weekday + 7) % 7
            let day = number < 0 ? last + (number + 1) * 7 : first + (number - 1) * 7
            return span.overlaps(DayInterval(day)) ? one(day, .day) : nil
        case .weekend(let shift):
            guard let reference else { return nil }
            let saturday = reference + (6 - reference.weekday + shift * 7)
            return (DayInterval(saturday, saturday + 1), .day)
        case .nthWeek(let number, let inner):
            guard let span = resolve(inner, tense)?.interval else { return nil }
            // The first week is the first with most of its days inside (ISO 8601).
            let thursday = span.from + (4 - span.from.weekday + 7) % 7
            let last = span.to - (span.to.weekday - 4 + 7) % 7
            let day = number < 0 ? last + (number + 1) * 7 : thursday + (number - 1) * 7
            return (DayInterval(day - 3, day + 3), .week)
        case .headOf(let count, let unit, let inner):
            guard let span = resolve(inner, tense)?.interval, let part = head(count, unit, span) else { return nil }
            return part
        case .weekOf(let inner):
            guard let day = resolve(inner, tense)?.interval.from else { return nil }
            return (DayInterval(day + (1 - day.weekday), day + (7 - day.weekday)), .week)
        case .from(let inner, let count, let unit):
            guard let anchor = resolve(inner, tense), anchor.grain == .day else { return nil }
            let day = count < 0 ? anchor.interval.from : anchor.interval.to
            guard let moved = DateResolver(reference: day).distance(count, unit) else { return nil }
            return unit == .week ? one(day + 7 * count, .day) : moved
        case .within(let unit, let side):
            guard let reference, let span = calendar(unit, 0, 0) else { return nil }
            if side < 0 { return (DayInterval(span.interval.from, max(span.interval.from, reference - 1)), span.grain) }
            return (DayInterval(reference, span.interval.to), span.grain)
        case .holiday(let number, let year): return Holidays.resolve(number, year, self, tense)
        case .range(let left, let right):
            guard let to = resolve(right, tense) else { return nil }
            // The left end is before the right one: with no year of its own it takes the one that makes it so.
            var from = resolve(left, tense)
            if let found = from, found.interval.from > to.interval.to {
                let year = to.interval.to.year
                from = resolve(left.filled(year: year), tense)
                if let again = from, again.interval.from > to.interval.to {
                    from = resolve(left.filled(year: year - 1), tense)
                }
            }
            guard let from, from.interval.from <= to.interval.to else { return nil }
            return (DayInterval(from.interval.from, to.interval.to), to.grain)
        case .thatDay: return one(lastDay ?? reference, .day)
        }
    }

    private func one(_ day: Day?, _ grain: Grain) -> Resolved? { day.map { (DayInterval($0), grain) } }

    /// The year nearest the reference that fits the tense. Without a cue the past is meant, unless the day is so near
    /// ahead (within 45 days) that an announcement is likelier than something of nearly a year ago.
    func nearestYear(_ tense: Tense, of make: (Int) -> Day?) -> Int? {
        guard let reference else { return nil }
        let year = reference.year
        let candidates = [year - 1, year, year + 1].compactMap { candidate in
            make(candidate).map { (candidate, $0 - reference) }
        }
        func cost(_ distance: Int) -> Int {
            switch tense {
            case .past: distance > 16 ? distance + 1000 : abs(distance)
            case .future: distance < -16 ? 1000 - distance : abs(distance)
            case .unknown: distance > 45 ? distance + 300 : abs(distance)
            }
        }
        return candidates.min { cost($0.1) < cost($1.1) }?.0
    }

    private func this(_ year: Int?, _ month: Int?, _ day: Int, _ weekday: Int?, _ tense: Tense) -> Day? {
        if let year, let month { return Day(year: year, month: month, day: day) }
        guard let reference else { return nil }
        if let month {
            // A weekday that is told picks the year.
            if let weekday {
                let fitting = [0, -1, 1, -2, 2].compactMap { Day(year: reference.year + $0, month: month, day: day) }
                    .filter { $0.weekday == weekday }
                if let match = fitting.min(by: { abs($0 - reference) < abs($1 - reference) }) { return match }
            }
            guard let year = nearestYear(tense, of: { Day(year: $0, month: month, day: day) }) else { return nil }
            return Day(year: year, month: month, day: day)
        }
        let near = (weekday == nil ? -2...2 : -9...9).compactMap { shift -> Day? in
            guard let (year, month) = shifted(by: shift) else { return nil }
            return Day(year: year, month: month, day: day)
        }
        if let weekday {
            let fitting = near.filter { $0.weekday == weekday }
            return fitting.min { abs($0 - reference) < abs($1 - reference) }
        }
        // A bare day of the month: the latest one, or the next in a future.
        return tense == .future ? near.first { $0 >= reference } : near.last { $0 <= reference }
    }

    private func shifted(by months: Int) -> (Int, Int)? {
        guard let (year, month, _) = reference?.civil else { return nil }
        let index = year * 12 + month - 1 + months
        return (index / 12, index % 12 + 1)
    }

    private func weekday(_ weekday: Int, _ which: Int?, _ tense: Tense) -> Day? {
        guard let reference else { return nil }
        let sameWeek = reference + (weekday - reference.weekday)
        switch which {
        case nil:
            if tense == .future { return sameWeek > reference ? sameWeek : sameWeek + 7 }
            return sameWeek <= reference ? sameWeek : sameWeek - 7
        case -1: return sameWeek < reference ? sameWeek : sameWeek - 7
        case -2: return sameWeek - 14
        case -3: return sameWeek - 7
        case 0: return sameWeek
        case 3: return sameWeek > reference ? sameWeek : sameWeek + 7
        case 2: return sameWeek + 14
        default: return sameWeek + 7
        }
    }

    private func months(_ year: Int, _ first: Int, _ count: Int) -> DayInterval? {
        let last = first + count - 1
        guard let from = DayInterval(year: year, month: first),
            let to = DayInterval(year: last > 12 ? year + 1 : year, month: last > 12 ? last - 12 : last)
        else { return nil }
        return DayInterval(from.from, to.to)
    }

    /// Early, middle or late part of a stretch: a third of it, whole months of a year.
    private func cut(_ span: DayInterval, _ part: Int) -> DayInterval {
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

    private func head(_ count: Int, _ unit: DateExpression.Unit, _ span: DayInterval) -> Resolved? {
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

    private func distance(_ count: Int, _ unit: DateExpression.Unit) -> Resolved? {
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

    private func stretch(_ count: Int, _ unit: DateExpression.Unit) -> Resolved? {
        guard let reference, count != 0, abs(count) < 1000 else { return nil }
        let far: Day?
        let grain: Grain
        switch unit {
        case .day: (far, grain) = (reference + count, .day)
        case .week: (far, grain) = (reference + count * 7, .week)
        case .month, .quarter:
            let steps = unit == .month ? count : count * 3
            guard let (year, month) = shifted(by: steps) else { return nil }
            far = Day(year: year, month: month, day: min(reference.day, Day.length(ofMonth: month, year: year)))
            grain = .month
        case .year, .decade, .century:
            let steps = unit == .year ? count : unit == .decade ? count * 10 : count * 100
            let (year, month, day) = reference.civil
            far = Day(year: year + steps, month: month, day: min(day, 28))
            grain = .year
        }
        guard let far else { return nil }
        return (count < 0 ? DayInterval(far, reference - 1) : DayInterval(reference + 1, far), grain)
    }

    private func calendar(_ unit: DateExpression.Unit, _ shift: Int, _ part: Int) -> Resolved? {
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
}
