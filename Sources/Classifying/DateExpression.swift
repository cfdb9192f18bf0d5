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
    case weekend(shift: Int)
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
        default: self
        }
    }
}

/// The tense around an expression.
enum Tense: Sendable { case past, future, unknown }
