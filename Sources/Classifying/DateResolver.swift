import Model

/// Sets expressions against a reference day.
struct DateResolver: Sendable {
    var reference: Day?
    /// The last day-grained mention, for "that day".
    var lastDay: Day?
    /// The year of the last mention, for "that year".
    var lastYear: Int?

    init(reference: Day?) { self.reference = reference }

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
            // A year before the day last told.
            if case .thatDay = inner {
                let (year, month, day) = (lastDay ?? reference).civil
                return one(Day(year: year + shift, month: month, day: day), .day)
            }
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
            // On a Saturday or Sunday the weekend is the one that runs.
            let bare = tense == .future || reference.weekday >= 6 ? 0 : -1
            let saturday = reference + (6 - reference.weekday + (shift ?? bare) * 7)
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
            guard var to = resolve(right, tense) else { return nil }
            // The left end is before the right one: with no year of its own it takes the one that makes it so.
            var from = resolve(left, tense)
            if let found = from, found.interval.from > to.interval.to {
                let year = to.interval.to.year
                from = resolve(left.filled(year: year), tense)
                if let again = from, again.interval.from > to.interval.to {
                    from = resolve(left.filled(year: year - 1), tense)
                }
            }
            // A left end that is fixed moves the right one: "from the last Monday of April 2019 to 1 October".
            if let from, from.interval.from > to.interval.to,
                let later = resolve(right.filled(year: from.interval.from.year), tense)
            {
                to = later
            }
            guard let from, from.interval.from <= to.interval.to else { return nil }
            return (DayInterval(from.interval.from, to.interval.to), to.grain)
        case .thatDay: return one(lastDay ?? reference, .day)
        case .besideThatDay(let shift):
            // With no day told before, "the next day" of a future is tomorrow; of a past it is no day that we know.
            guard let day = lastDay ?? (tense == .future ? reference : nil) else { return nil }
            return one(day + shift, .day)
        case .inThatYear(let inner):
            guard let year = lastYear else { return nil }
            guard let inner else { return DayInterval(year: year).map { ($0, .year) } }
            return resolve(inner.filled(year: year), tense)
        case .few(let from, let to, let unit):
            guard let near = distance(from, unit), let far = distance(to, unit) else { return nil }
            return (DayInterval(near.interval.from, far.interval.to), near.grain)
        case .lasting(let inner, let count, let unit): return lasting(inner, count, unit, tense)
        case .night(let inner), .either(let inner, _): return resolve(inner, tense)
        }
    }

    func one(_ day: Day?, _ grain: Grain) -> Resolved? { day.map { (DayInterval($0), grain) } }

    /// The year nearest the reference that fits the tense. Without a cue the past is meant, unless the day is so near
    /// ahead (within 45 days) that an announcement is likelier than something of nearly a year ago.
    func nearestYear(_ tense: Tense, of make: (Int) -> Day?) -> Int? {
        guard let reference else { return nil }
        var best: (year: Int, cost: Int)?
        for year in reference.year - 1...reference.year + 1 {
            guard let day = make(year) else { continue }
            let cost = DateResolver.cost(day - reference, tense)
            if cost < best?.cost ?? .max { best = (year, cost) }
        }
        return best?.year
    }

    /// How ill a day so many days ahead fits the tense; less is better.
    static func cost(_ distance: Int, _ tense: Tense) -> Int {
        switch tense {
        case .past: distance > 16 ? distance + 1000 : abs(distance)
        case .future: distance < -16 ? 1000 - distance : abs(distance)
        case .unknown: distance > 45 ? distance + 300 : abs(distance)
        }
    }

    /// What an expression may mean besides `primary`, likeliest first.
    ///
    /// Without a tense: its past and its future reading. "Last Friday" said on a Monday: also the Friday of the week
    /// before; "next Friday": also the coming one. A feast that the moon's first sight dates: a day either way.
    func alternatives(_ expression: DateExpression, _ tense: Tense, primary: DayInterval) -> [DayInterval] {
        var others: [DayInterval] = []
        func add(_ interval: DayInterval?) {
            if let interval, interval != primary, !others.contains(interval) { others.append(interval) }
        }
        switch expression {
        case .weekday(_, -1):
            if let reference, primary.from > reference - reference.weekday {
                add(DayInterval(primary.from - 7, primary.to - 7))
            }
        case .weekday(_, 1):
            if let reference, primary.from - 7 > reference { add(DayInterval(primary.from - 7, primary.to - 7)) }
        case .night:
            add(DayInterval(primary.from - 1, primary.to - 1))
        case .either(_, let other):
            add(resolve(other, tense)?.interval)
        case .holiday(let number, _) where Holidays.isSighted(number):
            add(DayInterval(primary.from - 1, primary.to - 1))
            add(DayInterval(primary.from + 1, primary.to + 1))
        default: break
        }
        if tense == .unknown, expression.leansOnTense {
            add(resolve(expression, .past)?.interval)
            add(resolve(expression, .future)?.interval)
        }
        return others
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
        // A bare day of the month: the latest one, or the next in a future. Of the last days it is the latest one though what
        // follows lies ahead: "signed on the 23rd, China will lend …"; a month ahead would be named.
        let latest = near.last { $0 <= reference }
        if let latest, tense != .future || reference - latest <= 3 { return latest }
        return near.first { $0 >= reference }
    }

    func shifted(by months: Int) -> (Int, Int)? {
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
        case 0: return tense == .future && sameWeek < reference ? sameWeek + 7 : sameWeek
        case 3: return sameWeek > reference ? sameWeek : sameWeek + 7
        case 2: return sameWeek + 14
        default: return sameWeek + 7
        }
    }
}
