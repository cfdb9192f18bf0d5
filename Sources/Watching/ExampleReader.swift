import Foundation
import Model

/// Reads examples: the list under `examples:` of any of a watchlist's files.
enum ExampleReader {
    /// Of a folder.
    static let limit = 2000
    /// Earlier texts of one example.
    static let knownLimit = 50

    static let keys = [
        "name", "title", "text", "url", "published", "source", "language", "known", "expect", "todo",
    ]
    static let textKeys = ["title", "text", "published", "source", "language"]
    static let expectKeys = ["alerts", "onTopic", "themes", "actors", "places", "not", "reports"]
    static let notKeys = ["themes", "actors", "places"]
    static let reportKeys = [
        "type", "status", "verdict", "place", "date", "size", "amount", "scope", "stage", "actors", "evidence",
    ]

    static func read(_ value: YAMLValue, _ draft: inout WatchlistDraft) {
        for item in value.list() ?? [] {
            guard draft.examples.count < limit else {
                item.fault("more than \(limit) examples in this folder; remove those that test the same thing twice")
                return
            }
            if let example = example(item, &draft) {
                draft.examples.append(.init(value: example, place: item.map(keys: nil)?["name"] ?? item))
            }
        }
    }

    private static func example(_ item: YAMLValue, _ draft: inout WatchlistDraft) -> Example? {
        guard let map = item.map(keys: keys) else { return nil }
        let name = map.required("name")?.string()
        let url = map["url"].flatMap(EntryReader.address)
        let article = text(map)
        if map["url"] == nil, map["title"] == nil, map["text"] == nil {
            item.fault("this example has no text; add 'title:' or 'text:', or the 'url:' of an article on record")
        }
        if let place = map["url"], map["title"] != nil || map["text"] != nil {
            place.fault("an example has a text or a 'url', not both; remove one of them")
        }
        var known: [Example.Text] = []
        for entry in (map["known"]?.list() ?? []).prefix(knownLimit + 1) {
            guard known.count < knownLimit else {
                entry.fault("more than \(knownLimit) earlier texts; a few show as much")
                break
            }
            guard let earlier = entry.map(keys: textKeys) else { continue }
            if earlier["title"] == nil, earlier["text"] == nil {
                entry.fault("this earlier text is empty; add 'title:' or 'text:'")
            }
            known.append(text(earlier))
        }
        let expect = map.required("expect").flatMap { expectation($0, &draft) }
        let todo = map["todo"]?.string()
        guard let name, let expect else { return nil }
        let place = map["name"] ?? item
        return Example(
            name: name, file: item.file, position: place.position, article: article, url: url, known: known,
            expect: expect, todo: todo, todoPosition: map["todo"]?.position)
    }

    private static func text(_ map: YAMLMap) -> Example.Text {
        var text = Example.Text()
        text.title = map["title"]?.string() ?? ""
        text.text = map["text"]?.string() ?? ""
        text.source = map["source"]?.string()
        text.language = map["language"].flatMap(EntryReader.language)
        if let place = map["published"], let time = place.string() {
            if Timestamp.read(time, zone: .gmt) == nil {
                place.fault(
                    "'\(time.prefix(40))' is no day or time; write 2021-03-27 or 2021-03-27T18:30:00+06:00, or leave it "
                        + "out where it is unknown")
            } else {
                text.published = time
            }
        }
        return text
    }

    private static func expectation(_ value: YAMLValue, _ draft: inout WatchlistDraft) -> Example.Expectation? {
        guard let map = value.map(keys: expectKeys) else { return nil }
        var expect = Example.Expectation()
        // `[]` says "none"; a missing key says nothing. An empty map says nothing at all.
        if map.entries.isEmpty { value.fault("nothing is expected; name at least one of \(list(expectKeys))") }
        if let alerts = map["alerts"] {
            let types = names(alerts, .type, &draft)
            expect.alerts = .init(value: types.map(\.value), position: alerts.position)
        }
        if let onTopic = map["onTopic"], let bool = onTopic.bool() {
            expect.onTopic = .init(value: bool, position: onTopic.position)
        }
        expect.themes = names(map["themes"], .theme, &draft)
        expect.actors = names(map["actors"], .actor, &draft)
        expect.places = names(map["places"], .place, &draft)
        if let not = map["not"]?.map(keys: notKeys) {
            expect.noThemes = names(not["themes"], .theme, &draft)
            expect.noActors = names(not["actors"], .actor, &draft)
            expect.noPlaces = names(not["places"], .place, &draft)
        }
        if let reports = map["reports"] {
            let items = reports.list() ?? []
            if reports.isList, items.isEmpty { expect.noReports = reports.position }
            expect.reports = items.compactMap { report($0, &draft) }
        }
        return expect
    }

    private static func report(
        _ value: YAMLValue, _ draft: inout WatchlistDraft
    ) -> Example.Expected<Example.ExpectedReport>? {
        guard let map = value.map(keys: reportKeys) else { return nil }
        if map.entries.isEmpty { value.fault("an empty report; name at least one of \(list(reportKeys))") }
        var report = Example.ExpectedReport()
        report.type = names(map["type"], .type, &draft).first?.value
        report.status = map["status"]?.choice(Report.Status.self)
        report.verdict = map["verdict"]?.choice(Verdict.self)
        report.place = names(map["place"], .place, &draft).first?.value
        report.date = map["date"].flatMap(KnownReader.interval)
        report.size = map["size"].flatMap(KnownReader.bounds)
        report.amount = map["amount"].flatMap(KnownReader.money)
        report.scope = map["scope"]?.string()
        report.stage = map["stage"]?.string()
        if let type = map["type"] {
            for (key, name) in [("scope", report.scope), ("stage", report.stage)] {
                if let name, let place = map[key] {
                    draft.steps.append(.init(type: type.string() ?? "", key: key, name: name, place: place))
                }
            }
        }
        report.actors = names(map["actors"], .actor, &draft).map(\.value)
        report.evidence = map["evidence"]?.string()
        return .init(value: report, position: value.position)
    }

    /// Names of things that must be defined somewhere in the folder; one name counts as a list of one.
    private static func names(
        _ value: YAMLValue?, _ kind: WatchlistDraft.Reference.Kind, _ draft: inout WatchlistDraft
    ) -> [Example.Expected<String>] {
        guard let value else { return [] }
        let items = value.isList ? value.list() ?? [] : [value]
        return items.compactMap { item in
            guard let name = item.string() else { return nil }
            draft.references.append(.init(kind: kind, name: name, place: item))
            return .init(value: name, position: item.position)
        }
    }

    private static func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

extension YAMLValue {
    var position: Example.Position { Example.Position(line: line, column: column) }
}
