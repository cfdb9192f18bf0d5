import FlyingFox
import FlyingSocks
import Foundation
import Newsroom
import Testing

/// Real requests over loopback.
@Suite struct NewsroomServerTests {
    @Test func anUnchangedFeedAnswers304UntilSomethingIsPublished() async throws {
        try await withServer { server, port in
            let first = try await get("/steppe-wire/feed.xml", port)
            #expect(first.statusCode.code == 200)
            let etag = try #require(first.headers[.eTag])
            let modified = try #require(first.headers[.lastModified])

            let byTag = try await get("/steppe-wire/feed.xml", port, ["If-None-Match": etag])
            #expect(byTag.statusCode.code == 304)
            #expect(try await byTag.bodyData.isEmpty)
            let byTime = try await get("/steppe-wire/feed.xml", port, ["If-Modified-Since": modified])
            #expect(byTime.statusCode.code == 304)

            server.asOf += 86_400
            let later = try await get(
                "/steppe-wire/feed.xml", port, ["If-None-Match": etag, "If-Modified-Since": modified])
            #expect(later.statusCode.code == 200)
            #expect(later.headers[.eTag] != etag)
            #expect(server.feedRequests()["steppe-wire"] == 4)
        }
    }

    @Test func everyPageIsServedOnceItIsPublished() async throws {
        try await withServer { server, port in
            server.asOf = SampleNewsroomTests.end
            for article in SampleNewsroom.articles {
                let page = try await get(SampleNewsroom.path(article), port)
                #expect(page.statusCode.code == 200, "\(article.slug)")
                #expect(page.headers[.contentType]?.hasPrefix("text/html; charset=") == true)
                #expect(try await page.bodyData.count > 1000)
            }
            let rally = try #require(SampleNewsroom.article("almaty-rally-against-chinese-influence"))
            server.asOf = rally.published - 1
            #expect(try await get(SampleNewsroom.path(rally), port).statusCode.code == 404)
            #expect(try await get("/steppe-wire/", port).statusCode.code == 200)
            #expect(try await get("/nowhere", port).statusCode.code == 404)
        }
    }

    @Test func fourOutletsMisbehaveAsTheyShould() async throws {
        try await withServer { server, port in
            server.asOf = SampleNewsroomTests.end
            #expect(try await get("/delovaya-step/feed.xml", port).statusCode.code == 500)
            #expect(try await get("/delovaya-step/feed.xml", port).statusCode.code == 200)
            let moved = try await get("/silk-ledger/rss.xml", port)
            #expect(moved.statusCode.code == 301)
            let place = try #require(moved.headers[.location])
            #expect(place == "http://127.0.0.1:\(port)/silk-ledger/feeds/all.xml")
            #expect(try await get("/silk-ledger/feeds/all.xml", port).statusCode.code == 200)
            let html = try await get("/balkhash-herald/feed.xml", port)
            #expect(html.headers[.contentType]?.hasPrefix("text/html") == true)
            let cut = try await get("/gobi-courier/feed.xml", port).bodyData
            #expect(cut.range(of: Data("</rss>".utf8)) == nil)
        }
    }

    @Test func theReceiverKeepsWhatArrivesAndFailsWhenTold() async throws {
        try await withServer { server, port in
            server.failHooks(2)
            // By subscript: FlyingFox's dictionary literal splits a value at its commas.
            var headers = HTTPHeaders()
            headers[HTTPHeader("webhook-id")] = "msg_A1_desk"
            headers[HTTPHeader("webhook-timestamp")] = "1616840400"
            headers[HTTPHeader("webhook-signature")] = "v1,c2ln v1,b2xk"
            let body = Data("{\"type\":\"alert.new\",\"text\":\"Алматы\"}".utf8)
            var statuses: [Int] = []
            for _ in 0..<3 {
                let request = HTTPRequest(
                    method: .POST, version: .http11, path: "/hook", query: [], headers: headers,
                    body: HTTPBodySequence(data: body))
                statuses.append(try await send(request, port).statusCode.code)
            }
            #expect(statuses == [503, 503, 204])
            #expect(server.refused().count == 2)
            let received = server.received()
            #expect(received.count == 1)
            #expect(received.first?.id == "msg_A1_desk")
            #expect(received.first?.timestamp == "1616840400")
            #expect(received.first?.signature == "v1,c2ln v1,b2xk")
            #expect(received.first?.body == Array(body))
            #expect(try await get("/hook", port).statusCode.code == 405)
        }
    }

    @Test func stoppingTwiceIsHarmlessAndAStartCanFollow() async throws {
        let server = NewsroomServer()
        _ = try await server.start()
        await #expect(throws: NewsroomFault.self) { try await server.start() }
        await server.stop()
        await server.stop()
        let port = try await server.start()
        #expect(try await get("/robots.txt", port).statusCode.code == 200)
        await server.stop()
    }

    private func withServer(_ body: (NewsroomServer, Int) async throws -> Void) async throws {
        let server = NewsroomServer()
        // The evening of the first day.
        server.asOf += 43_200
        let port = try await server.start()
        do {
            try await body(server, port)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    private func get(_ path: String, _ port: Int, _ headers: [String: String] = [:]) async throws -> HTTPResponse {
        var given = HTTPHeaders()
        for (name, value) in headers { given[HTTPHeader(name)] = value }
        let request = HTTPRequest(
            method: .GET, version: .http11, path: path, query: [], headers: given, body: HTTPBodySequence())
        return try await send(request, port)
    }

    private func send(_ request: HTTPRequest, _ port: Int) async throws -> HTTPResponse {
        var client = HTTPClient()
        var response: HTTPResponse?
        // The client gives a connection five seconds; the machine may be busy with other tests for longer.
        var tries = 0
        while response == nil {
            tries += 1
            do {
                response = try await client.sendHTTPRequest(request, to: .inet(ip4: "127.0.0.1", port: UInt16(port)))
            } catch SocketError.timeout where tries < 20 { continue }
        }
        guard let response else { throw SocketError.disconnected }
        // The body must be read while the client, and with it the socket, is alive.
        let body = try await response.bodyData
        return HTTPResponse(statusCode: response.statusCode, headers: response.headers, body: body)
    }
}
