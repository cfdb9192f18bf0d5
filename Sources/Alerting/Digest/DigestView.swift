internal import Foundation
internal import Model

/// A digest as the templates see it: strings and lists of strings, nothing to compute.
struct DigestView {
    var beat: String
    var day: String
    var window: String
    var alerts: Section
    var developments: Section
    var late: Section
    var daybook: Section
    var outcomes: [Entry]
    var hasOutcomes: Bool
    var review: [Review]
    var hasReview: Bool
    /// Nil where the list has all.
    var reviewLeft: String?
    var feeds: [Trouble]
    var hasFeeds: Bool
    var deliveries: [Trouble]
    var hasDeliveries: Bool
    var read: String

    /// A template repeats `events` and says `none` where there are none: Mustache can't count.
    struct Section { var events: [Entry], none: Bool }
    struct Entry {
        var headline: String, label: String
        /// Nil where there is nothing to say: a template's section then stays away.
        var wave: String?, named: String?
        var evidence: String, language: String, reason: String
        var changes: [String]
        var sources: [Source]
        /// By which the alert that told of it is marked; empty where none did, or the desk has no address.
        var marks: [MarkLink], hasMarks: Bool
        /// The same in Markdown.
        var markLine: String
    }
    struct MarkLink { var title: String, url: String }
    struct Source {
        var outlet: String, title: String, markdown: String
        /// Nil where it is not of the web; where the source gives no figure; where nobody reprinted it.
        var url: String?, said: String?, reprints: String?
    }
    struct Review { var type: String, evidence: String, reason: String, source: Source }
    struct Trouble { var name: String, trouble: String }

    /// - Parameters:
    ///   - links: those by which its alerts are marked.
    ///   - escape: applied to every text from outside; the identity where the template engine escapes.
    init(_ digest: Digest, links: MarkLinks?, escape: (String) -> String) {
        let zone = TimeZone(identifier: digest.zone) ?? .gmt
        func entry(_ event: Event, _ alert: Alert?) -> Entry {
            var entry = Self.entry(event, alert: alert, escape: escape)
            guard let links, let alert = alert?.id ?? event.alert else { return entry }
            entry.marks = links.links(alert, from: digest.to).map { MarkLink(title: $0.word.title, url: $0.url) }
            entry.hasMarks = true
            entry.markLine = links.markdown(alert, from: digest.to)
            return entry
        }
        func entries(_ events: [Event]) -> Section {
            Section(events: events.map { entry($0, nil) }, none: events.isEmpty)
        }
        beat = escape(digest.beat)
        day = Wording.days(DayInterval(digest.day))
        window = "\(Timestamp.text(digest.from, in: zone)) – \(Timestamp.text(digest.to, in: zone)), \(digest.zone)"
        alerts = Section(
            events: digest.alerts.compactMap { alert in alert.events.first.map { entry($0, alert) } },
            none: digest.alerts.isEmpty)
        developments = entries(digest.developments)
        late = entries(digest.late)
        daybook = entries(digest.daybook)
        outcomes = (digest.outcomes ?? []).map { outcome in
            var entry = entry(outcome.event, nil)
            let announced = outcome.event.announced.map {
                "announced on \(Wording.days(DayInterval(Day($0, in: zone)))), "
            }
            entry.reason = (announced ?? "") + outcome.outcome.words
            return entry
        }
        hasOutcomes = !outcomes.isEmpty
        reviewLeft = digest.reviewLeft.flatMap { $0 > 0 ? "\($0)" : nil }
        review = digest.review.map {
            Review(
                type: Wording.title(of: $0.type), evidence: escape($0.evidence), reason: escape($0.reason),
                source: Self.source($0.source, title: $0.title, url: $0.url, said: nil, escape: escape))
        }
        hasReview = !review.isEmpty
        feeds = digest.feeds.map { Trouble(name: escape($0.feed), trouble: escape($0.trouble)) }
        hasFeeds = !feeds.isEmpty
        deliveries = digest.deliveries.map {
            Trouble(name: escape("\($0.destination), \($0.id)"), trouble: escape($0.trouble))
        }
        hasDeliveries = !deliveries.isEmpty
        let verdicts = Verdict.allCases.compactMap { verdict in
            digest.verdicts[verdict.rawValue].map { "\($0) \(verdict.rawValue)" }
        }
        read =
            "\(digest.articlesRead) articles read, \(digest.articlesOnTopic) of the beat"
            + (verdicts.isEmpty ? "." : "; reports: \(verdicts.joined(separator: ", ")).")
    }

    private static func entry(_ event: Event, alert: Alert?, escape: (String) -> String) -> Entry {
        let latest = event.tellings.last
        let evidence = alert?.evidence ?? latest?.evidence ?? ""
        let teller = event.tellings.first { $0.evidence == evidence } ?? latest
        return Entry(
            headline: escape(Wording.headline(event)),
            label: alert.map { "\($0.kind == .revision ? "revision, " : "")\($0.severity.rawValue), \($0.id)" }
                ?? event.id,
            wave: list((alert?.events.dropFirst() ?? []).compactMap(\.place?.name), escape),
            named: list(Wording.named(event), escape), evidence: escape(evidence),
            language: teller?.language.rawValue ?? "und", reason: escape(alert?.reason ?? ""),
            changes: (alert?.changes ?? []).map(escape),
            sources: event.sourceGroups.map { group in
                let telling = group.telling
                let said =
                    telling.size.map { Wording.bounds($0) + " people" } ?? telling.amount.map { Wording.money($0) }
                var source = source(telling.source, title: telling.title, url: telling.url, said: said, escape: escape)
                source.reprints = group.words.map(escape)
                return source
            }, marks: [], hasMarks: false, markLine: "")
    }

    private static func list(_ names: [String], _ escape: (String) -> String) -> String? {
        names.isEmpty ? nil : escape(names.joined(separator: ", "))
    }

    private static func source(
        _ outlet: String, title: String, url: String, said: String?, escape: (String) -> String
    ) -> Source {
        let isWeb = url.hasPrefix("https://") || url.hasPrefix("http://")
        return Source(
            outlet: escape(outlet), title: escape(title), markdown: Markdown.source(outlet, title: title, url: url),
            url: isWeb ? url : nil, said: said.map(escape), reprints: nil)
    }
}
