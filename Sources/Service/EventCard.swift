internal import Alerting
package import Foundation
package import Model

/// All that is known of one event: every telling with its sentence, verdict, speaker and figures, and the desk's rulings.
package struct EventCard: Sendable {
    private let event: Event
    private let askedFor: String
    private let tellings: [Line]
    private let wave: [String]
    private let rulings: [EventRuling]
    private let zone: TimeZone

    private struct Line: Encodable, Sendable {
        var number: Int
        var article: String
        var source: String
        var title: String
        var url: String
        var language: String
        var published: String?
        var verdict: Verdict
        /// The rule of the verdict; nil where its article is on record no more.
        var rule: String?
        var sentence: String
        var size: Bounds?
        var amount: Money?
        var speaker: Speaker?
        var copyOf: String?
        var nearest: Judgement.Nearest?
    }

    /// - Parameter id: as in E12; that of a merged event finds the one that stands for it.
    /// - Throws: `CommandFault` where there is none.
    package init(store: any Store, id text: String, zone: TimeZone) throws {
        let id = text.trimmingCharacters(in: .whitespaces).uppercased()
        guard let event = try store.standing(id) else {
            throw CommandFault(
                "error: there is no event '\(id.prefix(40))'; `copytaster events list` shows those that there are", 65)
        }
        self.event = event
        askedFor = id
        self.zone = zone
        tellings = try event.tellings.enumerated().map { index, telling in
            let judgements = try store.pastReading(article: telling.article)?.judgements ?? []
            let own =
                judgements.first { $0.event == event.id && $0.report.evidence == telling.evidence }
                ?? judgements.first { $0.event == event.id }
            return Line(
                number: index + 1, article: telling.article, source: telling.source, title: telling.title,
                url: telling.url, language: telling.language.rawValue,
                published: telling.published.map { Timestamp.text($0, in: zone) }, verdict: telling.verdict,
                rule: own?.rule, sentence: telling.evidence, size: telling.size, amount: telling.amount,
                speaker: telling.speaker, copyOf: telling.origin, nearest: own?.nearest)
        }
        wave = try Self.wave(of: event, store)
        rulings = try store.rulings().filter { [$0.event, $0.other].contains(event.id) }
    }

    /// The other events of its wave, as far as they lie near it.
    private static func wave(of event: Event, _ store: any Store) throws(StoreFault) -> [String] {
        guard let head = event.umbrella, let day = event.date else { return [] }
        return try store.events(type: event.type, days: DayInterval(day.from - 31, day.to + 31), limit: 1000)
            .filter { $0.umbrella == head && $0.id != event.id && $0.mergedInto == nil }.map(\.id).sorted()
    }

    package var text: String {
        var lines = ["\(event.id)  \(Wording.headline(event))"]
        if askedFor != event.id { lines.append("  \(askedFor) is \(event.id) by the desk's ruling") }
        var facts = [event.status.rawValue]
        if let alert = event.alert { facts.append("alerted as \(alert)") } else { facts.append("alerted nobody") }
        if let severity = event.severity { facts.append("\(severity.rawValue) severity") }
        if let stage = event.stage { facts.append("stage \(stage)") }
        facts.append("\(event.independentSources) independent sources")
        lines.append("  " + facts.joined(separator: " · "))
        if let umbrella = event.umbrella {
            lines.append("  of the wave \(umbrella)" + (wave.isEmpty ? "" : ", with \(wave.joined(separator: ", "))"))
        }
        let names = event.actors + event.persons.map(\.name)
        if !names.isEmpty { lines.append("  named: \(names.joined(separator: ", "))") }
        if !event.turns.isEmpty {
            lines.append("  noted: " + event.turns.map { "\($0.kind) \(time($0.at))" }.joined(separator: ", "))
        }
        if !event.apart.isEmpty { lines.append("  not \(event.apart.joined(separator: ", ")), by the desk's ruling") }
        for telling in tellings {
            lines.append(
                "  \(telling.number). \(telling.source), \(telling.published ?? "published nobody knows when"): "
                    + telling.verdict.rawValue + (telling.rule.map { " [\($0)]" } ?? ""))
            lines.append("     “\(telling.sentence)”")
            let said = [
                telling.size.map { Wording.bounds($0) + " people" }, telling.amount.map(Wording.money),
                telling.speaker.map { "says \($0.name) (\($0.kind.rawValue)\($0.isQuoted ? ", quoted" : ""))" },
                telling.copyOf.map { "copy of \($0)" },
            ].compactMap(\.self)
            if !said.isEmpty { lines.append("     " + said.joined(separator: " · ")) }
            lines.append("     \(telling.article)  \(telling.url)")
            if let nearest = telling.nearest, nearest.event != event.id {
                lines.append(
                    "     nearest then: \(nearest.event), p \((nearest.probability * 100).rounded() / 100), agrees: "
                        + "\(list(nearest.agrees)), differs: \(list(nearest.differs))")
            }
        }
        for ruling in rulings { lines.append("  ruling \(words(ruling))") }
        return lines.joined(separator: "\n")
    }

    private func words(_ ruling: EventRuling) -> String {
        let what =
            ruling.kind == .merge
            ? "\(ruling.other) is \(ruling.event)" : "\(ruling.other) was split from \(ruling.event)"
        return "\(ruling.number): \(what), by \(ruling.by), \(time(ruling.made))"
            + (ruling.note.map { ": \($0)" } ?? "") + (ruling.undone.map { " (taken back \(time($0)))" } ?? "")
    }

    private func time(_ instant: Date) -> String { Timestamp.text(instant, in: zone) }
    private func list(_ names: [String]) -> String { names.isEmpty ? "nothing" : names.joined(separator: ", ") }

    package func json() throws -> String {
        struct TurnLine: Encodable { var kind: String, at: String }
        struct RulingLine: Encodable {
            var number: Int64, kind: EventRuling.Kind, event: String, other: String, articles: [String]
            var note: String?, by: String, made: String, undone: String?
        }
        struct Document: Encodable {
            var event: EventDocument, alert: String?, severity: Severity?, stage: String?, umbrella: String?
            var wave: [String], apart: [String], turns: [TurnLine], tellings: [Line], rulings: [RulingLine]
        }
        return try OutputJSON.text(
            Document(
                event: EventDocument(event, zone: zone), alert: event.alert, severity: event.severity,
                stage: event.stage, umbrella: event.umbrella, wave: wave, apart: event.apart,
                turns: event.turns.map { TurnLine(kind: $0.kind, at: time($0.at)) }, tellings: tellings,
                rulings: rulings.map {
                    RulingLine(
                        number: $0.number, kind: $0.kind, event: $0.event, other: $0.other, articles: $0.articles,
                        note: $0.note, by: $0.by, made: time($0.made), undone: $0.undone.map(time))
                }), pretty: true)
    }
}
