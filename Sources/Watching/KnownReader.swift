import Model

/// Reads the known events and figures of the existing corpus.
enum KnownReader {
    private static let eventKeys = [
        "type", "status", "date", "place", "actors", "size", "amount", "scope", "stage", "note", "sources",
    ]

    static func events(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard let map = item.map(keys: eventKeys) else { continue }
            let type = map.required("type")?.string()
            let status = map["status"].map { $0.choice(Report.Status.self) ?? .occurred } ?? .occurred
            let place = map["place"]?.string()
            let actors = map["actors"].map { names($0, &draft) } ?? []
            let event = Known.Event(
                type: type ?? "", status: status, date: map["date"].flatMap(interval), place: place, actors: actors,
                size: map["size"].flatMap(bounds), amount: map["amount"].flatMap(money), scope: map["scope"]?.string(),
                stage: map["stage"]?.string(), note: map["note"]?.string(), sources: map["sources"].map(sources) ?? [])
            if let type, let at = map["type"] { draft.references.append(.init(kind: .type, name: type, place: at)) }
            if let place, let at = map["place"] { draft.references.append(.init(kind: .place, name: place, place: at)) }
            if type != nil { draft.events.append(.init(value: event, place: item)) }
        }
    }

    private static func names(_ value: YAMLValue, _ draft: inout WatchlistDraft) -> [String] {
        let items = value.isScalar ? [value] : value.list() ?? []
        return items.compactMap { item in
            guard let name = item.string() else { return nil }
            draft.references.append(.init(kind: .actor, name: name, place: item))
            return name
        }
    }

    private static func sources(_ value: YAMLValue) -> [Known.Source] {
        (value.list() ?? []).compactMap { item in
            guard let map = item.map(keys: ["outlet", "title", "url", "published"]) else { return nil }
            let outlet = map.required("outlet")?.string()
            let source = Known.Source(
                outlet: outlet ?? "", title: map["title"]?.string(), url: map["url"].flatMap(EntryReader.address),
                published: map["published"]?.day())
            return outlet == nil ? nil : source
        }
    }

    /// A day, a month `2021-03`, a year `2016`, or `{from, to}` of these.
    static func interval(_ value: YAMLValue) -> DayInterval? {
        if value.isMap {
            guard let map = value.map(keys: ["from", "to"]) else { return nil }
            let from = map.required("from").flatMap(interval)
            let to = map.required("to").flatMap(interval)
            guard let from, let to else { return nil }
            guard from.from <= to.to else {
                value.fault("it ends before it begins; swap 'from' and 'to'")
                return nil
            }
            return DayInterval(from.from, to.to)
        }
        guard let text = value.string() else { return nil }
        if let interval = interval(text) { return interval }
        value.fault(
            "'\(text.prefix(40))' is no date; write 2021-03-27, 2021-03, 2021 or {from: 2021-03-27, to: 2021-03-29}")
        return nil
    }

    private static func interval(_ text: String) -> DayInterval? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 3, parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts[0].utf8.count == 4, let year = Int(parts[0])
        else { return nil }
        switch parts.count {
        case 1: return DayInterval(year: year)
        case 2: return parts[1].utf8.count == 2 ? Int(parts[1]).flatMap { DayInterval(year: year, month: $0) } : nil
        default: return Day(text).map { DayInterval($0) }
        }
    }

    /// A number, or [low, high], where null is an open end.
    static func bounds(_ value: YAMLValue) -> Bounds? {
        if value.isScalar { return value.double().map { Bounds($0) } }
        guard let ends = value.list() else { return nil }
        guard ends.count == 2 else {
            value.fault("a size is a number or two, [low, high]; write null for an open end")
            return nil
        }
        let low = ends[0].isNull ? nil : ends[0].double()
        let high = ends[1].isNull ? nil : ends[1].double()
        if let low, let high, high < low {
            value.fault("the low end comes first; write [\(ends[1].string() ?? ""), \(ends[0].string() ?? "")]")
            return nil
        }
        return Bounds(low: low, high: high)
    }

    static func money(_ value: YAMLValue) -> Money? {
        guard let map = value.map(keys: ["value", "low", "high", "currency"]) else { return nil }
        let currency = map["currency"]?.string()
        if let currency, currency.count != 3 || !currency.allSatisfy({ $0.isASCII && $0.isUppercase }) {
            map["currency"]?.fault("'\(currency)' is no currency; write its three letters, for example USD, CNY, KZT")
        }
        if let exact = map["value"]?.double() { return Money(low: exact, high: exact, currency: currency) }
        let low = map["low"]?.double()
        let high = map["high"]?.double()
        if map["value"] == nil, low == nil, high == nil { value.fault("no sum; add 'value: …', or 'low' and 'high'") }
        return Money(low: low, high: high, currency: currency)
    }

    static func figures(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        let keys = [
            "question", "subject", "beside", "value", "low", "high", "unit", "asOf", "saidBy", "outlet", "published",
        ]
        for item in value.list() ?? [] {
            guard let map = item.map(keys: keys) else { continue }
            let question = map.required("question")?.string()
            let exact = map["value"]?.double()
            let bounds = Bounds(low: exact ?? map["low"]?.double(), high: exact ?? map["high"]?.double())
            if map["value"] == nil, map["low"] == nil, map["high"] == nil {
                item.fault("no number; add 'value: …', or 'low' and 'high'")
            }
            let asOf = map["asOf"]
            let days = asOf.flatMap(interval)
            let subject = map["subject"]?.string()
            if let subject, let at = map["subject"] {
                draft.references.append(.init(kind: .place, name: subject, place: at))
            }
            guard let question else { continue }
            draft.figures.append(
                Known.Figure(
                    question: question, subject: subject, beside: map["beside"]?.string(), value: exact, bounds: bounds,
                    unit: map["unit"]?.string(),
                    asOf: asOf.flatMap { $0.isScalar ? $0.string() : nil }, asOfDays: days,
                    saidBy: map["saidBy"]?.string(), outlet: map["outlet"]?.string(), published: map["published"]?.day()
                ))
        }
    }
}
