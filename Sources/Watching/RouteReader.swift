import Model

/// Reads routes: the list under `routes:` of any of a watchlist's files.
enum RouteReader {
    static let keys = [
        "name", "to", "types", "places", "actors", "scopes", "languages", "sources", "severity", "confidence", "hours",
        "days",
    ]
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
                        days: map["days"].map(weekdays) ?? [],
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
}
