internal import Foundation
internal import Model
internal import Reading
internal import Synchronization

/// Finds what a text copies among the texts of the last week: an index in memory over the store's fingerprints, which are the
/// truth; it reads what was recorded since it last looked, so a restart or another process costs nothing but that.
final class Copies: Sendable {
    /// Seconds between two printings of one text; what is alike over a longer time is another story (reading.md, "Copies").
    static let window: Double = 7 * 86_400

    /// What a text copies.
    struct Match: Sendable {
        /// The first of the printings: a copy's copy is a copy of that.
        var original: String
        var likeness: Likeness
        /// Word for word, title included; datelines and footers don't count.
        var isIdentical: Bool
    }

    private struct State {
        var index = CopyIndex()
        /// The number of the last fingerprint read.
        var last: Int64 = 0
        var forgotten = -Double.infinity
    }

    private let state = Mutex(State())

    /// Whatever was read of a transaction that came to nothing is read again.
    func forget() { state.withLock { $0 = State() } }

    /// - Parameters:
    ///   - moment: when the text was published, else read.
    ///   - store: where the fingerprints are, always the same or within a transaction of it.
    func match(
        _ fingerprint: Fingerprint, article: String, moment: Date, in store: any Ledger
    ) throws(StoreFault) -> Match? {
        // A headline or a line of a channel may say the same of next week's rally: too short to be known by its words.
        guard fingerprint.shingles.count >= Likeness.fewest else { return nil }
        return try state.withLock { state in
            Result { () throws(StoreFault) in
                try Self.refresh(&state, store, moment)
                return try Self.match(fingerprint, article: article, moment: moment, &state.index, store)
            }
        }.get()
    }

    /// Fingerprints read at a time.
    private static let batch = 2000

    private static func refresh(_ state: inout State, _ store: any Ledger, _ moment: Date) throws(StoreFault) {
        let since = moment.addingTimeInterval(-window)
        while true {
            let new = try store.fingerprints(after: state.last, since: since, limit: batch)
            for known in new {
                state.index.add(
                    known.fingerprint, article: known.article, copyOf: known.copyOf,
                    time: known.time.timeIntervalSince1970)
                state.last = known.number
            }
            if new.count < batch { break }
        }
        if moment.timeIntervalSince1970 - state.forgotten > 86_400 {
            state.index.forget(before: since.timeIntervalSince1970)
            state.forgotten = moment.timeIntervalSince1970
        }
    }

    private static func match(
        _ fingerprint: Fingerprint, article: String, moment: Date, _ index: inout CopyIndex, _ store: any Ledger
    ) throws(StoreFault) -> Match? {
        let time = moment.timeIntervalSince1970
        func isNear(_ entry: CopyIndex.Entry) -> Bool { entry.article != article && abs(entry.time - time) <= window }
        for entry in index.identical(to: fingerprint) where isNear(entry) {
            // The whole set, lest two texts of one hash be taken for one.
            guard let known = try store.fingerprint(article: entry.article), known.shingles == fingerprint.shingles
            else { continue }
            return Match(
                original: entry.copyOf ?? entry.article, likeness: Likeness(fingerprint, known),
                isIdentical: entry.copyOf == nil)
        }
        var best: Match?
        for entry in index.candidates(for: fingerprint) where isNear(entry) {
            guard let known = try store.fingerprint(article: entry.article) else { continue }
            let likeness = Likeness(fingerprint, known)
            guard likeness.isCopy, likeness.containment > best?.likeness.containment ?? 0 else { continue }
            best = Match(original: entry.copyOf ?? entry.article, likeness: likeness, isIdentical: false)
        }
        return best?.original == article ? nil : best
    }
}

extension Copies.Match {
    /// How alike, for `why`.
    var words: String {
        if isIdentical || likeness.jaccard == 1 { return "word for word" }
        return "\(Int((likeness.containment * 100).rounded()))% of the shorter text"
    }
}
