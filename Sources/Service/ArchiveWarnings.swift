internal import Classifying
internal import Foundation
internal import Model
internal import Watching

/// What a beat's names and words found in the archive of the last 90 days: which match too much, which nothing.
struct ArchiveWarnings: Sendable {
    /// Days back.
    static let days = 90
    /// Articles looked at: of more, the latest days that hold fewer.
    static let most = 20_000
    /// A word in more of the articles than this says little.
    static let share = 0.05
    /// Shares of fewer articles say nothing.
    static let fewest = 100

    private(set) var articles = 0
    /// Days that the articles are of.
    private(set) var span = 0
    private var counts: [WatchedPattern: Tally] = [:]

    private struct Tally {
        var articles = 0
        var hits = 0
        /// Hits that begin with a small letter.
        var small = 0
    }

    /// - Parameter progress: done and total articles, now and then.
    init(
        _ watchlist: Watchlist, archive: any Store, now: Date, progress: (Int, Int) -> Void
    ) throws(StoreFault) {
        var days = Self.days
        var total = try archive.archiveCount(from: now - Double(days) * 86_400, to: now)
        while total > Self.most, days > 1 {
            days /= 2
            total = try archive.archiveCount(from: now - Double(days) * 86_400, to: now)
        }
        span = days
        let from = now - Double(days) * 86_400
        var last: ArchivedArticle?
        while articles < Self.most {
            let page = try archive.archive(from: from, to: now, after: last, limit: 200)
            guard let end = page.last else { break }
            for archived in page { count(archived.article, watchlist) }
            last = end
            progress(articles, total)
        }
    }

    private mutating func count(_ article: Article, _ watchlist: Watchlist) {
        articles += 1
        let read = ArticleText(
            title: article.title, text: article.text, language: article.language, sources: article.outlets)
        let text = read.normal
        var seen: Set<WatchedPattern> = []
        for hit in watchlist.hits(in: text, frame: read.frame) {
            let pattern = watchlist.pattern(hit.pattern)
            var tally = counts[pattern] ?? Tally()
            tally.hits += 1
            if seen.insert(pattern).inserted { tally.articles += 1 }
            let first = String(decoding: text.source[hit.range].prefix(4), as: UTF8.self).first
            if first?.isLowercase ?? false { tally.small += 1 }
            counts[pattern] = tally
        }
    }

    /// Words that stand in too many articles, the commonest first, and names that mostly stand in small letters.
    func common(_ places: WrittenPlaces, _ watchlist: Watchlist) -> [WatchlistWarning] {
        var warnings: [WatchlistWarning] = []
        for (pattern, tally) in counts.sorted(by: {
            ($1.value.articles, $0.key.text) < ($0.value.articles, $1.key.text)
        }) {
            guard let place = places[pattern, watchlist], warnings.count < 100 else { continue }
            let share = Double(tally.articles) / Double(max(1, articles))
            let isName: Bool
            switch pattern.term {
            case .actor, .place: isName = true
            default: isName = false
            }
            if isName {
                guard tally.hits >= 10, tally.small * 2 > tally.hits,
                    pattern.text.first?.isUppercase ?? false
                else { continue }
                warnings.append(
                    place.warning(
                        "'\(pattern.text)' stands in small letters in \(tally.small) of \(tally.hits) places of the archive: "
                            + "probably another word; give it 'near'"))
            } else if share > Self.share, articles >= Self.fewest, !isGate(pattern.term) {
                warnings.append(
                    place.warning(
                        "'\(pattern.text)' stands in \(Int((share * 100).rounded())) % of \(articles) articles of the archive; a "
                            + "word so common tells little apart, put it into a phrase"))
            }
        }
        return warnings
    }

    /// Words and names that no article held, in the files' order.
    func silent(_ places: WrittenPlaces, _ watchlist: Watchlist) -> [WatchlistWarning] {
        let found = Set(counts.keys.compactMap { places[$0, watchlist] })
        return places.all.filter { !found.contains($0) }.map {
            $0.warning("'\($0.text)' was found in none of \(articles) articles of the last \(span) days")
        }
    }

    private func isGate(_ term: Term) -> Bool {
        if case .gate = term { true } else { false }
    }
}
