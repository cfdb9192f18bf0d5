internal import Alerting
package import Foundation
package import Model

/// All that there is to an alert: what it says, from whom, why, how it stands, where it went, and how to mark it.
package struct AlertCard: Sendable {
    private let alert: Alert
    private let document: AlertDocument
    private let standing: AlertStanding
    private let acts: [AlertAct]
    private let deliveries: [Delivery]
    /// Alerts of the event before this one.
    private let earlier: [Alert]
    private let zone: TimeZone

    /// - Parameter id: as in A12.
    /// - Throws: `CommandFault` where there is none.
    package init(store: any Store, id text: String, now: Date, zone: TimeZone) throws {
        let raised = try AlertLookup.alert(text, in: store)
        alert = raised
        document = AlertDocument(raised, zone: zone)
        self.zone = zone
        let all = try store.alerts(event: raised.event)
        earlier = all.prefix { $0.id != raised.id }
        acts = try store.acts(event: raised.event)
        standing = AlertStanding(raised: all.map { ($0.kind, $0.raised) }, acts: acts, now: now)
        deliveries = try store.deliveries(DeliveryQuery(alert: raised.id))
    }

    package var text: String {
        var lines = ["\(alert.id)  \(document.headline)"]
        func line(_ what: String, _ detail: String?) {
            guard let detail, !detail.isEmpty else { return }
            lines.append("  " + TerminalText.pad(what, to: 10) + detail)
        }
        line("is", "\(alert.kind.rawValue), \(alert.severity.rawValue), of \(alert.event), raised \(document.raised)")
        line("stands", words(standing))
        let event = alert.events.first
        line("where", [event?.place.map(Self.place), document.venue].compactMap(\.self).joined(separator: ", at "))
        line("when", event?.date.map { Wording.days($0) + (document.dateInferred ? " (inferred)" : "") })
        line("who", event.map { Wording.named($0).joined(separator: ", ") })
        line(
            "how many",
            event?.tellings.compactMap { telling in
                telling.size.map { "\(Wording.bounds($0)) by \(telling.source)" }
            }.joined(separator: "; "))
        line("amount", event?.amount.map(Wording.money))
        line("stage", document.stage)
        line("also", document.wave.map { "\($0.place ?? "?") (\($0.event))" }.joined(separator: ", "))
        line("sentence", "“\(alert.evidence)” (\(document.evidence.language), \(document.evidence.source))")
        for (index, source) in document.sources.enumerated() {
            line(
                index == 0 ? "sources" : "",
                "\(source.source), \(source.published ?? "published nobody knows when"): \(source.title)"
                    + (source.copyOf == nil ? "" : " (a reprint)"))
            line("", source.url)
        }
        if alert.kind == .revision {
            line("known", earlier.map { "\($0.id), \(time($0.raised))" }.joined(separator: "; "))
            for change in alert.changes { line("changed", change) }
        }
        line("why", "\(alert.reason) (confidence \(document.confidence))")
        for act in acts { line("done", words(act)) }
        for delivery in deliveries { line("sent to", "\(delivery.destination): \(DeliveryLine(delivery, zone).words)") }
        if deliveries.isEmpty { line("sent to", "nobody: no destination takes it, or no route sends it") }
        line("mark it", "copytaster alerts mark \(alert.id) \(MarkLinks.words.map(\.rawValue).joined(separator: "|"))")
        return lines.joined(separator: "\n")
    }

    private static func place(_ place: PlaceName) -> String {
        place.name + (place.within.isEmpty ? "" : " (\(place.within.joined(separator: ", ")))")
    }

    private func words(_ standing: AlertStanding) -> String {
        let by = standing.by.map { " by \($0)" } ?? ""
        let until =
            switch standing.state {
            case .snoozed: standing.until.map { " until \(time($0))" } ?? ""
            case .settled: ""
            default: standing.until.map { "; settles \(time($0))" } ?? ""
            }
        return "\(standing.state.rawValue)\(by) since \(time(standing.since))\(until)"
    }

    private func words(_ act: AlertAct) -> String {
        "\(act.alert) \(act.kind.rawValue)" + (act.by.map { " by \($0)" } ?? "")
            + " (\(act.way.rawValue)), \(time(act.at))"
            + (act.until.map { ", until \(time($0))" } ?? "") + (act.note.map { ": \($0)" } ?? "")
    }

    private func time(_ instant: Date) -> String { Timestamp.text(instant, in: zone) }

    package func json() throws -> String {
        struct Standing: Encodable { var state: AlertStanding.State, since: String, by: String?, until: String? }
        struct Act: Encodable {
            var number: Int64, alert: String, kind: AlertAct.Kind, by: String?, way: Mark.Way, note: String?, at: String
            var until: String?
        }
        struct Document: Encodable {
            var alert: AlertDocument, standing: Standing, acts: [Act], earlier: [String], deliveries: [DeliveryLine]
        }
        return try OutputJSON.text(
            Document(
                alert: document,
                standing: Standing(
                    state: standing.state, since: time(standing.since), by: standing.by, until: standing.until.map(time)
                ),
                acts: acts.map {
                    Act(
                        number: $0.number, alert: $0.alert, kind: $0.kind, by: $0.by, way: $0.way, note: $0.note,
                        at: time($0.at), until: $0.until.map(time))
                }, earlier: earlier.map(\.id), deliveries: deliveries.map { DeliveryLine($0, zone) }), pretty: true)
    }
}

/// Finds an alert that a person names.
enum AlertLookup {
    /// - Throws: `CommandFault` that says which there are.
    static func alert(_ text: String, in store: any Store) throws -> Alert {
        let id = text.trimmingCharacters(in: .whitespaces).uppercased()
        if let raised = try store.alert(id: id) { return raised.alert }
        throw CommandFault("error: there is no alert '\(id.prefix(40))'\(try offer(id, in: store))", 65)
    }

    /// What there is instead.
    static func offer(_ id: String, in store: any Store) throws(StoreFault) -> String {
        let ids = try store.alerts(from: .distantPast, to: .distantFuture).suffix(10_000).map(\.id)
        guard !ids.isEmpty else { return "; no alert was raised yet" }
        let number = Int(id.drop { !$0.isNumber })
        let near =
            number.flatMap { number in
                ids.min { distance($0, number) < distance($1, number) }
            } ?? ids[ids.count - 1]
        return "; the nearest is \(near), the last ones are \(ids.suffix(5).joined(separator: ", ")); "
            + "`copytaster alerts list` shows them"
    }

    private static func distance(_ id: String, _ number: Int) -> Int { abs((Int(id.dropFirst()) ?? 0) - number) }
}
