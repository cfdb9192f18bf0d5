package import Foundation

/// What judging needs of a store: what was read, what is known, and what was decided of it. Every call is one transaction.
///
/// A database is one (`Store`), and so is what `replay` and `watchlist backtest` keep in memory.
package protocol Ledger: Sendable {
    /// Several calls as one transaction: what `body` does through the ledger that it is handed stays all or not at all, and
    /// nobody else writes meanwhile. A call in it that fails has done nothing; `body` may go on, or throw and undo it all.
    ///
    /// - Parameter body: doesn't keep the ledger; calls of any other fail or wait in vain.
    func together<Value>(_ body: (any Ledger) throws(StoreFault) -> Value) throws(StoreFault) -> Value
    /// All that one article changes.
    func record(_ record: ArticleRecord) throws(StoreFault)
    /// What was made of an article; nil where it is not on record.
    func pastReading(article: String) throws(StoreFault) -> PastReading?
    /// Fingerprints recorded after that number, of texts published since, in the order recorded.
    func fingerprints(after number: Int64, since: Date, limit: Int) throws(StoreFault) -> [KnownFingerprint]
    func fingerprint(article: String) throws(StoreFault) -> Fingerprint?
    /// Events of a type whose days come within the interval, or whose day is unknown; all of the type where it is nil.
    /// Most recently told first.
    func events(type: String, days: DayInterval?, limit: Int) throws(StoreFault) -> [Event]
    /// Events that the queries name, each once, the most recently told first. What it costs depends on the queries, not on
    /// how much the ledger holds.
    func candidates(_ queries: [CandidateQuery]) throws(StoreFault) -> [Event]
    func event(id: String) throws(StoreFault) -> Event?
    /// The highest event and alert numbers handed out.
    func counters() throws(StoreFault) -> (event: Int, alert: Int)
    /// The destinations that these alerts went or are to go to.
    func destinations(ofAlerts ids: Set<String>) throws(StoreFault) -> Set<String>
    /// The item as it is from now on; a ledger that has no feeds keeps none.
    func save(_ item: Item) throws(StoreFault)

    func alerts(from: Date, to: Date) throws(StoreFault) -> [Alert]
    /// Planned events whose last day is `day` or later.
    func daybook(from day: Day) throws(StoreFault) -> [Event]
    /// Events that were announced for days of which the last comes within [from, to], whatever became of them, by day.
    func announced(from: Day, to: Day) throws(StoreFault) -> [Event]
    /// Whether an event of the type lay at that very place and ended within the days.
    func hasEvent(type: String, place: String, days: DayInterval) throws(StoreFault) -> Bool
    func counts(from: Date, to: Date) throws(StoreFault) -> ReadingCounts

    // Digests
    /// What a digest of that scope tells of, at the most `DigestRows.most`; a ledger that keeps no digests has told nothing.
    func digestRows(_ scope: DigestScope) throws(StoreFault) -> DigestRows
    /// Events with further days than their first that were told of since, the most recently told first.
    func recurring(since: Date, limit: Int) throws(StoreFault) -> [Event]
    /// Events that occurred, by the day on which they did, within [from, to]; those heard of only and those that nobody knows
    /// the day of (`EventTally.longest`) are left out.
    func occurred(from: Day, to: Day) throws(StoreFault) -> [EventTally]
}
