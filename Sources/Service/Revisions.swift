internal import Foundation
internal import Judging
internal import Model
internal import Reading

/// An edited article is the same article again: what it told before it does not tell anew, what it did not tell is news.
enum Revisions {
    /// Times that an article is read again; live pages change all day.
    static let most = 8

    /// Hash of an entry's words, by which an edit is seen. Markup and `updated` don't count: feeds change both all the time.
    static func print(of entry: FeedEntry) -> UInt64 {
        let text = [entry.content, entry.summary].map { plainText(fromHTML: $0 ?? "") }.joined(separator: "\n\n")
        let print = Fingerprint(title: entry.title ?? "", text: text).whole
        return print == 0 ? 1 : print
    }

    /// A recorded item whose entry now says something else, put back in line to be read again; nil where it is left.
    static func reread(_ item: Item, as entry: FeedEntry, print: UInt64, now: Date) -> Item? {
        var item = item
        // Recorded before prints were kept: what it said then is not known.
        let isKnown = item.print != 0
        item.print = print
        guard isKnown else { return item }
        guard item.stage != .withheld, item.rereads < most else { return nil }
        item.title = entry.title ?? item.title
        item.summary = entry.summary ?? item.summary
        item.content = entry.content ?? item.content
        // What still waits is read once, as it stands now.
        guard item.stage == .recorded else { return item }
        item.stage = .parsed
        item.rereads += 1
        item.attempts = 0
        item.due = now
        item.revised = entry.updated.flatMap { $0 <= now && $0 > item.published ?? .distantPast ? $0 : nil } ?? now
        item.why = "its feed gives other words for it now; it is read again"
        return item
    }

    /// Which reports stand in an earlier reading, by index.
    /// - Parameters:
    ///   - text: the article as it reads now, title included.
    ///   - isSameArticle: the earlier reading is of this article, not of the one that it copies.
    static func told(
        _ reports: [Report], in text: String, by past: [Judgement], isSameArticle: Bool
    ) -> [Int: Judge.Told] {
        let known = past.filter {
            $0.event != nil && [.new, .update, .late, .planned, .background].contains($0.verdict)
        }
        var result: [Int: Judge.Told] = [:]
        for (index, report) in reports.enumerated() {
            let rivals = known.filter { $0.report.type == report.type }
                // One sentence may tell of several places.
                .sorted { rank($0.report, report) < rank($1.report, report) }
            if let same = rivals.first(where: { isSame($0.report.evidence, report.evidence) }) {
                result[index] = same.event.map { Judge.Told(event: $0, isVerbatim: true) }
            } else if isSameArticle,
                let reworded = rivals.first(where: {
                    Rewording.containment(of: report.evidence, in: $0.report.evidence) >= 0.5
                        && Rewording.containment(of: $0.report.evidence, in: text) < 0.9
                })
            {
                result[index] = reworded.event.map { Judge.Told(event: $0, isVerbatim: false) }
            }
        }
        return result
    }

    /// Judgements that say no more than what is on record of the article.
    static func standing(
        _ judgements: [Judgement], told: [Int: Judge.Told], past: [Judgement]
    ) -> Set<Int> {
        Set(
            judgements.indices.filter { index in
                let now = judgements[index]
                if let told = told[index], now.event == told.event, now.verdict == .update { return true }
                return past.contains {
                    $0.report.type == now.report.type && $0.verdict == now.verdict && $0.event == now.event
                        && isSame($0.report.evidence, now.report.evidence)
                }
            })
    }

    private static func rank(_ one: Report, _ other: Report) -> Int {
        (one.place == other.place ? 0 : 2) + (one.date == other.date ? 0 : 1)
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        one == other || Rewording.isSame(one, other)
    }
}
