internal import Foundation
internal import Logging
internal import Model
internal import ServiceLifecycle
internal import UnixSignals

/// The service: checks feeds, reads, delivers and makes digests until it is told to stop.
///
/// Three loops, so that a slow feed delays no verdict and a dead destination no feed. Each wakes when it is poked by the one
/// before it, or when its next work is due. On SIGTERM they finish what they hold; what waits is in the store.
package struct Run: ServiceLifecycle.Service {
    private let desk: Newsdesk
    private let notifier: SystemdNotifier
    private let newItems = Wake()
    private let newDeliveries = Wake()

    /// Seconds between two looks at what is due, where nothing pokes.
    private static let tick = 5.0

    package init(_ desk: Newsdesk, environment: [String: String]) {
        self.desk = desk
        notifier = SystemdNotifier(environment: environment, log: desk.log)
    }

    /// Runs the service under swift-service-lifecycle: SIGTERM and SIGINT drain it, SIGHUP reloads the watchlist.
    package static func untilSignal(_ desk: Newsdesk, environment: [String: String]) async throws {
        let run = Run(desk, environment: environment)
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: run), .init(service: ReloadOnHangup(desk: desk, notifier: run.notifier))],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: desk.log)
        configuration.maximumGracefulShutdownDuration = .seconds(18)
        configuration.maximumCancellationDuration = .seconds(1)
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
                    await loop(Wake(), "check feeds") {
                        if try await desk.checkDueFeeds().items > 0 { newItems.poke() }
                    }
                }
                group.addTask {
                    await loop(newItems, "read") {
                        if try await desk.readPendingItems().contains(where: { !$0.deliveries.isEmpty }) {
                            newDeliveries.poke()
                        }
                    }
                }
                group.addTask {
                    await loop(newDeliveries, "deliver") {
                        if try desk.makeDigestIfDue() != nil { try desk.purge() }
                        _ = try await desk.deliver()
                        // The watchdog hears from the loop that matters most: if it hangs, systemd restarts us.
                        notifier.watchdog()
                    }
                }
            }
        } onGracefulShutdown: {
            notifier.stopping()
        }
    }

    /// Does `work` again and again until the service is told to stop. A fault of the store is logged and tried again: what
    /// was not done still waits.
    private func loop(_ wake: Wake, _ what: String, _ work: @Sendable () async throws -> Void) async {
        while !Task.isShuttingDownGracefully && !Task.isCancelled {
            do { try await work() } catch {
                desk.log.error("can't \(what), tried again", metadata: ["why": "\(error)"])
            }
            await wake.wait(upTo: Self.tick)
        }
    }
}

/// SIGHUP: the watchlist is read again; a wrong one is refused and the running one stays.
private struct ReloadOnHangup: ServiceLifecycle.Service {
    let desk: Newsdesk
    let notifier: SystemdNotifier

    func run() async throws {
        for await _ in await UnixSignalsSequence(trapping: .sighup).cancelOnGracefulShutdown() {
            notifier.reloading()
            do { try desk.reloadWatchlist() } catch {
                desk.log.error("watchlist refused, the running one stays", metadata: ["why": "\(error)"])
            }
            notifier.ready()
        }
    }
}
