internal import Synchronization
package import Transport

/// Until when hosts asked to be left alone; shared by whatever asks them for something.
package final class HostPauses: Sendable {
    private let clock: Politeness.Clock
    private let ends = Mutex<[String: Duration]>([:])

    package init(clock: Politeness.Clock = .system) { self.clock = clock }

    /// Nobody starts at the host for that long: it said so (429, 503). At most a day.
    package func pause(_ host: String, for wait: Duration) {
        let now = clock.now()
        let end = now + min(wait, .seconds(86_400))
        ends.withLock {
            // Bounded by forgetting what is over.
            if $0.count > 4096 { $0 = $0.filter { $0.value > now } }
            $0[host] = max($0[host] ?? .zero, end)
        }
    }

    /// For how long the host is to be left alone yet. Who would wait long had better come again.
    package func left(at host: String) -> Duration { ends.withLock { max(.zero, ($0[host] ?? .zero) - clock.now()) } }
}

/// Takes turns at each host: so many requests at once, and a least gap between the starts of two. First come, first
/// served.
package actor Politeness {
    /// Time as the actor sees it; a test brings its own.
    package struct Clock: Sendable {
        /// Since whenever, never backwards.
        package var now: @Sendable () -> Duration
        /// Throws when the task is cancelled.
        package var sleep: @Sendable (Duration) async throws -> Void

        package init(
            now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async throws -> Void
        ) {
            self.now = now
            self.sleep = sleep
        }

        package static var system: Clock {
            let start = ContinuousClock.now
            return Clock(now: { ContinuousClock.now - start }, sleep: { try await Task.sleep(for: $0) })
        }
    }

    private struct Host {
        var running = 0
        var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
        /// The soonest that the next may start.
        var next: Duration = .zero
        /// What its site asks for, where that is more than ours.
        var gap: Duration = .zero
    }

    private let gap: Duration
    private let perHost: Int
    package nonisolated let pauses: HostPauses
    private let clock: Clock
    private var hosts: [String: Host] = [:]
    private var lastID = 0

    /// - Parameters:
    ///   - gap: between the starts of two requests to one host.
    ///   - perHost: requests to one host at once.
    ///   - pauses: where it learns of, and tells of, hosts that asked to be left alone.
    package init(
        gap: Duration = .seconds(1), perHost: Int = 1, pauses: HostPauses? = nil, clock: Clock = .system
    ) {
        self.gap = gap
        self.perHost = max(1, perHost)
        self.pauses = pauses ?? HostPauses(clock: clock)
        self.clock = clock
    }

    /// Does `work` when it is this caller's turn at the host. `TransportFault.cancelled` where the task ended first.
    package func turn<Answer: Sendable>(
        at host: String, _ work: @Sendable () async throws(TransportFault) -> Answer
    ) async throws(TransportFault) -> Answer {
        guard await enter(host) else { throw .cancelled }
        defer { leave(host) }
        // Each wait may find the host paused for longer in the meantime.
        while true {
            let now = clock.now()
            let start = max(hosts[host]?.next ?? .zero, now + pauses.left(at: host))
            let gap = max(gap, hosts[host]?.gap ?? .zero)
            if start <= now {
                hosts[host]?.next = now + gap
                break
            }
            do { try await clock.sleep(start - now) } catch { throw .cancelled }
        }
        return try await work()
    }

    /// From now on the gap at the host is no less than that: its robots.txt asks for it. An idle host is forgotten sometimes:
    /// say it before each turn.
    package func widen(_ host: String, to gap: Duration) {
        if gap > .zero || hosts[host] != nil { hosts[host, default: Host()].gap = gap }
    }

    private func enter(_ host: String) async -> Bool {
        if hosts.count > 4096 { forgetIdle() }
        if hosts[host, default: Host()].running < perHost {
            hosts[host, default: Host()].running += 1
            return true
        }
        lastID += 1
        let id = lastID
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                if Task.isCancelled { return continuation.resume(returning: false) }
                hosts[host, default: Host()].waiting.append((id, continuation))
            }
        } onCancel: {
            Task { await self.abandon(host, id) }
        }
    }

    private func abandon(_ host: String, _ id: Int) {
        guard let index = hosts[host]?.waiting.firstIndex(where: { $0.id == id }) else { return }
        hosts[host]?.waiting.remove(at: index).continuation.resume(returning: false)
    }

    private func leave(_ host: String) {
        guard let entry = hosts[host] else { return }
        if entry.waiting.isEmpty {
            hosts[host]?.running -= 1
        } else {
            hosts[host]?.waiting.removeFirst().continuation.resume(returning: true)  // the turn is handed over
        }
    }

    private func forgetIdle() {
        let now = clock.now()
        hosts = hosts.filter { $0.value.running > 0 || !$0.value.waiting.isEmpty || $0.value.next > now }
    }
}
