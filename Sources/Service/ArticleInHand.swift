internal import Foundation
internal import Judging
internal import Model
internal import Reading

/// An article that is about to be read, with what is on record of it and of the text that it copies.
struct ArticleInHand: Sendable {
    private(set) var article: Article
    let item: Item?
    let isHistory: Bool
    /// As of when it is judged; nil is unknown.
    let now: Date?
    /// What copies of it are found by; nil where they are known otherwise.
    let fingerprint: Fingerprint?
    /// What was made of this article before.
    private(set) var past: PastReading?
    private(set) var match: Copies.Match?
    /// What was made of the text that it copies.
    private(set) var original: PastReading?

    init(article: Article, item: Item?, isHistory: Bool, now: Date?) {
        self.init(
            article: article, item: item, isHistory: isHistory, now: now,
            fingerprint: Fingerprint(title: article.title, text: article.text))
    }

    init(article: Article, item: Item?, isHistory: Bool, now: Date?, fingerprint: Fingerprint?) {
        self.article = article
        self.item = item
        self.isHistory = isHistory
        self.now = now
        self.fingerprint = fingerprint
    }

    /// What stands on the records as the time of reading.
    var read: Date { now ?? article.published ?? Date(timeIntervalSince1970: 0) }
    /// The language that it is read in.
    var language: Language {
        if let language = article.language { return language.base }
        // Too short to tell, as a headline alone may be: what is all in plain Latin letters is read as English. Unread it would
        // be a silent miss; read in vain it costs nothing.
        let isPlain = (article.title + article.text).utf8.allSatisfy { $0 < 0x80 }
        return isPlain ? .english : Language(rawValue: "und")
    }
    var revision: Int { past.map { $0.revision + 1 } ?? 0 }

    /// The item, done.
    var done: Item? {
        var done = item
        done?.stage = .recorded
        done?.why = nil
        return done
    }

    /// - Parameter copy: which text it copies; asked only where the article itself was never read.
    mutating func lookBack(
        _ store: any Ledger, copy: (ArticleInHand) throws(StoreFault) -> Copies.Match?
    ) throws(StoreFault) {
        past = try store.pastReading(article: article.id)
        if let past {
            // It came when it first came, whatever its feed says now; and it copies what it copied.
            article.published = past.article.published ?? article.published
            article.copyOf = past.article.copyOf
            return
        }
        guard let found = try copy(self), let original = try store.pastReading(article: found.original)
        else { return }
        match = found
        self.original = original
        article.copyOf = original.article.id
    }

    /// Read before in these words, by this watchlist. An article without an item is read whenever it is asked for.
    func isUnchanged(watchlist: String) -> Bool {
        guard let past, item != nil else { return false }
        return past.print == fingerprint?.whole && past.watchlist == watchlist && (isHistory || !past.isHistory)
    }

    /// Whether the original's verdicts are this one's: the same words, judged as news by the same rules on a known day. What
    /// was taken in as history, or came from nobody knows when, alerted nobody; its reprint is judged for itself.
    func hasVerdicts(watchlist: String) -> Bool {
        guard let original, match?.isIdentical == true, original.watchlist == watchlist, original.revision == 0,
            original.article.language == article.language
        else { return false }
        if original.judgements.isEmpty, !original.onTopic { return true }
        return original.article.published != nil && (isHistory || !original.isHistory)
    }

    /// Which of its reports it, or the text that it copies, told before.
    func told(_ reports: [Report]) -> [Int: Judge.Told] {
        let text = article.title + "\n\n" + article.text
        if let past { return Revisions.told(reports, in: text, by: past.judgements, isSameArticle: true) }
        guard let original, original.article.published != nil else { return [:] }
        return Revisions.told(reports, in: text, by: original.judgements, isSameArticle: false)
    }

    /// Whether an edit of what came as history tells something that it did not: that is no history.
    func hasNews(_ reports: [Report], told: [Int: Judge.Told]) -> Bool {
        guard let past, item != nil else { return false }
        let before = past.article.title + "\n\n" + past.article.text
        return reports.indices.contains {
            told[$0] == nil && Rewording.containment(of: reports[$0].evidence, in: before) < 0.7
        }
    }

    /// A sentence for `why`: what it is, then what came of it.
    func why(_ result: String) -> String {
        let result = article.remark.map { "\(result) (\($0))" } ?? result
        if let past {
            let before = past.why.components(separatedBy: "; edited, read again").first ?? past.why
            return "\(before); edited, read again (\(revision)): \(result)"
        }
        guard let match, let original else { return result }
        return "a copy of \(original.article.url) (\(original.article.source)), \(match.words); \(result)"
    }
}
