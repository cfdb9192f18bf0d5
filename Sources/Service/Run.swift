internal import Alerting
internal import Foundation
internal import Logging
internal import Model
internal import ServiceLifecycle
internal import UnixSignals

/// The service: checks feeds, reads, delivers and makes digests until it is told to stop.
///
/// Loops of their own for feeds, reading and each destination, so that a slow feed delays no verdict and a dead destination
/// no other. Each wakes when it is poked by the one before it, or when its next work is due. On SIGTERM they finish what they hold; what waits is in the store.
package struct Run: ServiceLifecycle.Service, CustomStringConvertible {
    /// The lifecycle library logs its services at level debug: the environment, which holds keys, must not be among it.
    package var description: String { "run" }

    private let desk: Newsdesk
    private let environment: [String: String]
    private let notifier: SystemdNotifier
    private let newItems = Wake()
    private let digests = Wake()
    /// One a destination, by name.
    private let lanes: [String: Wake]
    private let pulse = Pulse()

    /// Seconds between two looks at what is due, where nothing pokes.
    private static let tick = 5.0
    /// Seconds between two looks at which feeds are due: by index, next to nothing.
    private static let feedTick = 1.0
    /// Seconds between two looks at the watchlist's files: names, sizes and times, next to nothing.
    private let watchlistTick: Double

    package init(_ desk: Newsdesk, environment: [String: String], watchlistTick: Double = 2) {
        self.watchlistTick = watchlistTick
        self.desk = desk
        lanes = Dictionary(
            desk.settings.destinations.map { ($0.name, Wake()) }, uniquingKeysWith: { first, _ in first })
        self.environment = environment
        notifier = SystemdNotifier(environment: environment, log: desk.log)
    }

    /// Runs the service under swift-service-lifecycle: SIGTERM and SIGINT drain it, SIGHUP reloads the watchlist.
    package static func untilSignal(_ desk: Newsdesk, environment: [String: String]) async throws {
        // Caught from before systemd hears that we're ready: from then on it may send one, and uncaught it kills.
        let hangups = await UnixSignalsSequence(trapping: .sighup)
        let run = Run(desk, environment: environment)
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: run),
                .init(
                    service: ReloadOnHangup(
                        desk: desk, environment: environment, notifier: run.notifier, hangups: hangups)),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: desk.log)
        configuration.maximumGracefulShutdownDuration = .seconds(15)
        configuration.maximumCancellationDuration = .seconds(3)
        try await ServiceGroup(configuration: configuration).run()
        await desk.shutdown()
        desk.log.notice("stopped")
    }

    package func run() async throws {
        notifier.ready()
        desk.log.notice(
            "ready", metadata: ["version": "\(Version.number)", "feeds": "\(desk.feeds.count)"])
        await withGracefulShutdownHandler {
            await withTaskGroup(of: Void.self) { group in
                group.addTask {
                    // A stop doesn't wait for a slow feed: what was not fetched is fetched another time.
                    await cancelWhenGracefulShutdown {
                        await desk.watchFeeds(every: Self.feedTick) {
                            pulse.beat("check feeds")
                        } onItems: {
                            newItems.poke()
                        }
                    }
                }
                group.addTask {
                    await loop(newItems, "read") {
                        _ = try await desk.readPendingItems(onDeliveries: pokeLanes)
                    }
                }
                group.addTask {
                    await loop(digests, "make digests") {
                        try desk.lookAtClock()
                        try desk.refuseStrayDeliveries()
                        guard try desk.makeDigestIfDue() != nil else { return }
                        pokeLanes()
                        try desk.purge()
                        desk.tuneIfWanted()
                    }
                }
                for destination in desk.settings.destinations {
                    group.addTask {
                        await loop(lanes[destination.name] ?? Wake(), "deliver to \(destination.name)") {
                            try await desk.deliver(to: destination) {
                                pulse.beat("deliver to \(destination.name)")
                            }
                        }
                    }
                }
                group.addTask {
                    await loop(Wake(), "look at the watchlist", every: watchlistTick) {
                        if try desk.lookAtWatchlist() { pokeLanes() }
                    }
                }
                if let webSub = desk.webSub {
                    group.addTask { await webSub.listen { newItems.poke() } }
                    group.addTask {
                        await loop(Wake(), "ask hubs") {
                            // A hub that can't call back would only be annoyed.
                            guard webSub.port != nil else { return }
                            try await cancelWhenGracefulShutdown { try await webSub.askHubs() }
                        }
                    }
                }
                if let marks = desk.marks { group.addTask { await marks.listen() } }
                if let interval = notifier.watchdogInterval {
                    group.addTask { await calmWatchdog(every: interval) }
                }
            }
        } onGracefulShutdown: {
            notifier.stopping()
        }
    }

    @Sendable private func pokeLanes() { for lane in lanes.values { lane.poke() } }

    /// Does `work` again and again until the service is told to stop. A fault of the store is logged and tried again: what
    /// was not done still waits.
    private func loop(
        _ wake: Wake, _ what: String, every seconds: Double = tick, _ work: @Sendable () async throws -> Void
    ) async {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            pulse.beat(what)
            do { try await work() } catch {
                desk.log.error("can't \(what), tried again", metadata: ["why": "\(error)"])
            }
            await wake.wait(upTo: seconds)
        }
    }

    private func calmWatchdog(every interval: Double) async {
        let never = Wake()
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            if pulse.isSteady() { notifier.watchdog() }
            await never.wait(upTo: interval)
        }
    }
}

/// SIGHUP: watchlist and feeds are read again; a wrong file is refused and what runs stays.
private struct ReloadOnHangup: ServiceLifecycle.Service, CustomStringConvertible {
    var description: String { "reload on SIGHUP" }

    let desk: Newsdesk
    let environment: [String: String]
    let notifier: SystemdNotifier
    let hangups: UnixSignalsSequence

    func run() async throws {
        for await _ in hangups.cancelOnGracefulShutdown() {
            notifier.reloading()
            do { try desk.reload(environment: environment) } catch {
                desk.log.error("reload refused, what runs stays", metadata: ["why": "\(error)"])
            }
            notifier.ready()
        }
    }
}
