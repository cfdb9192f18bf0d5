internal import Alerting
internal import Fetching
internal import Foundation
internal import Logging
internal import Model
internal import Reading
internal import Storing
internal import Transport
internal import Watching

/// One line of `doctor`.
package struct Check: Sendable, Hashable {
    package enum Result: String, Sendable { case ok, warning, failed }
    package var what: String
    package var result: Result
    package var detail: String

    package var line: String {
        "\(result == .ok ? "ok     " : result == .warning ? "warning" : "FAILED ") \(what): \(detail)"
    }
}

/// Checks configuration, watchlists, feeds, destinations, database, clock and rights; changes nothing but for a test file
/// that it removes again.
package enum Doctor {
    /// - Parameter offline: leaves out what needs the network.
    package static func run(
        configuration: String, environment: [String: String], clock: Clock = .system, offline: Bool,
        each: (Check) -> Void
    ) async -> Bool {
        var isWell = true
        func tell(_ what: String, _ result: Check.Result, _ detail: String) {
            if result == .failed { isWell = false }
            each(Check(what: what, result: result, detail: detail))
        }
        let settings: Settings
        do throws(InputFaults) {
            settings = try Settings.load(file: configuration, environment: environment)
            tell("configuration", .ok, "\(configuration), zone \(settings.zone.identifier)")
        } catch {
            for fault in error.faults { tell("configuration", .failed, fault.description) }
            return false
        }
        if settings.contact == "no contact configured" {
            tell("contact", .warning, "desk.contact is not set: publishers can't write to you before they ban you")
        }
        let beat: Beat
        do throws(InputFaults) {
            beat = try settings.beat()
            let list = beat.watchlist
            tell(
                "watchlist", .ok,
                "\(list.title): \(list.actors.count) actors, \(list.places.count) places, \(list.themes.count) themes, "
                    + "\(list.types.count) event types")
        } catch {
            for fault in error.faults { tell("watchlist", .failed, fault.description) }
            return false
        }
        for check in database(settings) { tell(check.what, check.result, check.detail) }
        tell("clock", clockCheck(clock.now()).0, clockCheck(clock.now()).1)
        if settings.destinations.isEmpty {
            tell("destinations", .failed, "there is none: alerts would go nowhere; add one to \(configuration)")
        }
        for destination in settings.destinations {
            let (result, detail) = check(destination)
            tell("destination \(destination.name)", result, detail)
        }
        if let callback = settings.webSubCallback {
            tell(
                "websub", .ok,
                "hubs call \(callback)/…, which a proxy must pass on to \(settings.webSubListen); nothing was sent")
        }
        if let address = settings.deskAddress {
            tell(
                "marks", .ok,
                "links begin with \(address)/mark, which a proxy must pass on to \(settings.deskListen); nothing was sent"
            )
        }
        let feeds = ConfiguredFeed.all(settings, beat.watchlist)
        if feeds.isEmpty {
            tell("feeds", .failed, "there is none; add one under `feeds:`, or set watchlist.feeds to true")
        }
        if offline {
            tell("feeds", .ok, "\(feeds.count) configured, not asked (--offline)")
        } else {
            for check in await check(feeds, settings) { tell(check.what, check.result, check.detail) }
        }
        return isWell
    }

    private static func database(_ settings: Settings) -> [Check] {
        guard FileManager.default.fileExists(atPath: settings.database) else {
            let folder = settings.storageFolder
            let parent =
                FileManager.default.fileExists(atPath: folder) ? folder : (folder as NSString).deletingLastPathComponent
            let writable = FileManager.default.isWritableFile(atPath: parent.isEmpty ? "." : parent)
            return [
                Check(
                    what: "database", result: writable ? .ok : .failed,
                    detail: writable
                        ? "\(settings.database) will be made at the first run"
                        : "\(parent) is not writable by this user; change its owner or storage.folder")
            ]
        }
        do {
            let store = try SQLiteStore(path: settings.database)
            if let trouble = try store.check() {
                return [
                    Check(
                        what: "database", result: .failed,
                        detail: "\(settings.database) is damaged: \(trouble); restore a backup")
                ]
            }
            let counters = try store.counters()
            return [
                Check(
                    what: "database", result: .ok,
                    detail: "\(settings.database) is sound: \(counters.event) events, \(counters.alert) alerts")
            ]
        } catch {
            return [Check(what: "database", result: .failed, detail: "\(error)")]
        }
    }

    /// A machine whose clock was never set says 1970 or the year of its firmware.
    private static func clockCheck(_ now: Date) -> (Check.Result, String) {
        let day = Day(now, in: .gmt)
        guard day.year >= 2026 else { return (.failed, "the machine says it is \(day); set its clock (timedatectl)") }
        return (.ok, "\(Timestamp.text(now, in: .gmt))")
    }

    private static func check(_ destination: Destination) -> (Check.Result, String) {
        switch destination.kind {
        case .folder(let settings):
            let path = settings.path
            do {
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
                let probe = path + "/.copytaster-doctor"
                try Data("ok\n".utf8).write(to: URL(fileURLWithPath: probe))
                try FileManager.default.removeItem(atPath: probe)
                return (.ok, "\(path) is writable")
            } catch {
                return (.failed, "\(path) can't be written: \(error.localizedDescription); change its owner")
            }
        case .webhook(let url, let secrets):
            return secrets.isEmpty
                ? (.warning, "\(url) gets unsigned messages; give secretFile or secretEnv")
                : (.ok, "\(url), signed; nothing was sent")
        case .chat(let chat): return (.ok, "\(chat); nothing was sent: `copytaster destinations test` does")
        case .mail(let mail):
            return (
                .ok,
                "\(mail.to.count) addresses through \(mail.serverURL); nothing was sent: `copytaster destinations test` does"
            )
        case .command(let command):
            return command.fault.map { (.failed, $0) } ?? (.ok, "\(command.arguments[0]) can be run")
        }
    }

    private static func check(_ feeds: [ConfiguredFeed], _ settings: Settings) async -> [Check] {
        let client = HTTPClient(settings.transport)
        return await withTaskGroup(of: (Int, Check).self) { group in
            for (index, feed) in feeds.enumerated() {
                group.addTask { (index, await check(feed, client, settings)) }
            }
            var checks: [(Int, Check)] = []
            for await check in group { checks.append(check) }
            await client.shutdown()
            return checks.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private static func check(_ feed: ConfiguredFeed, _ client: HTTPClient, _ settings: Settings) async -> Check {
        let what = "feed \(feed.name)"
        do {
            let limits = Limits(
                connect: .seconds(settings.connectTimeout), firstByte: nil, total: .seconds(settings.timeout),
                bytes: settings.feedSize, wireBytes: settings.feedSize, redirects: settings.redirects)
            let response = try await client.send(HTTPRequest(url: feed.url, limits: limits))
            guard response.status == 200 else {
                return Check(what: what, result: .failed, detail: "\(feed.url) answered \(response.status)")
            }
            let document = try FeedParser.parse(
                response.body, contentType: response.headers["content-type"], url: response.finalURL, now: Date())
            let moved = response.finalURL == feed.url ? "" : ", it has moved to \(response.finalURL)"
            return Check(
                what: what, result: document.warnings.isEmpty ? .ok : .warning,
                detail: "\(document.format), \(document.entries.count) entries\(moved)"
                    + document.warnings.prefix(2).map { "; \($0)" }.joined())
        } catch {
            let words = "\(error)"
            return Check(
                what: what, result: .failed, detail: words.hasPrefix(feed.url) ? words : "\(feed.url): \(words)")
        }
    }
}
