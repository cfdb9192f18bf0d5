import Foundation
import Synchronization

/// Mail under way, each message on a thread of its own: libcurl sends mail in its multi interface too, but waits on the
/// thread that drives it for the last reply and for the answer to QUIT. There a mail server that keeps silent would hold up
/// all feeds.
final class MailThreads: Sendable {
    private struct Work {
        var transfer: MailTransfer
        var continuation: CheckedContinuation<MailTransfer.Outcome, Never>
    }
    private struct State {
        var running: [ObjectIdentifier: MailTransfer] = [:]
        var waiting = FIFO<Work>()
        var isClosed = false
        var stopping: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Messages under way at once; who comes later waits. Destinations have a lane each, and desks a few of them.
    static let most = 16

    func start(_ transfer: MailTransfer, _ continuation: CheckedContinuation<MailTransfer.Outcome, Never>) {
        let work = Work(transfer: transfer, continuation: continuation)
        let goes = state.withLock { state in
            if state.isClosed { transfer.stop(.shutDown) }
            guard state.running.count < Self.most else {
                state.waiting.append(work)
                return false
            }
            state.running[ObjectIdentifier(transfer)] = transfer
            return true
        }
        if goes { run(work) }
    }

    private func run(_ first: Work) {
        let thread = Thread { [self] in
            var next: Work? = first
            while let work = next {
                let outcome = work.transfer.run()
                next = end(work)
                work.continuation.resume(returning: outcome)
            }
        }
        thread.name = "copytaster.mail"
        thread.start()
    }

    /// Gives the thread's next work; nil where there is none.
    private func end(_ work: Work) -> Work? {
        let (next, done) = state.withLock { state in
            state.running[ObjectIdentifier(work.transfer)] = nil
            let next = state.waiting.popFirst()
            if let next {
                state.running[ObjectIdentifier(next.transfer)] = next.transfer
                if state.isClosed { next.transfer.stop(.shutDown) }
            }
            guard state.running.isEmpty else { return (next, [CheckedContinuation<Void, Never>]()) }
            defer { state.stopping = [] }
            return (next, state.stopping)
        }
        for continuation in done { continuation.resume() }
        return next
    }

    /// Ends what is under way and all that comes later.
    func stop() {
        state.withLock { state in
            state.isClosed = true
            for transfer in state.running.values { transfer.stop(.shutDown) }
        }
    }

    /// Returns when all is over.
    func shutdown() async {
        stop()
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                if !state.running.isEmpty { state.stopping.append(continuation) }
                return state.running.isEmpty
            }
            if isOver { continuation.resume() }
        }
    }
}
