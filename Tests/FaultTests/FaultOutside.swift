import Foundation
import Synchronization

/// All that the program sees of the world: two outlets' feeds and the receiver of its webhook, on loopback.
final class FaultOutside: Sendable {
    /// What the receiver does with a message.
    enum Answer: Sendable {
        case status(Int, retryAfter: Int? = nil)
        /// Took the body, and is gone before it says so.
        case reset
        /// Took the body, and never says so.
        case silence
    }

    /// A message as it arrived.
    struct Post: Sendable {
        var id: String
        var type: String
        /// Of the event that is alerted; nil for what is no single alert.
        var event: String?
        var alert: String?
        var headline: String?
        var body: [UInt8]
        var wasTaken: Bool
        var at: Date
    }

    private struct State {
        var stories: [[FaultStory]] = [[], []]
        var posts: [Post] = []
        var script: [Answer] = []
        var standard = Answer.status(200)
    }

    private let state: Box
    private let server: HostileServer

    private final class Box: Sendable { let value = Mutex(State()) }

    init() {
        let state = Box()
        self.state = state
        server = HostileServer { peer in
            while let request = peer.readRequest() {
                if request.method == "GET" {
                    let base = "http://\(request.headers["host"] ?? "127.0.0.1")"
                    let outlet = request.path.hasPrefix("/feed1") ? 1 : 0
                    let items = state.value.withLock { $0.stories[outlet] }.map { $0.item(outlet: outlet, base: base) }
                    peer.send(response("200 OK", "Content-Type: application/rss+xml", body: FaultStory.feed(items)))
                    continue
                }
                let answer = state.value.withLock { $0.script.isEmpty ? $0.standard : $0.script.removeFirst() }
                let post = Self.post(request, answer)
                state.value.withLock { $0.posts.append(post) }
                switch answer {
                case .status(let status, let after):
                    let headers = after.map { "Retry-After: \($0)" } ?? "X-Fault: none"
                    peer.send(response("\(status) Told", headers))
                case .reset:
                    peer.resetOnClose()
                    return
                case .silence:
                    peer.waitForClose()
                    return
                }
            }
        }
    }

    func stop() { server.stop() }

    func url(_ path: String) -> String { server.url(path) }

    /// From now on the outlet's feed has the story.
    func publish(_ story: FaultStory, outlet: Int) { state.value.withLock { $0.stories[outlet].append(story) } }

    /// What the next messages get, in order; then `standard` again.
    func script(_ answers: [Answer]) { state.value.withLock { $0.script = answers } }
    func always(_ answer: Answer) { state.value.withLock { $0.standard = answer } }
    var posts: [Post] { state.value.withLock { $0.posts } }
    var stories: Set<Int> { state.value.withLock { Set($0.stories.joined().map(\.number)) } }

    private static func post(_ request: Peer.Request, _ answer: Answer) -> Post {
        let body = (try? JSONSerialization.jsonObject(with: Data(request.body))) as? [String: Any]
        let data = body?["data"] as? [String: Any]
        let type = body?["type"] as? String ?? "?"
        let isAlert = type == "alert.new" || type == "alert.revision"
        let wasTaken =
            switch answer {
            case .status(let status, _): status == 200
            default: true
            }
        return Post(
            id: request.headers["webhook-id"] ?? "?", type: type, event: isAlert ? data?["event"] as? String : nil,
            alert: isAlert ? data?["id"] as? String : nil, headline: data?["headline"] as? String, body: request.body,
            wasTaken: wasTaken, at: Date())
    }
}
