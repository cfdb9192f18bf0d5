package import Model

/// The numbers behind a digest's charts. Pure.
///
/// Counted is every event that the ledger holds as having occurred, alerted or not, from live feeds or from a feed's past, on
/// the day that it happened: a chart of what happened, not of what was read. A series counts on each of its days.
package enum ChartNumbers {
    /// Days shown: four weeks, so that days of the week stand under one another.
    package static let days = 28
    private static let mostPlaces = 12
    package static let mostTimelines = 4

    /// - Parameters:
    ///   - day: the digest's: the last one shown.
    ///   - tallies: the events of these days.
    ///   - series: those that recur: their further days are counted too.
    ///   - new: what the digest tells as new.
    ///   - coordinates: place → latitude and longitude in degrees.
    /// - Returns: nil where there is nothing to show.
    package static func charts(
        to day: Day, tallies: [EventTally], series: [Event], new: [Event],
        coordinates: [String: (latitude: Double, longitude: Double)], timelines: [Digest.Charts.Timeline]
    ) -> Digest.Charts? {
        let window = (day - (days - 1))...day
        struct Bar: Hashable {
            var day: Day
            var type: String
        }
        var bars: [Bar: Int] = [:]
        var places: [String: Int] = [:]
        for tally in tallies where window.contains(tally.day) {
            bars[Bar(day: tally.day, type: tally.type), default: 0] += tally.count
            if let place = tally.place { places[place, default: 0] += tally.count }
        }
        for event in series where event.status == .occurred {
            let date = isCounted(event) ? event.date?.to : nil
            let further = event.days.filter { window.contains($0) && $0 != date }
            for day in further { bars[Bar(day: day, type: event.type), default: 0] += 1 }
            // At its place it is one event, which its first day has counted where that is shown.
            if let place = event.place?.name, !further.isEmpty, date.map({ !window.contains($0) }) ?? true {
                places[place, default: 0] += 1
            }
        }
        var fresh: [String: Set<String>] = [:]
        for event in new where event.status == .occurred && isCounted(event) {
            if let place = event.place?.name, let date = event.date?.to, window.contains(date) {
                fresh[place, default: []].insert(event.id)
            }
        }
        let shown = places.map { place, count in
            Digest.Charts.Place(
                place: place, count: count, new: min(count, fresh[place]?.count ?? 0),
                latitude: coordinates[place]?.latitude, longitude: coordinates[place]?.longitude)
        }.sorted { ($1.count, $1.new, $0.place) < ($0.count, $0.new, $1.place) }.prefix(mostPlaces)
        guard !bars.isEmpty || !shown.isEmpty || !timelines.isEmpty else { return nil }
        return Digest.Charts(
            from: window.lowerBound, to: window.upperBound,
            events: bars.map { Digest.Charts.Events(day: $0.key.day, type: $0.key.type, count: $0.value) }
                .sorted { ($0.day, $0.type) < ($1.day, $1.type) },
            places: Array(shown), timelines: Array(timelines.prefix(mostTimelines)))
    }

    private static func isCounted(_ event: Event) -> Bool {
        event.date.map { $0.count <= EventTally.longest } ?? false
    }
}
