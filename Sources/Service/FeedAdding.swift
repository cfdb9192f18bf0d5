internal import Fetching
internal import Foundation
internal import Glibc
package import Logging
internal import Model
internal import Transport

/// `feeds add`: finds the feed that an address means, puts it into the configuration and takes its past as history.
package struct FeedAdding: Sendable {
    /// What the desk may say of the new feed.
    package struct Wishes: Sendable {
        package var name: String?
        package var outlet: String?
        package var category: String?
        /// Which of several, from 1.
        package var pick: Int?

        package init(name: String? = nil, outlet: String? = nil, category: String? = nil, pick: Int? = nil) {
            self.name = name
            self.outlet = outlet
            self.category = category
            self.pick = pick
        }
    }

    static let reloadHint = "`systemctl reload copytaster` makes a running service take it up."

    private let file: String
    private let environment: [String: String]
    private let clock: Clock
    private let log: Logger
    private let say: @Sendable (String) -> Void

    /// - Parameter say: told what happens, a line each.
    package init(
        file: String, environment: [String: String], clock: Clock = .system, log: Logger,
        say: @escaping @Sendable (String) -> Void
    ) {
        self.file = file
        self.environment = environment
        self.clock = clock
        self.log = log
        self.say = say
    }

    /// - Parameter ask: asked to choose where there are several and no wish; nil where nobody can be asked.
    package func add(
        _ text: String, _ wishes: Wishes, ask: (@Sendable (Int) -> Int?)? = nil
    ) async throws {
        let desk = try DeskFiles(file: file, environment: environment)
        let old = try FileReplacement.read(file)
        let configuration = try FeedsFile(file: file, text: old, environment: environment)
        let address = try FeedAddress.complete(text).text
        var shelf = FeedShelf(desk, configuration)
        try refuse(address, shelf)
        let found: [FoundFeed]
        do {
            do { found = try await find(address, desk.settings) } catch let fault as FeedFault
                where fault.kind == .unreachable && !text.contains(":/") && !text.contains("feed:")
            {
                // `example.org` was taken for https, which not every server speaks.
                let plain = address.replacing("https://", with: "http://", maxReplacements: 1)
                say("\(fault.description); trying \(plain)")
                found = try await find(plain, desk.settings)
            }
        } catch let fault as FeedFault {
            throw CommandFault("error: \(fault.description)", fault.exitCode)
        }
        let chosen = try choose(found, wishes, at: address, ask: ask)
        try refuse(chosen.url, shelf)

        let name = TerminalText.field(wishes.name ?? "", most: 100)
        let feed = NewFeed(
            name: name.isEmpty ? shelf.name(chosen.title, url: chosen.url) : name, url: chosen.url,
            outlet: wishes.outlet, categories: wishes.category.map { [$0] } ?? [])
        shelf.put(feed)
        try FileReplacement.replace(file, old: old, with: try configuration.adding([feed]))
        say("added '\(feed.name)' (\(feed.url)) to \(file)")
        if wishes.outlet == nil, let hint = outletHint(feed, desk) { say(hint) }
        try await takeHistory(feed, desk.settings)
        say(Self.reloadHint)
    }

    private func refuse(_ url: String, _ shelf: FeedShelf) throws(CommandFault) {
        if let reason = shelf.refusal(url) { throw CommandFault("error: \(reason); nothing was changed", 1) }
    }

    private func find(_ address: String, _ settings: Settings) async throws -> [FoundFeed] {
        let client = HTTPClient(settings.transport)
        let finder = FeedFinder(fetcher: settings.feedFetcher(client), now: clock.now())
        let found: [FoundFeed]
        do { found = try await finder.feeds(at: address, say: say) } catch {
            await client.shutdown()
            throw error
        }
        await client.shutdown()
        return found
    }

    /// The one that is meant: the wish, the only one of the likeliest kind, or whom the desk names.
    private func choose(
        _ found: [FoundFeed], _ wishes: Wishes, at address: String, ask: (@Sendable (Int) -> Int?)?
    ) throws(CommandFault) -> FoundFeed {
        guard let first = found.first else {
            throw CommandFault(
                "error: no feed was found at \(address) nor where sites keep them; look on its pages for 'RSS', or ask "
                    + "the publisher", 1)
        }
        for (index, feed) in found.enumerated() {
            say("\(found.count == 1 ? "" : "\(index + 1)  ")\(feed.title): \(feed.facts(now: clock.now()))")
            say("\(found.count == 1 ? "" : "   ")\(feed.url)")
        }
        if let pick = wishes.pick {
            guard found.indices.contains(pick - 1) else {
                throw CommandFault("error: there is no number \(pick); choose from 1 to \(found.count)", 64)
            }
            return found[pick - 1]
        }
        if found.count(where: { $0.rank == first.rank && $0.entries > 0 }) == 1, first.entries > 0 { return first }
        if found.count == 1 {
            throw CommandFault(
                "error: the feed at \(first.url) is empty; nothing was changed. Take it nevertheless with --pick 1", 1)
        }
        if let choice = ask?(found.count), found.indices.contains(choice - 1) { return found[choice - 1] }
        throw CommandFault("error: there are several; choose one with --pick N. Nothing was changed", 1)
    }

    /// Feeds of one outlet count as one source: two names for it would confirm each other.
    private func outletHint(_ feed: NewFeed, _ desk: DeskFiles) -> String? {
        guard let host = try? HTTPURL(feed.url).host, !["t.me", "feeds.feedburner.com"].contains(host) else {
            return nil
        }
        let kin = desk.feeds.first { (try? HTTPURL($0.url).host) == host }
        return kin.map {
            "'\($0.name)' is of the same host: where both are one outlet, give both the outlet '\($0.outlet)', so that they "
                + "count as one source"
        }
    }

    /// The first fetch, by the pipeline itself: what it finds is history.
    private func takeHistory(_ feed: NewFeed, _ settings: Settings) async throws {
        guard FileManager.default.fileExists(atPath: settings.database) || isOurs(settings.storageFolder) else {
            // A database that we made would not be the service's: beside its configuration, or another user's.
            say("its past becomes history at the service's first check; it alerts nobody")
            return
        }
        do {
            let desk = try Newsdesk(
                settings: try Settings.load(file: file, environment: environment, needsSecrets: false), clock: clock,
                log: log)
            guard let configured = desk.feeds.first(where: { $0.url == feed.url }) else { return }
            // It was here before and said that it is gone; it has just answered.
            if let old = try desk.store.feed(url: feed.url) {
                try desk.store.save([FeedState(old).revived(now: clock.now()).record(name: feed.name)])
            }
            _ = try await Newsdesk.check([configured], desk.pipeline).get()
            let items = try desk.store.pendingItems(feed: feed.url, now: .distantFuture, limit: 10_000)
            let trouble = try desk.store.feed(url: feed.url)?.trouble
            await desk.shutdown()
            if let trouble {
                say("its past could not be taken now (\(trouble)): it becomes history at the next check")
                return
            }
            let history = items.count(where: \.isHistory)
            say(
                "\(Status.count(history, "item of its past is", "items of its past are")) history and alert"
                    + "\(history == 1 ? "s" : "") nobody"
                    + (items.count > history
                        ? "; \(items.count - history) younger than fetching.firstFetchAlerts may alert" : ""))
        } catch let fault as StoreFault {
            say("its past could not be taken now (\(fault)): it becomes history at the service's first check")
        }
    }

    private func isOurs(_ folder: String) -> Bool {
        guard !folder.hasPrefix("/etc/") else { return false }
        let owner = (try? FileManager.default.attributesOfItem(atPath: folder))?[.ownerAccountID] as? NSNumber
        return owner.map { $0.uint32Value == geteuid() } ?? true
    }
}
