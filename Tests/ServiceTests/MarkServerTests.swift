import Alerting
import Fetching
import Foundation
import Model
import Storing
import Testing

@testable import Service

/// Links that mark an alert, over loopback.
@Suite(.timeLimit(.minutes(5)))
struct MarkServerTests {
    private static let key = Array("a key of some length".utf8)

    private func serving(
        _ work: (MarkedDesk, MarkLinks, ManualClock, UInt16) async throws -> Void
    ) async throws {
        let desk = try MarkedDesk()
        defer { desk.remove() }
        _ = try desk.alert(["A rally <b>was</b> \"held\" in Almaty"])
        let links = MarkLinks(address: "http://127.0.0.1:1/copytaster", key: Self.key)
        let clock = ManualClock(MarkedDesk.noon)
        let server = MarkServer(
            store: desk.store, links: links, address: ListenAddress(host: "127.0.0.1", port: 0), clock: clock.clock,
            log: MarkedDesk.silent)
        let listener = Task { await server.listen() }
        while server.port == nil { try await Task.sleep(for: .milliseconds(2)) }
        let port = try #require(server.port)
        do { try await work(desk, links, clock, port) } catch {
            listener.cancel()
            await listener.value
            throw error
        }
        listener.cancel()
        await listener.value
    }

    private func marks(_ desk: MarkedDesk) throws -> [String] {
        try desk.store.marks(from: .distantPast, to: .distantFuture).map {
            "\($0.number) \($0.alert) \($0.word.rawValue) \($0.way.rawValue) \($0.note ?? "-")"
        }
    }

    private func link(_ links: MarkLinks, _ word: Mark.Word) throws -> String {
        try #require(links.links("A1", from: MarkedDesk.noon).first { $0.word == .mark(word) }).url
    }

    @Test func aGetAsksAPostMarksAndUndoes() async throws {
        try await serving { desk, links, _, port in
            let url = try link(links, .wrong)
            for _ in 0..<3 {
                let asked = try await FakeHub.call(url, at: port)
                #expect(asked.status == 200)
                #expect(asked.body.contains("<button type=\"submit\">Mark it “wrong”</button>"))
                // What came from a feed is text.
                #expect(asked.body.contains("A rally &lt;b&gt;was&lt;/b&gt; &quot;held&quot; in Almaty"))
                #expect(!asked.body.contains("<b>"))
                for field in [
                    "Cache-Control: no-store", "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
                    "Content-Type: text/html; charset=utf-8",
                    "Content-Security-Policy: default-src 'none'; style-src 'sha256-",
                ] { #expect(asked.head.contains(field), "\(field)") }
            }
            #expect(try marks(desk).isEmpty)

            let form = "do=mark&note=" + "it+was+a+fair+%3Cb%3E"
            let done = try await FakeHub.call(url, at: port, body: form)
            #expect(done.status == 200 && done.body.contains("is marked “wrong” (mark 1)"))
            // A second click says the same once more.
            #expect(try await FakeHub.call(url, at: port, body: form).status == 200)
            #expect(try marks(desk) == ["1 A1 wrong link it was a fair <b>"])

            // Another link undoes nothing of this one.
            let other = try await FakeHub.call(try link(links, .right), at: port, body: "do=undo&number=1")
            #expect(other.status == 404)
            #expect(try marks(desk).count == 1)
            let undone = try await FakeHub.call(url, at: port, body: "do=undo&number=1")
            #expect(undone.status == 200 && undone.body.contains("taken back"))
            #expect(try marks(desk).isEmpty)
            #expect(try await FakeHub.call(url, at: port, body: "do=undo&number=1").status == 404)
        }
    }

    /// By a command somebody else spoke: a link doesn't unsay it.
    @Test func aLinkTakesBackOnlyWhatALinkMarked() async throws {
        try await serving { desk, links, _, port in
            try desk.mark("A1", .wrong)
            let url = try link(links, .wrong)
            #expect(try await FakeHub.call(url, at: port, body: "do=undo&number=1").status == 404)
            #expect(try marks(desk).count == 1)
        }
    }

    @Test func forgedExpiredAndBrokenCallsMarkNothing() async throws {
        try await serving { desk, links, clock, port in
            let url = try link(links, .wrong)
            let forged = [
                url.replacing("word=wrong", with: "word=right"), url.replacing("alert=A1", with: "alert=A2"),
                String(url.dropLast()), url.components(separatedBy: "?")[0],
            ]
            for forgery in forged {
                for body in [nil, "do=mark"] {
                    let answer = try await FakeHub.call(forgery, at: port, body: body)
                    #expect(answer.status == 403)
                    #expect(answer.body.contains("no link of ours") && answer.head.contains("no-store"))
                }
            }
            #expect(try await FakeHub.call(url.replacing("/mark?", with: "/other?"), at: port).status == 404)
            #expect(try await FakeHub.call(url, at: port, body: "do=nothing").status == 400)
            #expect(try await FakeHub.call(url, at: port, body: "").status == 400)
            let large = "do=mark&note=" + String(repeating: "a", count: MarkServer.largestForm)
            #expect(try await FakeHub.call(url, at: port, body: large).status == 413)
            let long = "do=mark&note=" + String(repeating: "a", count: 600)
            #expect(try await FakeHub.call(url, at: port, body: long).status == 200)
            #expect(try desk.store.marks(from: .distantPast, to: .distantFuture).first?.note?.count == 500)

            clock.set(MarkedDesk.noon + MarkLinks.lifetime)
            for body in [nil, "do=mark"] {
                let answer = try await FakeHub.call(url, at: port, body: body)
                #expect(answer.status == 403 && answer.body.contains("This link has ended"))
            }
            #expect(try marks(desk).count == 1)
        }
    }

    @Test func anAlertThatIsGoneIsSaid() async throws {
        try await serving { _, links, _, port in
            let url = try #require(links.links("A9", from: MarkedDesk.noon).first).url
            #expect(try await FakeHub.call(url, at: port).status == 404)
            #expect(try await FakeHub.call(url, at: port, body: "do=mark").status == 404)
        }
    }

    @Test func theKeyIsMadeOnceAndItsOwnersAlone() throws {
        let desk = try MarkedDesk("desk: {address: \"https://desk.example/c/\"}\n")
        defer { desk.remove() }
        #expect(desk.settings.deskAddress == "https://desk.example/c")
        let key = try MarkLinkKey.load(desk.settings)
        #expect(key.count == 64)
        #expect(try MarkLinkKey.load(desk.settings) == key)
        let file = desk.folder + "/./" + MarkLinkKey.name
        let rights = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? NSNumber
        #expect(rights?.intValue == 0o600)
        // What systemd hands over goes first.
        try Data("another key of some length\n".utf8).write(to: URL(fileURLWithPath: desk.folder + "/cred"))
        var settings = desk.settings
        settings.deskKeyCredential = desk.folder + "/cred"
        #expect(try MarkLinkKey.load(settings) == Array("another key of some length".utf8))
        try Data("short\n".utf8).write(to: URL(fileURLWithPath: file))
        #expect(throws: CommandFault.self) { try MarkLinkKey.load(desk.settings) }
        let left = try FileManager.default.contentsOfDirectory(atPath: desk.folder).filter { $0.contains(".new-") }
        #expect(left.isEmpty)
    }
}
