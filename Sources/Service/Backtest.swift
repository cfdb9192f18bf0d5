internal import Alerting
package import Foundation
internal import Model
internal import Storing
internal import Watching

/// `watchlist backtest`: the archive read again by two watchlists, each over a ledger of its own that knows what was known
/// before. The findings, verdicts and alerts are made by the code of `run`; nothing is sent and nothing is written.
package struct Backtest: Sendable {
    package struct Request: Sendable {
        /// Folders of the two watchlists; nil: the live one of the configuration.
        package var old: String?
        package var new: String
        package var days: Int
        /// Whether the last digest is wanted as the new watchlist would have made it.
        package var wantsDigest: Bool

        package init(old: String?, new: String, days: Int, wantsDigest: Bool) {
            self.old = old
            self.new = new
            self.days = days
            self.wantsDigest = wantsDigest
        }
    }

    private let archive: ArchiveReading
    private let old: Beat
    private let new: Beat
    private let known: KnownBefore
    private let marks: [MarkedAlert]
    private let window: (from: Date, to: Date)
    private let zone: TimeZone
    private let schedule: DigestSchedule?

    /// Over the archive of a configuration.
    package init(_ request: Request, settings: Settings, now: Date) throws {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            throw StoreFault(
                "can't open \(settings.database): there is none yet; `copytaster once` or `run` makes it",
                isTransient: false)
        }
        zone = settings.zone
        old = try Beat(folder: request.old ?? settings.watchlistFolder, zone: zone)
        new = try Beat(folder: request.new, zone: zone)
        let store = try SQLiteStore(readingOnly: settings.database)
        window = (now.addingTimeInterval(-Double(request.days) * 86_400), now)
        archive = try ArchiveReading(store, from: window.from, to: window.to)
        known = try KnownBefore(
            store, before: window.from, types: Set((old.watchlist.types + new.watchlist.types).map(\.name)))
        marks = try MarkedAlert.all(in: store, from: window.from, to: window.to)
        schedule = request.wantsDigest ? settings.digest : nil
    }

    /// Over articles as `replay` takes them, over ledgers that know nothing; there are no marks.
    package init(_ request: Request, old: String, articles: [ReplayArticle], zone: TimeZone) throws {
        self.zone = zone
        self.old = try Beat(folder: old, zone: zone)
        new = try Beat(folder: request.new, zone: zone)
        archive = try ArchiveReading(articles, zone: zone)
        known = KnownBefore()
        marks = []
        let times = articles.compactMap { $0.instant(zone: zone) }
        let last = (times.max() ?? Date(timeIntervalSince1970: 0)).addingTimeInterval(1)
        window = (times.min() ?? last, last)
        schedule = request.wantsDigest ? DigestSchedule(hour: 7, minute: 0) : nil
    }

    /// Reads and compares. Two pages are read side by side while one is judged; verdicts are in the order of the archive.
    package func run(progress: ProgressBar? = nil, clock: ContinuousClock = .continuous) async throws -> BacktestResult
    {
        let isSame = old.watchlist.hash == new.watchlist.hash
        let reading = BacktestReading(archive: archive, old: old, new: isSame ? nil : new)
        var sides = (
            old: BacktestSide(beat: old, known: known, zone: zone),
            new: isSame ? nil : BacktestSide(beat: new, known: known, zone: zone)
        )
        var outcomes: [BacktestOutcome] = []
        var done = 0
        var forgotten = Date.distantPast
        let start = clock.now
        let threads = max(2, ProcessInfo.processInfo.activeProcessorCount)
        defer { progress?.clear() }
        try await withThrowingTaskGroup(of: (number: Int, read: [BacktestReading.Read]).self) { group in
            var last: ArchiveReading.Entry?
            var next = 0
            var judged = 0
            var isOver = false
            var waiting: [Int: [BacktestReading.Read]] = [:]
            func add() throws {
                // What was read and waits to be judged is bounded too.
                guard !isOver, next - judged < 3 * threads else { return }
                let page = try archive.page(after: last)
                guard let end = page.last else {
                    isOver = true
                    return
                }
                last = end
                let number = next
                next += 1
                group.addTask { (number, try reading.read(page)) }
            }
            for _ in 0...threads { try add() }
            while let (number, read) = try await group.next() {
                waiting[number] = read
                try add()
                while let page = waiting.removeValue(forKey: judged) {
                    for article in page {
                        if let outcome = try Self.judge(article, &sides) { outcomes.append(outcome) }
                    }
                    judged += 1
                    done += page.count
                    try add()
                    try Task.checkCancellation()
                    if let read = page.last?.entry.archived.read, read.timeIntervalSince(forgotten) > 86_400 {
                        Self.forget(before: read, sides)
                        forgotten = read
                    }
                    progress?.show(done, of: archive.count, rate: Double(done) / (clock.now - start).inSeconds)
                }
            }
        }
        return try result(sides.old, sides.new ?? sides.old, outcomes, articles: done, isSame: isSame)
    }

    /// One article before both; nil where neither alerts.
    private static func judge(
        _ article: BacktestReading.Read, _ sides: inout (old: BacktestSide, new: BacktestSide?)
    ) throws -> BacktestOutcome? {
        let old = try sides.old.read(article.entry, article.old)
        let new = try sides.new?.read(article.entry, article.new ?? article.old) ?? old
        guard !old.alerts.isEmpty || !new.alerts.isEmpty else { return nil }
        return BacktestOutcome(
            article: old.article, isHistory: article.entry.archived.isHistory, read: article.entry.archived.read,
            old: .init(old), new: .init(new))
    }

    /// Readings are kept as long as a copy may ask for them, and a digest.
    private static func forget(before read: Date, _ sides: (old: BacktestSide, new: BacktestSide?)) {
        let cutoff = read.addingTimeInterval(-Copies.window - 86_400)
        sides.old.ledger.purge(before: cutoff)
        sides.new?.ledger.purge(before: cutoff)
    }

    private func result(
        _ old: BacktestSide, _ new: BacktestSide, _ outcomes: [BacktestOutcome], articles: Int, isSame: Bool
    ) throws(StoreFault) -> BacktestResult {
        let comparison = BacktestComparison(outcomes, old: old.ledger, new: new.ledger)
        var digest: Digest?
        if let schedule, let due = schedule.due(now: window.to, lastEnd: .distantPast, zone: zone) {
            let from = (Day(due.to, in: zone) - 1).instant(hour: schedule.hour, minute: schedule.minute, in: zone)
            digest = try DigestMaking(new.beat.watchlist, zone: zone).digest(
                DigestMaking.Window(
                    kind: .daily, from: from, to: due.to, made: due.to, scope: .stamped(from: from, to: due.to)),
                of: new.ledger
            ).digest
        }
        func side(_ side: BacktestSide, _ alerts: [BacktestAlert]) -> BacktestResult.Side {
            BacktestResult.Side(
                title: side.beat.watchlist.title, hash: side.beat.watchlist.hash, alerts: alerts.count,
                articlesOnTopic: side.onTopic, verdicts: side.verdicts,
                score: BacktestScore(alerts, marks: marks, ledger: side.ledger))
        }
        return BacktestResult(
            from: window.from, to: window.to, zone: zone, articles: articles, isSame: isSame,
            old: side(old, outcomes.flatMap(\.oldAlerts)), new: side(new, outcomes.flatMap(\.newAlerts)),
            comparison: comparison, digest: digest)
    }
}
