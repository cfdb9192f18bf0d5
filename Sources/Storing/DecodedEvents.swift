import Model
internal import Synchronization

/// Events as their rows were last read. One that is looked up for every article on it is decoded once, until its row changes:
/// the row stays the truth, whoever writes it.
final class DecodedEvents: Sendable {
    private struct Known {
        var body: String
        var event: Event
    }

    private let known = Mutex<[String: Known]>([:])

    /// Some kilobytes each; past so many all are forgotten.
    private static let most = 2000

    /// - Parameter body: the row's, as it stands now.
    func event(_ id: String, body: String) throws -> Event {
        if let known = known.withLock({ $0[id] }), known.body == body { return known.event }
        let event = try JSONColumn.decoded(Event.self, body)
        known.withLock { known in
            if known.count >= Self.most { known.removeAll() }
            known[id] = Known(body: body, event: event)
        }
        return event
    }
}
