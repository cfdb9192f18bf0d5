import ArgumentParser
import Model

/// A day on the command line, as in 2021-03-27.
struct DayArgument: ExpressibleByArgument {
    var day: Day

    init?(argument: String) {
        guard let day = Day(argument) else { return nil }
        self.day = day
    }
}
