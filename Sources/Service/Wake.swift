internal import ServiceLifecycle

/// A bell between two loops: a poke that comes while nobody waits is kept, many are one.
struct Wake: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func poke() { continuation.yield() }

    /// Returns at a poke, after `seconds`, or when the service is told to stop.
    func wait(upTo seconds: Double) async {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await _ in stream { break } }
                group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
                await group.next()
                group.cancelAll()
            }
        }
    }
}
