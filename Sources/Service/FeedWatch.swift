internal import Fetching
internal import Foundation
internal import Logging
internal import Model

extension Newsdesk {
    private enum Happening: Sendable {
        case tick
        case checked(String, Result<Int, StoreFault>)
    }

    /// Checks feeds as they fall due, each for itself, until cancelled: a slow one delays no other. Feeds that are all due at
    /// the start are spread over a while.
    ///
    /// - Parameters:
    ///   - every: seconds between two looks at what is due.
    ///   - onRound: called at each look.
    ///   - onItems: called when a feed brought something new.
    func watchFeeds(
        every tick: Double, onRound: @Sendable () -> Void, onItems: @Sendable () -> Void
    ) async {
        var watch = FeedWatch(limit: max(settings.connections * 8, 64))
        await withTaskGroup(of: Happening.self) { group in
            group.addTask { .tick }
            while let happening = await group.next(), !Task.isCancelled {
                switch happening {
                case .tick:
                    onRound()
                    lookForDueFeeds(&watch)
                    group.addTask {
                        try? await Task.sleep(for: .seconds(tick))
                        return .tick
                    }
                case .checked(let url, .success(let items)):
                    watch.ended(url)
                    if items > 0 { onItems() }
                case .checked(let url, .failure(let fault)):
                    watch.ended(url)
                    log.error("can't check feeds, tried again", metadata: ["why": "\(fault)"])
                }
                for begun in begin(&watch) {
                    group.addTask { [pipeline] in .checked(begun.feed.url, await Self.check(begun, pipeline)) }
                }
            }
            group.cancelAll()
        }
    }

    private func lookForDueFeeds(_ watch: inout FeedWatch) {
        do throws(StoreFault) {
            watch.take(try dueFeeds(), now: clock.now(), chance: { .random(in: 0..<1) })
        } catch {
            log.error("can't look up which feeds are due, tried again", metadata: ["why": "\(error)"])
        }
    }

    /// Begins the checks that come next, all in one transaction.
    private func begin(_ watch: inout FeedWatch) -> [BegunCheck] {
        var next: [ConfiguredFeed] = []
        while let feed = watch.next() { next.append(feed) }
        guard !next.isEmpty else { return [] }
        var begun: [BegunCheck] = []
        do throws(StoreFault) { begun = try pipeline.begin(next) } catch {
            log.error("can't begin to check feeds, tried again", metadata: ["why": "\(error)"])
        }
        // Those that were not begun (retired, or all where the store failed) are free for the next look.
        let urls = Set(begun.map(\.feed.url))
        for feed in next where !urls.contains(feed.url) { watch.ended(feed.url) }
        return begun
    }

    /// Functions of their own: written inside a group's closure, a release build of Swift 6.3.1 traps on a wrong index.
    @inline(never)
    static func check(_ begun: BegunCheck, _ pipeline: Pipeline) async -> Result<Int, StoreFault> {
        do throws(StoreFault) { return .success(try await pipeline.check(begun)) } catch { return .failure(error) }
    }

    /// Begins the checks of feeds and makes them, one after another.
    @inline(never)
    static func check(_ feeds: [ConfiguredFeed], _ pipeline: Pipeline) async -> Result<Int, StoreFault> {
        do throws(StoreFault) {
            var items = 0
            for begun in try pipeline.begin(feeds) { items += try await pipeline.check(begun) }
            return .success(items)
        } catch {
            return .failure(error)
        }
    }
}

/// Which feeds are being checked and which come next. A value: the loop around it does the work.
struct FeedWatch {
    /// Checks at a time. More than there are connections, since some wait for their host's turn.
    let limit: Int
    private var running = Set<String>()
    private var waiting: [ConfiguredFeed] = []
    /// Feeds that were due at the start, and when each begins.
    private var starts: [String: Date]?

    init(limit: Int) { self.limit = limit }

    /// Takes what is due now, soonest due first.
    mutating func take(_ due: [ConfiguredFeed], now: Date, chance: () -> Double) {
        if starts == nil {
            let window = FetchSchedule.startWindow(due: due.count)
            starts = [:]
            for feed in due { starts?[feed.url] = now + window * chance() }
        }
        waiting = due.filter { !running.contains($0.url) && (starts?[$0.url] ?? now) <= now }.reversed()
    }

    /// The next feed to be checked; nil where none is due or enough are being checked.
    mutating func next() -> ConfiguredFeed? {
        guard running.count < limit, let feed = waiting.popLast() else { return nil }
        running.insert(feed.url)
        starts?[feed.url] = nil
        return feed
    }

    mutating func ended(_ url: String) { running.remove(url) }
}
