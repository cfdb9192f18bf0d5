import Model

/// Rallies of several places on the same days are one wave: an event each, one alert.
struct Waves {
    /// Canonical names of countries: places of one country can share a wave.
    var countries: Set<String>

    /// An alerted event that one of these is a wave with.
    func alerted(of indices: [Int], type: String, in ledger: [Event]) -> Int? {
        for known in ledger.indices where !indices.contains(known) {
            guard ledger[known].type == type, ledger[known].alert != nil else { continue }
            if indices.contains(where: { isOne(ledger[$0], ledger[known]) }) { return known }
        }
        return nil
    }

    /// Days between two rallies of one wave; where they share their matter, a third day may lie between.
    private static let apart = 1
    private static let apartInOneMatter = 2
    /// What is told by the month is no rally of one wave.
    private static let longest = 14

    private func isOne(_ mine: Event, _ known: Event) -> Bool {
        guard let days = mine.date, let others = known.date, max(days.count, others.count) <= Self.longest,
            sharesCountry(mine.place, known.place)
        else { return false }
        // Two rallies of one day in one city are two stories, and so are those of two causes.
        if mine.place?.name == known.place?.name, let one = mine.venue, let other = known.venue, one != other {
            return false
        }
        let issue = IssueLikeness.value(mine.issues, known.issues)
        return issue >= 0 && days.distance(to: others) <= (issue > 0 ? Self.apartInOneMatter : Self.apart)
    }

    private func sharesCountry(_ one: PlaceName?, _ other: PlaceName?) -> Bool {
        guard let one, let other else { return false }
        let left = Set([one.name] + one.within).intersection(countries)
        return !left.isDisjoint(with: [other.name] + other.within)
    }
}

/// Whether the ledger shows that a report is one of a row, whatever its words say.
enum Recurrence {
    /// Three or more of its kind at its place within so many days (reading.md, "Is it new?"), this one among them where the
    /// venue is known to be the same; else so many before it, since a city has more than one cause to rally.
    private static let days = 14
    private static let beforeAtVenue = 2
    private static let beforeAtPlace = 3

    static func isFound(_ report: Report, in ledger: [Event]) -> Bool {
        guard let place = report.place, place.within.count >= 2, let date = report.date else { return false }
        var (atVenue, atPlace) = (0, 0)
        for event in ledger where event.type == report.type && event.place?.name == place.name && !event.isHearsay {
            guard event.status == .occurred, let last = event.lastDay, last <= date.from, date.from - last <= days
            else {
                continue
            }
            if let venue = report.venue, let known = event.venue {
                if venue != known { continue }
                atVenue += 1
            }
            atPlace += 1
        }
        return atVenue >= beforeAtVenue || atPlace >= beforeAtPlace
    }
}
