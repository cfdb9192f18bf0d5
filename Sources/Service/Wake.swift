internal import ServiceLifecycle
internal import Synchronization

/// A bell between two loops: a poke that comes while nobody waits is kept, many are one. One loop waits at a time.
///
/// Not an AsyncStream: cancelling who waits for one ends it, and each wait after the first time-out would return at once.
final class Wake: Sendable {
    private struct State {
        var isPoked = false
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func poke() {
        let waiting = state.withLock { state in
            state.isPoked = state.waiting == nil
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    /// Returns at a poke, after `seconds`, or when the service is told to stop.
    func wait(upTo seconds: Double) async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.poked() }
                group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
                await group.next()
                group.cancelAll()
            }
        }
    }

    /// Returns at a poke or when cancelled.
    private func poked() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    // A cancellation that came before this finds nobody waiting: its mark on the task tells.
                    if state.isPoked || Task.isCancelled {
                        state.isPoked = false
                        return true
                    }
                    state.waiting = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting = nil }
                return state.waiting
            }
            waiting?.resume()
        }
    }
}
