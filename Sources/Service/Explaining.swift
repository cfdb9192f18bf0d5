internal import Alerting
internal import Classifying
package import Foundation
internal import Judging
package import Model
internal import Reading
internal import Storing
internal import Watching

/// `watchlist explain`: reads one article as the service would, with how it came to what it says, and judges it over the
/// archive's ledger or over an empty one. Nothing is recorded.
package struct Explaining {
    private let beat: Beat
    private let origins: Origins
    private let zone: TimeZone

    /// - Throws: every fault of the watchlist.
    package init(watchlists folder: String, zone: TimeZone) throws(InputFaults) {
        beat = try Beat(folder: folder, zone: zone)
        origins = Origins(beat.files)
        self.zone = zone
    }

    /// A configuration's watchlist, unless another folder is named.
    package init(settings: Settings, watchlists folder: String?) throws(InputFaults) {
        try self.init(watchlists: folder ?? settings.watchlistFolder, zone: settings.zone)
    }

    /// An article of the archive, by its address.
    /// - Returns: nil where it is not on record.
    package func archived(_ url: String, settings: Settings) throws -> ExplanationDocument? {
        guard let store = try Self.store(settings),
            let history = try store.history(url: url) ?? store.history(url: canonicalURL(url)),
            let article = history.article
        else { return nil }
        guard !article.text.isEmpty else {
            throw InputFault(file: url, message: "its text is no longer in the archive; give it as a FILE")
        }
        var document = try explain(article, over: store, asOf: history.read)
        document.onRecord = history.why
        document.ledger =
            "the archive's ledger (\(settings.database)) as of its reading, without what this article told"
        return document
    }

    /// A text or HTML page from a file.
    /// - Parameters:
    ///   - name: what the faults call it.
    ///   - settings: whose archive is the ledger; nil: an empty one.
    package func file(
        _ bytes: [UInt8], name: String, title: String?, published: String?, settings: Settings?
    ) throws -> ExplanationDocument {
        var given = Date?.none
        if let published {
            given = Timestamp.read(published, zone: zone)
            guard given != nil else {
                throw InputFault(
                    file: "--published", message: "'\(published)' is neither a day YYYY-MM-DD nor an RFC 3339 time")
            }
        }
        var text = String(decoding: bytes, as: UTF8.self)
        var title = title
        if let page = try? PageReader.page(bytes, contentType: nil, url: "https://localhost/"), text.contains("<") {
            text = page.text
            title = title ?? page.title
            given = given ?? page.published
        }
        let heading = title ?? ""
        let article = Article(
            id: name, url: "", title: heading, source: name, published: given,
            language: LanguageIdentifier.identify(heading + "\n\n" + text), text: text)
        let store = try settings.flatMap(Self.store)
        var document = try explain(article, over: store, asOf: given)
        document.url = nil
        document.ledger =
            if let settings, store != nil {
                "the archive's ledger (\(settings.database))"
            } else {
                "an empty ledger: as if nothing were known"
            }
        return document
    }

    private static func store(_ settings: Settings) throws -> (any Store)? {
        guard FileManager.default.fileExists(atPath: settings.database) else { return nil }
        return try SQLiteStore(path: settings.database)
    }

    private func explain(_ article: Article, over store: (any Store)?, asOf now: Date?) throws -> ExplanationDocument {
        // As the service reads it: see ArticleInHand.language.
        let language = ArticleInHand(article: article, item: nil, isHistory: false, now: now).language
        let (findings, explanation) = beat.classifier.explain(
            title: article.title, text: article.text, language: language, published: article.spoken,
            sources: article.outlets)
        let ruling = try judge(article, findings, over: store, asOf: now)
        let builder = ExplanationBuilder(beat.watchlist, origins, explanation)
        let headlines = ruling.alerts.map { alert in
            "\(alert.events.first.map(Wording.headline) ?? alert.type) (\(alert.severity.rawValue))"
        }
        return ExplanationDocument(
            beat: beat.watchlist.title, watchlist: beat.watchlist.hash, url: article.url, title: article.title,
            published: article.published.map { Timestamp.text($0, in: zone) }, language: article.language?.rawValue,
            onTopic: findings.onTopic,
            result: Self.result(findings, ruling, headlines, builder.words, article: article), ledger: "",
            matches: builder.matches(), considered: builder.considered(),
            verdicts: ruling.judgements.map(ExplanationBuilder.verdict), alerts: headlines,
            alertFrom: beat.rules.alertFrom, reviewFrom: beat.rules.reviewFrom,
            leastConfidence: explanation.leastConfidence, text: article.text)
    }

    private func judge(
        _ article: Article, _ findings: Findings, over store: (any Store)?, asOf now: Date?
    ) throws -> Judge.Ruling {
        var candidates: [String: Event] = [:]
        if let store {
            for event in try store.candidates(Judge.wanted(findings, rules: beat.rules)) {
                candidates[event.id] = Self.known(event, before: now, without: article.id)
            }
        }
        for event in try store?.survivors(of: Array(candidates.values)) ?? [] where candidates[event.id] == nil {
            candidates[event.id] = Self.known(event, before: now, without: article.id)
        }
        let last = try store?.counters() ?? (event: 0, alert: 0)
        var ids = EventIDs(events: last.event, alerts: last.alert)
        return Judge.rule(
            Judge.Input(
                article: article, findings: findings, now: now,
                candidates: candidates.values.sorted { ($0.lastSeen, $0.id) > ($1.lastSeen, $1.id) },
                unfamiliar: try store?.unfamiliar(findings.reports) ?? [], zone: zone),
            rules: beat.rules, ids: &ids)
    }

    /// An event as it would stand in the ledger had the article not been read: nil where nobody else had told of it.
    static func known(_ event: Event, before moment: Date?, without article: String) -> Event? {
        if let moment, event.firstSeen > moment { return nil }
        guard event.tellings.contains(where: { $0.article == article }) else { return event }
        var event = event
        event.tellings.removeAll { $0.article == article }
        return event.tellings.isEmpty ? nil : event
    }

    private static func result(
        _ findings: Findings, _ ruling: Judge.Ruling, _ headlines: [String], _ words: ExplanationWords,
        article: Article
    ) -> String {
        if let original = article.copyOf {
            return "a copy of \(original), and judged there: its own verdicts are below"
        }
        if !headlines.isEmpty { return "it alerts: " + headlines.joined(separator: "; ") }
        guard !ruling.judgements.isEmpty else {
            return words.silence(language: findings.language, onTopic: findings.onTopic)
        }
        return "no alert: "
            + ruling.judgements.map { "\($0.report.type) \($0.verdict.rawValue) (\($0.rule)): \($0.reason)" }
            .joined(separator: " ")
    }
}
