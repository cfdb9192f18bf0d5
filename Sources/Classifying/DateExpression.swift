import Model

/// What a time expression says, before it is set against a reference day.
indirect enum DateExpression: Sendable, Equatable {
    enum Unit: Int, Sendable {
        case day = 1
        case week = 2
        case month = 3
        case quarter = 4
        case year = 5
        case decade = 6
        case century = 7
    }

    /// A day of a month; what isn't said is nil.
    case day(year: Int?, month: Int?, day: Int, weekday: Int?)
    /// A month, or its early, middle or late part (1…3, 0 the whole).
    case month(year: Int?, month: Int, part: Int)
    case year(Int, part: Int)
    case years(Int, Int)
    case quarter(year: Int?, Int)
    case half(year: Int?, Int)
    /// Spring 1 … winter 4.
    case season(year: Int?, Int)
    /// `which`: nil bare, −1 last, −3 of the week before, 0 of this week, 1 of next week.
    case weekday(Int, which: Int?)
    /// Days from the reference.
    case offset(Int)
    /// N units before (negative) or after the reference.
    case distance(Int, Unit)
    /// The last (negative) or next N units as a stretch.
    case stretch(Int, Unit)
    /// Last, this or next unit, or its part.
    case calendar(Unit, shift: Int, part: Int)
    /// A month or day in last, this or next year.
    case inYear(shift: Int, DateExpression)
    /// "Last March", "next summer": the expression with its tense.
    case directed(DateExpression, Tense)
    /// A day of last, this or next month.
    case inMonth(shift: Int, day: Int)
    /// The n-th weekday of a month (−1 the last).
    case nth(Int, weekday: Int, DateExpression)
    /// nil bare, −1 last, 0 this, 1 next.
    case weekend(shift: Int?)
    /// The n-th ISO-like week of a month or year (−1 the last): the weeks that begin in it.
    case nthWeek(Int, DateExpression)
    /// The first (or last, negative) N units of a stretch.
    case headOf(Int, Unit, DateExpression)
    /// The week that holds a day.
    case weekOf(DateExpression)
    /// N units before (negative) or after something dated.
    case from(DateExpression, Int, Unit)
    /// From the start of this unit to yesterday (−1), or from the reference to its end (1).
    case within(Unit, Int)
    case holiday(Int, year: Int?)
    case range(DateExpression, DateExpression)
    /// "That day": the day last spoken of.
    case thatDay
    /// "The next day", "the day before": days from the day last spoken of.
    case besideThatDay(Int)
    /// "That year", "December of the same year".
    case inThatYear(DateExpression?)
    /// "A few days ago", "in two or three weeks": from … to units from the reference.
    case few(Int, Int, Unit)
    /// N units that begin with a day, or (negative) end with it: "the week ending 7 March", "for three days from Monday".
    case lasting(DateExpression, Int, Unit)
    /// The night that ends in the small hours of a day: "в ночь на 28 марта".
    case night(DateExpression)
    /// Two readings, the likelier first: 03/04/2021.
    case either(DateExpression, DateExpression)

    /// The same with a year, or a month, that a neighbour supplies.
    func filled(year: Int?, month: Int? = nil) -> DateExpression {
        switch self {
        case .day(let own, let ownMonth, let day, let weekday):
            .day(year: own ?? year, month: ownMonth ?? month, day: day, weekday: weekday)
        case .month(let own, let number, let part): .month(year: own ?? year, month: number, part: part)
        case .quarter(let own, let number): .quarter(year: own ?? year, number)
        case .half(let own, let number): .half(year: own ?? year, number)
        case .season(let own, let number): .season(year: own ?? year, number)
        case .holiday(let number, let own): .holiday(number, year: own ?? year)
        case .headOf(let count, let unit, .calendar(.year, _, _)) where year != nil:
            .headOf(count, unit, .year(year ?? 0, part: 0))
        case .nth(let number, let weekday, let inner): .nth(number, weekday: weekday, inner.filled(year: year))
        case .nthWeek(let number, let inner): .nthWeek(number, inner.filled(year: year))
        case .night(let inner): .night(inner.filled(year: year, month: month))
        case .range(let left, let right):
            .range(left.filled(year: year, month: month), right.filled(year: year, month: month))
        default: self
        }
    }
}

extension DateExpression {
    /// Whether the tense around it picks its day: it names no year, or a bare weekday.
    var leansOnTense: Bool {
        switch self {
        case .day(nil, _, _, _), .month(nil, _, _), .season(nil, _), .weekday(_, nil), .weekday(_, 0), .holiday(_, nil),
            .weekend(nil):
            true
        case .range(let left, let right): left.leansOnTense && right.leansOnTense
        case .night(let inner), .weekOf(let inner), .nth(_, _, let inner), .nthWeek(_, let inner),
            .lasting(let inner, _, _), .headOf(_, _, let inner), .from(let inner, _, _):
            inner.leansOnTense
        default: false
        }
    }
}

/// The tense around an expression.
enum Tense: Sendable { case past, future, unknown }

extension DateExpression {
    /// The day last told, or its day in another year: no day that is told anew.
    var isOfThatDay: Bool {
        switch self {
        case .thatDay, .inYear(_, .thatDay): true
        default: false
        }
    }
}
