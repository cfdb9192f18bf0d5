/// Pairs that no lesson of the desk may turn round: what two outlets always mean as one event, and what they never do.
///
/// Made by hand of the rules in reading.md ("Is it new?"), each of which the shipped weights decide with some room: weights that
/// get one of these wrong get whole kinds of reports wrong.
extension IdentityLesson {
    package static let frozen: [IdentityLesson] = [
        // One city and day, though each outlet sees another matter in it; the day inferred; the country alone named.
        same([.date: 1, .place: 0.95]),
        same([.date: 1, .place: 0.95, .issue: -0.3]),
        same([.date: 0.8, .place: 0.95]),
        same([.date: 1, .place: 0.4, .issue: 0.5]),
        // A further day of a row at its venue.
        same([.date: 0.8, .place: 1]),
        // A loan told with its sum, and in another currency by the same lender.
        same([.date: 0.8, .place: 0.4, .amount: 1]),
        same([.date: 0.6, .place: 0.4, .amount: 0.4, .actors: 0.5]),
        // A group of so many at one place.
        same([.date: 0.7, .place: 0.95, .scope: 1, .size: 1]),
        // A city's rallies, of which one has no day.
        other([.date: 0.3, .place: 0.95]),
        other([.date: 0.05, .place: 0.95, .words: 0.3]),
        // A country's loans of one month; its rallies of some day of the week.
        other([.date: 0.6, .place: 0.4]),
        other([.date: 0.3, .place: 0.4, .words: 0.5]),
        // Words alone: the paragraph that outlets paste.
        other([.date: 0.3, .place: 0.2, .words: 0.85]),
        // A country's loans of one lender in one year.
        other([.date: 0.2, .place: 0.4, .actors: 0.5]),
    ]

    private static func same(_ values: [IdentityField: Double]) -> IdentityLesson {
        IdentityLesson(features: IdentityFeatures(values), isSame: true)
    }

    private static func other(_ values: [IdentityField: Double]) -> IdentityLesson {
        IdentityLesson(features: IdentityFeatures(values), isSame: false)
    }
}
