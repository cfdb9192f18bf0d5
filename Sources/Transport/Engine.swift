import CCurl
import Synchronization

/// What callers put before the engine's thread.
enum Errand: Sendable {
    case start(Transfer)
    case cancel(Transfer)
    case stop(CheckedContinuation<Void, Never>?)
}

/// What waits for the engine: any thread posts, the engine's thread empties it. It alone holds the multi handle that both
/// sides touch, under its lock, so that nobody wakes an engine that is gone.
final class ErrandBox: Sendable {
    /// The multi handle is made for being woken from other threads; all else of it is the engine's.
    @safe struct Multi: @unchecked Sendable { let pointer: UnsafeMutableRawPointer }

    private struct State {
        var waiting: [Errand] = []
        var multi: Multi?
        var isClosed = false
    }

    private let state = Mutex(State())

    /// False where the engine is gone: nobody will see to it.
    func post(_ errand: Errand) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.waiting.append(errand)
            if state.waiting.count == 1, let multi = state.multi { unsafe curl_multi_wakeup(multi.pointer) }
            return true
        }
    }

    func open(_ multi: Multi) { state.withLock { $0.multi = multi } }

    func empty() -> [Errand] {
        state.withLock { state in
            defer { state.waiting.removeAll(keepingCapacity: state.waiting.count < 1024) }
            return state.waiting
        }
    }

    /// Nothing is delivered any more; gives what was still in it.
    func close() -> [Errand] {
        state.withLock { state in
            state.isClosed = true
            state.multi = nil
            defer { state.waiting = [] }
            return state.waiting
        }
    }
}

/// Drives one libcurl multi handle: everything in here runs on one thread.
@safe final class Engine {
    private let configuration: HTTPClient.Configuration
    private let errands: ErrandBox
    private let multi: UnsafeMutableRawPointer
    private var queue: HostQueue
    private var active: [ObjectIdentifier: Transfer] = [:]
    private var idle: [EasyHandle] = []
    private var stopping: [CheckedContinuation<Void, Never>] = []
    private var isStopping = false
    private var nextSweep: ContinuousClock.Instant?

    /// Handles kept for the next requests.
    private static let mostIdle = 64
    /// Connections kept open when their request is done: many distinct hosts make a large pool slow (measured: 107 µs a
    /// request with 16, 647 µs with libcurl's own choice).
    private static let keptConnections = 16

    init?(configuration: HTTPClient.Configuration, errands: ErrandBox) {
        guard shim_global_init() == CURLE_OK, let multi = unsafe curl_multi_init() else { return nil }
        self.configuration = configuration
        self.errands = errands
        unsafe self.multi = multi
        queue = HostQueue(total: configuration.maxConnections, perHost: configuration.maxPerHost)
        unsafe shim_multi_set_long(multi, CURLMOPT_MAXCONNECTS, Self.keptConnections)
        unsafe shim_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, configuration.maxConnections)
        unsafe shim_multi_set_long(multi, CURLMOPT_MAX_HOST_CONNECTIONS, configuration.maxPerHost)
        errands.open(unsafe ErrandBox.Multi(pointer: multi))
    }

    deinit {
        idle = []
        unsafe curl_multi_cleanup(multi)
    }

    /// Until it is told to stop.
    func run() {
        while true {
            for errand in errands.empty() { handle(errand) }
            if isStopping { break }
            admit()
            var running: Int32 = 0
            unsafe curl_multi_perform(multi, &running)
            if collect() { continue }
            unsafe curl_multi_poll(multi, nil, 0, sweep(), nil)
        }
        let left = errands.close()
        for errand in left { handle(errand) }
        for transfer in Array(active.values) { finish(transfer, .failure(.shutDown)) }
        for transfer in queue.drain() { finish(transfer, .failure(.shutDown)) }
        for continuation in stopping { continuation.resume() }
    }

    private func handle(_ errand: Errand) {
        switch errand {
        case .start(let transfer):
            // The cancellation may have come first.
            if transfer.isOver {
                finish(transfer, .failure(.cancelled))
            } else {
                queue.add(transfer)
            }
        case .cancel(let transfer):
            finish(transfer, .failure(.cancelled))
        case .stop(let continuation):
            isStopping = true
            if let continuation { stopping.append(continuation) }
        }
    }

    private func admit() {
        while let transfer = queue.next() { start(transfer) }
    }

    /// Starts a hop.
    private func start(_ transfer: Transfer) {
        guard let easy = idle.popLast() ?? EasyHandle() else {
            return finish(transfer, .failure(.engine("out of memory")))
        }
        let now = ContinuousClock.now
        let started = transfer.started ?? now
        transfer.started = started
        transfer.hopStarted = now
        easy.prepare(
            transfer, userAgent: configuration.userAgent, remaining: transfer.request.limits.total - (now - started))
        transfer.easy = easy
        active[ObjectIdentifier(transfer)] = transfer
        if let firstByte = transfer.request.limits.firstByte { sweepBy(now + firstByte) }
        let code = unsafe curl_multi_add_handle(multi, easy.pointer)
        if code != CURLM_OK {
            finish(transfer, .failure(.engine(unsafe String(cString: curl_multi_strerror(code)))))
        }
    }

    /// Takes what has ended; false where nothing had.
    private func collect() -> Bool {
        var code = CURLE_OK
        var hasEnded = false
        while let ended = unsafe shim_multi_ended(multi, &code) {
            hasEnded = true
            guard let context = unsafe shim_info_private(ended) else { continue }
            conclude(unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue(), code)
        }
        return hasEnded
    }

    private func conclude(_ transfer: Transfer, _ code: CURLcode) {
        guard let easy = transfer.easy else { return }
        guard (code == CURLE_OK && transfer.isHeadWhole) || transfer.bodyWasLeft else {
            return finish(transfer, .failure(transfer.fault(for: code, easy: easy)))
        }
        do throws(TransportFault) {
            let next = try Redirection.next(
                status: transfer.status, location: transfer.responseHeaders["location"], from: transfer.url,
                asked: transfer.request.url, hops: transfer.redirects.count, request: transfer.request)
            if let next {
                release(transfer)
                transfer.follow(to: next)
                queue.add(transfer)
            } else {
                finish(transfer, .success(response(of: transfer)))
            }
        } catch {
            finish(transfer, .failure(error))
        }
    }

    private func response(of transfer: Transfer) -> HTTPResponse {
        HTTPResponse(
            status: transfer.status, finalURL: transfer.url.text, redirects: transfer.redirects,
            headers: transfer.responseHeaders, body: transfer.body,
            elapsed: transfer.started.map { ContinuousClock.now - $0 } ?? .zero)
    }

    private func finish(_ transfer: Transfer, _ outcome: Transfer.Outcome) {
        release(transfer)
        transfer.isOver = true
        transfer.continuation?.resume(returning: outcome)
        transfer.continuation = nil
    }

    /// Gives back a transfer's handle and its turn.
    private func release(_ transfer: Transfer) {
        guard let easy = transfer.easy else { return }
        transfer.easy = nil
        active[ObjectIdentifier(transfer)] = nil
        unsafe curl_multi_remove_handle(multi, easy.pointer)
        queue.leave(transfer.url)
        if idle.count < Self.mostIdle {
            easy.reset()
            idle.append(easy)
        }
    }

    // MARK: - First bytes that don't come; libcurl has no such limit

    private func sweepBy(_ instant: ContinuousClock.Instant) {
        nextSweep = nextSweep.map { min($0, instant) } ?? instant
    }

    /// Ends what waited too long for its first byte; gives the milliseconds until there may be something to do again.
    private func sweep() -> Int32 {
        let now = ContinuousClock.now
        if let due = nextSweep, due <= now {
            nextSweep = nil
            for transfer in Array(active.values) where !transfer.hasFirstByte {
                guard let limit = transfer.request.limits.firstByte, let began = transfer.hopStarted,
                    let easy = transfer.easy
                else { continue }
                if began + limit <= now {
                    finish(transfer, .failure(transfer.timeout(easy: easy)))
                } else {
                    sweepBy(began + limit)
                }
            }
        }
        if queue.isWaiting, queue.hasRoom { return 0 }
        guard let due = nextSweep else { return 60_000 }
        let (seconds, attoseconds) = (due - now).components
        return Int32(max(0, min(60_000, seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)))
    }
}
