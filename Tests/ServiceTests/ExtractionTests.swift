import FlyingFox
import FlyingSocks
import Foundation
import Logging
import Model
import Storing
import Testing

@testable import Service

/// An article's text where its page can't give it: the feed's has to do, and `why` says so.
@Suite struct ExtractionTests {
    private static let now = Date(timeIntervalSince1970: 1_616_824_800)
    private static let beat = Result {
        try Beat(folder: Checkout.watchlists + "/kazakhstan-china", zone: TimeZone(identifier: "Asia/Almaty") ?? .gmt)
    }
    private static let story =
        "<p>Some 200 to 300 people rallied in Almaty on Saturday against Chinese expansion, watched by the police.</p>"
    private static let filler = String(
        repeating: "<p>The organisers said that they had asked for leave and had heard nothing from the city.</p>",
        count: 12)

    private static func page(_ head: String, _ body: String) -> String {
        "<html><head><title>Rally in Almaty</title>\(head)</head><body><article><h1>Rally in Almaty</h1>\(body)</article></body></html>"
    }

    private static let closed =
        #"<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>"#

    private func answer(_ path: String) -> HTTPResponse {
        func html(_ text: String) -> HTTPResponse {
            HTTPResponse(
                statusCode: .ok, headers: [.contentType: "text/html; charset=utf-8"], body: Data(text.utf8))
        }
        return switch path {
        case "/robots.txt":
            HTTPResponse(statusCode: .ok, body: Data("User-agent: *\nDisallow: /private/\n".utf8))
        case "/whole": html(Self.page("", Self.story + Self.filler))
        case "/paid": html(Self.page(Self.closed, Self.story))
        case "/private/page": html(Self.page("", "<p>Nobody should have asked for this.</p>" + Self.filler))
        case "/wall": html(Self.page("", "<p>Please enable JavaScript to go on.</p>"))
        default: HTTPResponse(statusCode: .notFound)
        }
    }

    private static let summary =
        "Some 200 to 300 people rallied in Almaty on Saturday against Chinese expansion, the feed says."

    @Test(
        arguments: [
            ("whole", "heard nothing", nil),
            ("paid", "watched by the police", "for subscribers"),
            ("private/page", "the feed says", "robots.txt"),
            ("wall", "the feed says", "less text than the feed"),
            ("gone", "the feed says", "answered 404"),
        ] as [(String, String, String?)])
    func theFeedHasToDo(path: String, text: String, remark: String?) async throws {
        let server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled,
            handler: ClosureHTTPHandler { request in answer(request.path) })
        let serving = Task { try await server.run() }
        defer { serving.cancel() }
        try await server.waitUntilListening(timeout: 60)
        guard case .ip4(_, let port) = await server.listeningAddress else { return #expect(Bool(false)) }
        let base = "http://127.0.0.1:\(port)"
        let settings = try Settings(
            file: "/nowhere/copytaster.yaml",
            text: "watchlist: {feeds: false}\nfetching: {pageGap: 0s, allowHosts: [127.0.0.1]}\n", environment: [:])
        let store = try SQLiteStore()
        let desk = try Newsdesk(
            settings: settings, store: store,
            beat: try Self.beat.get(),
            clock: ManualClock(Self.now).clock, log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        let item = Item(
            feed: base + "/feed", id: path, url: "\(base)/\(path)", canonicalURL: "\(base)/\(path)",
            title: "Rally in Almaty", source: "News", published: Self.now - 3600, summary: Self.summary, content: nil,
            isHistory: false, firstSeen: Self.now, due: Self.now)
        let article = try #require(try await desk.pipeline.article(of: item))
        #expect(article.text.contains(text))
        #expect(!article.text.contains("Nobody should"))
        let record = try #require(try desk.pipeline.read([(item, article)]).records.first)
        if let remark { #expect(record.why.contains(remark)) } else { #expect(article.remark == nil) }
        #expect(record.alerts.count == 1)
        await desk.shutdown()
    }
}
