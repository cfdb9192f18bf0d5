import Model

/// Reads routes: the list under `routes:` of any of a watchlist's files.
enum RouteReader {
    static let keys = [
        "name", "to", "types", "places", "actors", "scopes", "languages", "sources", "severity", "confidence", "hours",
        "days", "holidays", "escalate", "group",
    ]
    static let escalationKeys = ["after", "to"]
    static let groupKeys = ["by", "wait", "interval"]
    private static let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static func routes(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard let map = item.map(keys: keys) else { continue }
            let name = map.required("name")?.string()
            let to = map.required("to")?.strings()
            let types = names(map["types"], .type, &draft)
            let places = names(map["places"], .place, &draft)
            let actors = names(map["actors"], .actor, &draft)
            guard let name, let to else { continue }
            if to.isEmpty { map["to"]?.fault("no destination; name at least one of the configuration's") }
            draft.routes.append(
                .init(
                    value: Route(
                        name: name, to: to, types: types, places: places, actors: actors,
                        scopes: map["scopes"]?.strings() ?? [], languages: map["languages"].map(languages) ?? [],
                        sources: map["sources"]?.strings() ?? [],
                        severity: map["severity"]?.choice(Severity.self) ?? .low,
                        confidence: map["confidence"].flatMap(confidence) ?? 0, hours: map["hours"].flatMap(hours),
                        days: map["days"].map(weekdays) ?? [], holidays: map["holidays"].map(holidays) ?? .none,
                        escalation: map["escalate"].flatMap(escalation), grouping: map["group"].flatMap(grouping),
                        origin: InputFault(
                            file: item.file, line: map["to"]?.line, column: map["to"]?.column, message: "")),
                    place: map["name"] ?? item))
        }
    }

    private static func names(
        _ value: YAMLValue?, _ kind: WatchlistDraft.Reference.Kind, _ draft: inout WatchlistDraft
    ) -> [String] {
        guard let value else { return [] }
        return (value.isScalar ? [value] : value.list() ?? []).compactMap { item in
            guard let name = item.string() else { return nil }
            draft.references.append(.init(kind: kind, name: name, place: item))
            return name
        }
    }

    private static func languages(_ value: YAMLValue) -> [Language] {
        (value.isScalar ? [value] : value.list() ?? []).compactMap { item in
            guard let code = item.string() else { return nil }
            if let language = Language.read.first(where: { $0.rawValue == code }) { return language }
            item.fault("'\(code)' is no language read here; use one of en, ru, kk, zh")
            return nil
        }
    }

    private static func confidence(_ value: YAMLValue) -> Double? {
        guard let number = value.double() else { return nil }
        if (0...1).contains(number) { return number }
        value.fault("a confidence lies between 0 and 1; write for example 0.8")
        return nil
    }

    /// `07:00-23:00`.
    private static func hours(_ value: YAMLValue) -> Route.Hours? {
        guard let text = value.string() else { return nil }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { minutes($0) }
        if ends.count == 2, let from = ends[0], let to = ends[1], from < 1440, from != to {
            return Route.Hours(from: from, to: to == 0 ? 1440 : to)
        }
        value.fault("'\(text.prefix(40))' is no span of hours; write it in quotes as \"07:00-23:00\"")
        return nil
    }

    private static func minutes(_ text: some StringProtocol) -> Int? {
        let parts = String(text).trimmed.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.utf8.count) && $0.allSatisfy(\.isASCII) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0...59).contains(minute),
            (0...23).contains(hour) || (hour == 24 && minute == 0)
        else { return nil }
        return hour * 60 + minute
    }

    /// Names of days; of each the first three letters are enough.
    private static func weekdays(_ value: YAMLValue) -> Set<Int> {
        Set(
            (value.isScalar ? [value] : value.list() ?? []).compactMap { item in
                guard let word = item.string() else { return nil }
                let name = word.lowercased()
                if let index = days.firstIndex(where: { name.count >= 3 && $0.hasPrefix(name) }) { return index + 1 }
                item.fault("'\(word)' is no day of the week\(Nearest.suggestion(for: name, among: days, all: true))")
                return nil
            })
    }

    /// `[01-01, 12-16, 2026-03-22]`.
    private static func holidays(_ value: YAMLValue) -> Route.Holidays {
        var holidays = Route.Holidays()
        for item in value.isScalar ? [value] : value.list() ?? [] {
            guard let text = item.string() else { continue }
            if let day = Day(text) {
                holidays.single.insert(day)
            } else if text.utf8.count == 5, let day = Day("2024-" + text) {
                // A leap year: 29 February is a day of the year.
                holidays.yearly.insert(day.civil.month * 100 + day.civil.day)
            } else {
                item.fault(
                    "'\(text.prefix(40))' is no day; write 12-16 for one of every year, or 2026-03-22 for one of one year"
                )
            }
        }
        return holidays
    }

    private static func escalation(_ value: YAMLValue) -> Route.Escalation? {
        guard let map = value.map(keys: escalationKeys) else { return nil }
        let after = map.required("after").flatMap { seconds($0, 60...7 * 86_400) }
        guard let after, let to = map.required("to")?.strings() else { return nil }
        if to.isEmpty { map["to"]?.fault("no destination; name at least one of the configuration's") }
        return Route.Escalation(after: after, to: to)
    }

    private static func grouping(_ value: YAMLValue) -> Route.Grouping? {
        guard let map = value.map(keys: groupKeys) else { return nil }
        let by = map["by"].map { by in
            (by.isScalar ? [by] : by.list() ?? []).compactMap { $0.choice(Route.Grouping.Key.self) }
        }
        let wait = map.required("wait").flatMap { seconds($0, 0...3600) }
        let interval = map["interval"].map { seconds($0, 0...86_400) } ?? 0
        guard let wait, let interval else { return nil }
        return Route.Grouping(by: by ?? [], wait: wait, interval: interval)
    }

    /// `90s`, `15m`, `2h`, `1d`.
    private static func seconds(_ value: YAMLValue, _ range: ClosedRange<Double>) -> Double? {
        guard let text = value.string() else { return nil }
        let units = ["s": 1.0, "m": 60, "h": 3600, "d": 86_400]
        if let unit = text.last.flatMap({ units[String($0)] }), let number = Double(text.dropLast()),
            range.contains(number * unit)
        {
            return number * unit
        }
        if text == "0", range.contains(0) { return 0 }
        value.fault(
            "'\(text.prefix(40))' won't do: write a length of time from \(Int(range.lowerBound)) s to \(Int(range.upperBound / 3600)) h, as in 90s, 15m or 2h"
        )
        return nil
    }
}
