internal import Model
internal import Watching

/// Holds what was made of an example against what it expects.
struct ExampleComparison {
    private let record: ArticleRecord

    init(_ record: ArticleRecord) { self.record = record }

    func failures(_ expect: Example.Expectation) -> [ExampleOutcome.Failure] {
        var failures: [ExampleOutcome.Failure] = []
        if let alerts = expect.alerts { failures += self.alerts(alerts) }
        if let onTopic = expect.onTopic, onTopic.value != record.findings.onTopic {
            failures.append(
                .init(
                    position: onTopic.position, expected: "onTopic: \(onTopic.value)",
                    given: "\(record.findings.onTopic) (\(record.why))"))
        }
        for (kind, key, wanted, unwanted) in [
            (Mention.Kind.theme, "themes", expect.themes, expect.noThemes),
            (.actor, "actors", expect.actors, expect.noActors), (.place, "places", expect.places, expect.noPlaces),
        ] {
            let found = record.findings.names(kind)
            for name in wanted where !found.contains(name.value) {
                failures.append(
                    .init(
                        position: name.position, expected: "\(key): [\(name.value)]",
                        given: "[\(found.joined(separator: ", "))]"))
            }
            for name in unwanted where found.contains(name.value) {
                let mention = record.findings.mentions.first { $0.kind == kind && $0.name == name.value }
                failures.append(
                    .init(
                        position: name.position, expected: "not \(key): [\(name.value)]",
                        given: "it is found in '\(mention?.text ?? "")'",
                        sentence: mention.flatMap { sentence($0.text) }))
            }
        }
        if let none = expect.noReports, let report = record.judgements.first {
            failures.append(
                .init(
                    position: none, expected: "reports: []", given: given(report), sentence: report.report.evidence))
        }
        for report in expect.reports { failures += self.report(report) }
        return failures
    }

    private func alerts(_ expected: Example.Expected<[String]>) -> [ExampleOutcome.Failure] {
        let found = record.alerts.map(\.type)
        guard found.sorted() != expected.value.sorted() else { return [] }
        var wanted = expected.value
        // The first that isn't wanted explains best; where one is missing, the report that should have raised it.
        let extra = record.alerts.first { alert in
            guard let index = wanted.firstIndex(of: alert.type) else { return true }
            wanted.remove(at: index)
            return false
        }
        let near = record.judgements.first { expected.value.contains($0.report.type) } ?? record.judgements.first
        let why = extra.map(\.reason) ?? near.map { "\(given($0)): \($0.reason)" } ?? record.why
        return [
            .init(
                position: expected.position, expected: "alerts: [\(expected.value.joined(separator: ", "))]",
                given: "[\(found.joined(separator: ", "))] (\(why))",
                sentence: extra?.evidence ?? near?.report.evidence)
        ]
    }

    private func report(_ expected: Example.Expected<Example.ExpectedReport>) -> [ExampleOutcome.Failure] {
        let wanted = expected.value
        var nearest: (judgement: Judgement, differs: [Difference])?
        for judgement in record.judgements {
            let differs = differences(wanted, judgement)
            if differs.isEmpty { return [] }
            // Of another type is farther than anything else.
            let distance = { (list: [Difference]) in list.count + (list.contains { $0.key == "type" } ? 100 : 0) }
            if nearest.map({ distance(differs) < distance($0.differs) }) ?? true { nearest = (judgement, differs) }
        }
        guard let nearest else {
            return [
                .init(position: expected.position, expected: words(wanted), given: "no report (\(record.why))")
            ]
        }
        return [
            .init(
                position: expected.position,
                expected: nearest.differs.map { "\($0.key): \($0.expected)" }.joined(separator: ", "),
                given: nearest.differs.map { "\($0.key): \($0.given)" }.joined(separator: ", ")
                    + " (\(given(nearest.judgement)))",
                sentence: nearest.judgement.report.evidence)
        ]
    }

    private struct Difference {
        var key: String
        var expected: String
        var given: String
    }

    /// Only the fields that are expected are compared.
    private func differences(_ wanted: Example.ExpectedReport, _ judgement: Judgement) -> [Difference] {
        let report = judgement.report
        var differs: [Difference] = []
        func compare(_ key: String, _ expected: String?, _ given: String?) {
            if let expected, expected != given {
                differs.append(.init(key: key, expected: expected, given: given ?? "none"))
            }
        }
        compare("type", wanted.type, report.type)
        compare("status", wanted.status?.rawValue, report.status.rawValue)
        compare("verdict", wanted.verdict?.rawValue, judgement.verdict.rawValue)
        compare("place", wanted.place, report.place?.name)
        compare("scope", wanted.scope, report.scope)
        compare("stage", wanted.stage, report.stage)
        compare("size", wanted.size.map(text), report.size.map(text))
        if let amount = wanted.amount {
            compare("amount", text(amount.bounds), report.amount.map { text($0.bounds) })
            compare("currency", amount.currency, report.amount?.currency)
        }
        if let date = wanted.date, !(report.date.map { date.from <= $0.from && $0.to <= date.to } ?? false) {
            differs.append(.init(key: "date", expected: text(date), given: report.date.map(text) ?? "none"))
        }
        for actor in wanted.actors where !report.actors.contains(actor) {
            let given = report.actors.isEmpty ? "none" : report.actors.joined(separator: ", ")
            differs.append(.init(key: "actors", expected: actor, given: given))
        }
        if let evidence = wanted.evidence, !report.evidence.contains(evidence) {
            differs.append(.init(key: "evidence", expected: "“\(evidence)”", given: "another sentence"))
        }
        return differs
    }

    private func words(_ wanted: Example.ExpectedReport) -> String {
        let fields = [wanted.type, wanted.status?.rawValue, wanted.verdict?.rawValue, wanted.place, wanted.scope]
        return "a report (\(fields.compactMap(\.self).joined(separator: ", ")))"
    }

    private func given(_ judgement: Judgement) -> String {
        "\(judgement.report.type), \(judgement.report.status.rawValue), verdict \(judgement.verdict.rawValue)"
    }

    private func text(_ bounds: Bounds) -> String {
        func number(_ value: Double?) -> String {
            value.map { Int(exactly: $0).map { "\($0)" } ?? "\($0)" } ?? "null"
        }
        return bounds.low == bounds.high ? number(bounds.low) : "[\(number(bounds.low)), \(number(bounds.high))]"
    }

    private func text(_ interval: DayInterval) -> String {
        interval.from == interval.to ? "\(interval.from)" : "{from: \(interval.from), to: \(interval.to)}"
    }

    /// The sentence that words stand in, as far as full stops and line breaks tell.
    private func sentence(_ words: String) -> String? {
        let marks: Set<Character> = [".", "!", "?", "。", "！", "？", "\n"]
        for text in [record.article.title, record.article.text] {
            for part in text.split(maxSplits: 10_000, whereSeparator: { marks.contains($0) }) where part.contains(words)
            {
                return String(part.drop { $0.isWhitespace }.prefix(300))
            }
        }
        return nil
    }
}
