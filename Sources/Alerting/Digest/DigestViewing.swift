internal import Foundation
import Model

/// Makes the view of a digest.
struct DigestViewing {
    /// What a format needs of a text from outside that is one line already.
    struct Escape: Sendable {
        var text: @Sendable (String) -> String
        /// A sentence that begins a paragraph.
        var paragraph: @Sendable (String) -> String
        /// A line that stands as it is, in columns.
        var bars: @Sendable (String) -> String

        /// The template's engine escapes, or nothing has to be.
        static let none = Escape(text: { $0 }, paragraph: { $0 }, bars: { $0 })
        /// The template's engine escapes by characters (grapheme clusters): a sign that shares its character with a mark behind
        /// it or a letter that leans on what follows (U+0D4E) would pass as it is. A zero-width space parts them.
        static let html = Escape(text: parted, paragraph: parted, bars: parted)
        static let markdown = Escape(
            text: Markdown.escaped, paragraph: Markdown.paragraph,
            // In a block of code nothing is markup but its own end; what looks like a tag is a risk all the same.
            bars: { String($0.map { $0 == "`" ? "'" : $0 == "<" ? "‹" : $0 == ">" ? "›" : $0 }) })

        private static let signs: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

        @Sendable private static func parted(_ text: String) -> String {
            if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
            var result = String.UnicodeScalarView()
            for character in text {
                let scalars = character.unicodeScalars
                guard scalars.count > 1, scalars.contains(where: signs.contains) else {
                    result.append(contentsOf: scalars)
                    continue
                }
                for scalar in scalars {
                    if signs.contains(scalar) {
                        result.append(contentsOf: ["\u{200B}", scalar, "\u{200B}"])
                    } else {
                        result.append(scalar)
                    }
                }
            }
            return String(result)
        }
    }

    let digest: Digest
    let words: DigestWords
    let links: MarkLinks?
    let escape: Escape
    let isSentLate: Bool

    var phrases: Phrases { words.phrases }

    var view: DigestView {
        let folded = FoldedAlerts(digest.alerts)
        let new = groups(folded.new)
        let developments =
            folded.revisions.compactMap { item in
                item.alert.events.first.map { entry($0, item.alert, changes: item.changes) }
            } + digest.developments.map { entry($0, nil) }
        let title = phrases.title(
            OneLine.text(words.vocabulary.beat ?? digest.beat, most: DigestWords.title), digest.kind ?? .daily,
            words.period(digest))
        let charts = self.charts
        return DigestView(
            language: words.language.rawValue, title: escape.text(title),
            beat: text(words.vocabulary.beat ?? digest.beat, DigestWords.title), day: words.period(digest),
            window: "\(words.moment(digest.from)) – \(words.moment(digest.to)), \(text(digest.zone, DigestWords.name))",
            summary: phrases.summary(folded.new.count, developments.count, digest.articlesRead),
            late: words.lateness(digest, isSentLate: isSentLate), words: phrases.words, new: new,
            hasNew: !new.isEmpty, developments: developments, hasDevelopments: !developments.isEmpty,
            learnedLate: digest.late.map { entry($0, nil) }, hasLearnedLate: !digest.late.isEmpty,
            figures: figures, hasFigures: digest.figures?.isEmpty == false, charts: charts, hasCharts: !charts.isEmpty,
            daybook: digest.daybook.map { entry($0, nil) }, hasDaybook: !digest.daybook.isEmpty, outcomes: outcomes,
            hasOutcomes: digest.outcomes?.isEmpty == false, series: series, hasSeries: digest.series?.isEmpty == false,
            review: review, hasReview: !digest.review.isEmpty,
            reviewLeft: digest.reviewLeft.flatMap { $0 > 0 ? phrases.reviewLeft($0) : nil }, withheld: withheld,
            hasWithheld: digest.withheld?.isEmpty == false,
            feeds: digest.feeds.map {
                .init(name: text($0.feed, DigestWords.name), trouble: escape.text(words.ours($0.trouble)))
            }, hasFeeds: !digest.feeds.isEmpty,
            deliveries: digest.deliveries.map {
                .init(
                    name: text("\($0.destination), \($0.id)", DigestWords.title),
                    trouble: escape.text(words.ours($0.trouble)))
            }, hasDeliveries: !digest.deliveries.isEmpty,
            read: phrases.read(
                digest.articlesRead, digest.articlesOnTopic,
                Verdict.allCases.compactMap { verdict in digest.verdicts[verdict.rawValue].map { (verdict, $0) } }))
    }

    /// One line of a text from outside, no longer than that.
    private func text(_ text: String, _ most: Int) -> String { escape.text(OneLine.text(text, most: most)) }

    // MARK: - Events

    /// By type, in the order of each type's first: the alerts come the most important first.
    private func groups(_ alerts: [FoldedAlerts.Item]) -> [DigestView.Group] {
        var order: [String] = []
        var byType: [String: [DigestView.Entry]] = [:]
        for item in alerts {
            guard let event = item.alert.events.first else { continue }
            if byType[event.type] == nil { order.append(event.type) }
            byType[event.type, default: []].append(entry(event, item.alert, changes: item.changes))
        }
        return order.map { type in
            .init(type: escape.text(words.type(type)), count: "\(byType[type]?.count ?? 0)", events: byType[type] ?? [])
        }
    }

    private func entry(_ event: Event, _ alert: Alert?, changes: [String] = []) -> DigestView.Entry {
        let evidence = alert?.evidence ?? event.tellings.last?.evidence ?? ""
        let teller = event.tellings.first { $0.evidence == evidence } ?? event.tellings.last
        let label =
            alert.map { alert in
                (alert.kind == .revision ? "\(phrases.revision), " : "")
                    + "\(phrases.severity(alert.severity)), \(alert.id)"
            } ?? event.id
        let wave = (alert?.events.dropFirst() ?? []).compactMap { $0.place.map { words.name($0.name) } }
        let named = Wording.named(event, in: words.language, names: words.vocabulary.names)
        let sources = event.sourceGroups.map { group in
            let telling = group.telling
            let said =
                telling.size.map { Wording.people($0, in: words.language) }
                ?? telling.amount.map { Wording.money($0, in: words.language) }
            var source = source(
                telling.source, title: telling.title, language: telling.language.rawValue, url: telling.url, said: said)
            source.reprints = group.outlets.map { outlets in
                text(phrases.reprints(outlets.named.joined(separator: ", "), outlets.more), DigestWords.sentence)
            }
            return source
        }
        let id = alert?.id ?? event.alert
        var marks: [(word: String, url: String)] = []
        if let id, let links {
            for (word, url) in links.links(id, from: digest.to) {
                if case .mark(let word) = word { marks.append((phrases.mark(word), url)) }
            }
        }
        return DigestView.Entry(
            headline: escape.text(words.headline(event)),
            label: escape.text(OneLine.text(label, most: DigestWords.name)),
            wave: list(wave), named: list(named),
            reason: alert.flatMap { $0.reason.isEmpty ? nil : escape.text(words.ours($0.reason)) },
            evidence: evidence.isEmpty ? nil : paragraph(evidence),
            evidenceLanguage: OneLine.language(teller?.language.rawValue ?? "und"),
            changes: changes.map { escape.text(words.ours($0)) }, sources: sources,
            marks: marks.map { .init(word: $0.0, markURL: $0.1) }, hasMarks: !marks.isEmpty,
            markLine: marks.map { "[\($0.0)](\($0.1))" }.joined(separator: " · "))
    }

    private func paragraph(_ sentence: String) -> String {
        escape.paragraph(OneLine.text(sentence, most: DigestWords.sentence))
    }

    private func list(_ names: [String]) -> String? {
        names.isEmpty ? nil : text(names.joined(separator: ", "), DigestWords.sentence)
    }

    private func source(
        _ outlet: String, title: String, language: String?, url: String, said: String?
    ) -> DigestView.Source {
        let (outlet, title) = (
            OneLine.text(outlet, most: DigestWords.name), OneLine.text(title, most: DigestWords.title)
        )
        let address = LinkAddress.linked(url)
        return DigestView.Source(
            outlet: escape.text(outlet), sourceTitle: escape.text(title),
            sourceLanguage: OneLine.language(language ?? "und"),
            markdown: Markdown.source(outlet, title: title, url: address ?? ""), url: address,
            said: said.map { escape.text($0) }, reprints: nil)
    }

    // MARK: - The rest

    private var figures: [DigestView.Figure] {
        (digest.figures ?? []).map { change in
            func told(_ told: Digest.FigureChange.Told) -> DigestView.Told {
                DigestView.Told(
                    figure: text(phrases.said(words.figure(told), told.saidBy), DigestWords.title),
                    toldEvidence: paragraph(told.evidence), toldLanguage: OneLine.language(told.language),
                    toldSource: told.outlet.map {
                        source(
                            $0, title: told.title ?? told.url ?? "", language: told.language, url: told.url ?? "",
                            said: nil)
                    }, told: words.day(Day(told.told, in: words.zone)))
            }
            return DigestView.Figure(
                question: escape.text(words.question(change.question, title: change.title, subject: change.subject)),
                now: told(change.now), before: change.before.map(told))
        }
    }

    private var charts: [DigestView.Chart] {
        guard let charts = digest.charts else { return [] }
        var found: [DigestView.Chart] = []
        func add(_ title: String, _ svg: String, _ caption: String, _ bars: [String]) {
            found.append(
                .init(
                    chartTitle: escape.text(title), svg: Markup(text: svg), caption: escape.text(caption),
                    bars: bars.map { escape.bars($0) }))
        }
        if let chart = EventsChart(charts, words) {
            add(chart.title, chart.svg(id: "\(digest.id)-events"), chart.caption, chart.bars)
        }
        if let chart = PlacesChart(charts, words) {
            add(chart.title, chart.svg(id: "\(digest.id)-places"), chart.caption, chart.bars)
        }
        for (index, timeline) in charts.timelines.prefix(4).enumerated() {
            guard let chart = TimelineChart(timeline, words) else { continue }
            add(chart.title, chart.svg(id: "\(digest.id)-figures\(index + 1)"), chart.caption, chart.bars)
        }
        return found
    }

    private var outcomes: [DigestView.Line] {
        (digest.outcomes ?? []).map { outcome in
            line(
                outcome.event,
                phrases.outcome(outcome.event.announced.map { words.day(Day($0, in: words.zone)) }, outcome.outcome))
        }
    }

    private var series: [DigestView.Line] {
        (digest.series ?? []).map { line($0.event, phrases.series($0.days, words.day($0.last), $0.isQuiet)) }
    }

    private func line(_ event: Event, _ remark: String) -> DigestView.Line {
        .init(
            lineHeadline: escape.text(words.headline(event)), lineLabel: text(event.id, DigestWords.name),
            remark: escape.text(remark))
    }

    private var withheld: [DigestView.Line] {
        (digest.withheld ?? []).map {
            .init(
                lineHeadline: text($0.headline, DigestWords.title), lineLabel: text($0.alert, DigestWords.name),
                remark: escape.text(words.ours($0.reason)))
        }
    }

    private var review: [DigestView.Review] {
        digest.review.map {
            .init(
                type: escape.text(words.type($0.type)), reviewEvidence: text($0.evidence, DigestWords.sentence),
                reviewReason: escape.text(words.ours($0.reason)),
                source: source($0.source, title: $0.title, language: nil, url: $0.url, said: nil))
        }
    }
}
