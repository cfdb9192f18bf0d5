import Testing

@testable import Transport

/// A client that may talk to loopback.
func loopbackClient(maxPerHost: Int = 8) -> HTTPClient {
    HTTPClient(
        .init(userAgent: "Copytaster/test (+desk@example.org)", maxPerHost: maxPerHost, allowedHosts: ["127.0.0.1"]))
}

extension Limits {
    /// Short enough for a test to wait for, long enough for a busy machine.
    static func testing(
        firstByte: Duration? = nil, total: Duration = .seconds(120), bytes: Int = 1 << 20, wireBytes: Int = 1 << 20
    ) -> Limits {
        Limits(
            connect: .seconds(60), firstByte: firstByte, total: total, bytes: bytes, wireBytes: wireBytes, redirects: 5)
    }
}

/// The fault of a request, nil where it was answered.
func fault(_ client: HTTPClient, _ request: HTTPRequest) async -> TransportFault? {
    do throws(TransportFault) {
        _ = try await client.send(request)
        return nil
    } catch {
        return error
    }
}

@Suite struct HTTPClientTests {
    let client = loopbackClient()

    @Test func answersWithStatusHeadersAndBody() async throws {
        let server = HostileServer { peer in
            guard let request = peer.readRequest() else { return }
            let (agent, extra) = (request.headers["user-agent"] ?? "", request.headers["x-a"] ?? "-")
            let body = "\(request.method) \(request.path) \(agent) \(extra)"
            peer.send(response("404 Not Here", "ETag: \"x\"", "X-Twice: 1", "x-twice:  2 ", body: body))
        }
        let answer = try await client.send(
            HTTPRequest(url: server.url("/a?b=1"), headers: [("X-A", "b"), ("X-Empty", "")]))
        #expect(answer.status == 404)
        #expect(answer.headers["etag"] == "\"x\"")
        #expect(answer.headers.all("X-TWICE") == ["1", "2"])
        #expect(String(decoding: answer.body, as: UTF8.self) == "GET /a?b=1 Copytaster/test (+desk@example.org) b")
        #expect(answer.finalURL == server.url("/a?b=1"))
        #expect(answer.redirects.isEmpty)
    }

    /// A delivery succeeds whatever the length of what its receiver says; so much of it is read.
    @Test(arguments: [false, true]) func aWebhooksLongAnswerIsClipped(isChunked: Bool) async throws {
        let server = HostileServer { peer in
            guard peer.readRequest() != nil else { return }
            let body = String(repeating: "x", count: 300_000)
            peer.send(
                isChunked
                    ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n493e0\r\n\(body)\r\n0\r\n\r\n"
                    : response("200 OK", body: body))
        }
        let answer = try await client.send(
            HTTPRequest(url: server.url(), method: .post, body: [], limits: .webhook))
        #expect(answer.status == 200)
        #expect(answer.body.count == 64 << 10)
    }

    @Test func unpacks() async throws {
        let server = HostileServer { peer in
            guard let request = peer.readRequest() else { return }
            let accepts = request.headers["accept-encoding"]?.contains("gzip") == true
            let body = Gzip.stored(accepts ? "Ақпарат" : "not asked for gzip")
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
            peer.send(body)
        }
        #expect(try await client.send(HTTPRequest(url: server.url())).body == Array("Ақпарат".utf8))
    }

    @Test func sendsValidators() async throws {
        let server = HostileServer(answering: { request in
            request.headers["if-none-match"] == "W/\"1\"" && request.headers["if-modified-since"] != nil
                ? "HTTP/1.1 304 Not Modified\r\nETag: W/\"1\"\r\n\r\n" : response("200 OK", body: "new")
        })
        let validators = [("If-None-Match", "W/\"1\""), ("If-Modified-Since", "Sat, 27 Mar 2021 08:00:00 GMT")]
        let answer = try await client.send(HTTPRequest(url: server.url(), headers: validators))
        #expect(answer.status == 304)
        #expect(answer.body.isEmpty)
        #expect(try await client.send(HTTPRequest(url: server.url())).status == 200)
        #expect(server.accepted == 1, "the connection is kept")
    }

    @Test(arguments: ["", "{\"a\": \"ж\"}", String(repeating: "x", count: 2_000_000)]) func posts(_ body: String)
        async throws
    {
        let server = HostileServer(answering: { request in
            let expect = request.headers["expect"] ?? "none"
            return response(
                "202 Accepted",
                body: "\(request.method) \(request.body.count) \(request.headers["content-type"] ?? "-") \(expect)")
        })
        let request = HTTPRequest(
            url: server.url(), method: .post, headers: [("Content-Type", "application/json"), ("webhook-id", "msg_1")],
            body: Array(body.utf8), limits: .webhook)
        let answer = try await client.send(request)
        #expect(answer.status == 202)
        #expect(String(decoding: answer.body, as: UTF8.self) == "POST \(body.utf8.count) application/json none")
    }

    @Test func followsRedirectsAndTellsThem() async throws {
        let server = HostileServer(answering: { request in
            switch request.path {
            case "/1": response("301 Moved", "Location: /2", body: "moved")
            case "/2": response("302 Found", "Location: 3?x=ж")
            default: response("200 OK", body: request.path)
            }
        })
        let answer = try await client.send(HTTPRequest(url: server.url("/1")))
        #expect(
            answer.redirects == [
                .init(status: 301, to: server.url("/2")), .init(status: 302, to: server.url("/3?x=%d0%b6")),
            ])
        #expect(answer.finalURL == server.url("/3?x=%d0%b6"))
        #expect(answer.body == Array("/3?x=%d0%b6".utf8))
    }

    @Test func redirectLoopsEnd() async {
        let server = HostileServer(answering: { _ in response("302 Found", "Location: /again") })
        let request = HTTPRequest(url: server.url(), limits: .testing())
        #expect(await fault(client, request) == .tooManyRedirects(url: server.url(), limit: 5))
        #expect(server.requests == 6)
    }

    @Test func endlessBodyOfARedirectIsLeft() async throws {
        let server = HostileServer { peer in
            guard let request = peer.readRequest() else { return }
            if request.path == "/end" {
                peer.send(response("200 OK", body: "here"))
            } else {
                peer.send("HTTP/1.1 301 Moved\r\nLocation: /end\r\n\r\n")
                while peer.send([UInt8](repeating: 32, count: 8192)) {}
            }
        }
        #expect(try await client.send(HTTPRequest(url: server.url())).body == Array("here".utf8))
    }

    @Test func aPostIsNotRedirected() async throws {
        let server = HostileServer(answering: { _ in response("307 Elsewhere", "Location: /2") })
        #expect(try await client.send(HTTPRequest(url: server.url(), method: .post, body: [1])).status == 307)
        #expect(server.requests == 1)
    }

    @Test func headersCannotBeSmuggled() async {
        for header in [("X", "a\r\nY: b"), ("X\r\nY", "b"), ("", "b"), ("X:", "b"), ("X", "\u{0}")] {
            guard case .badRequest = await fault(client, HTTPRequest(url: "http://127.0.0.1:9/", headers: [header]))
            else {
                Issue.record("\(header) went out")
                continue
            }
        }
    }

    @Test func manyAtOnceButFewToAHost() async throws {
        let server = HostileServer(answering: { request in response("200 OK", body: request.path) })
        let client = loopbackClient(maxPerHost: 3)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask {
                    try await client.send(HTTPRequest(url: server.url("/\(index)"))).body == Array("/\(index)".utf8)
                }
            }
            for try await isRight in group { #expect(isRight) }
        }
        #expect(server.requests == 200)
        #expect(server.mostOpen <= 3)
    }

    @Test func cancellationEndsTheRequestAtOnce() async {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let (left, leaving) = AsyncStream.makeStream(of: Void.self)
        let server = HostileServer { peer in
            _ = peer.readRequest()
            arrival.yield()
            peer.waitForClose()
            leaving.yield()
        }
        let (client, url) = (client, server.url())
        let task = Task { await fault(client, HTTPRequest(url: url)) }
        var arrivals = arrived.makeAsyncIterator()
        await arrivals.next()
        task.cancel()
        #expect(await task.value == .cancelled)
        var leavings = left.makeAsyncIterator()
        await leavings.next()
    }

    @Test func cancelledBeforeItBegan() async {
        let client = client
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return await fault(client, HTTPRequest(url: "http://127.0.0.1:9/"))
        }
        #expect(await task.value == .cancelled)
    }

    @Test func shutdownEndsAll() async {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let server = HostileServer { peer in
            _ = peer.readRequest()
            arrival.yield()
            peer.waitForClose()
        }
        let client = loopbackClient(maxPerHost: 1)
        let url = server.url()
        let tasks = (0..<3).map { _ in Task { await fault(client, HTTPRequest(url: url)) } }
        var arrivals = arrived.makeAsyncIterator()
        await arrivals.next()
        await client.shutdown()
        for task in tasks { #expect(await task.value == .shutDown) }
        #expect(await fault(client, HTTPRequest(url: url)) == .shutDown)
        await client.shutdown()
    }
}

/// Fails the test with the fault that came instead of the one it waited for.
func unexpected(_ fault: TransportFault?, at location: SourceLocation = #_sourceLocation) {
    Issue.record("\(fault?.description ?? "no fault")", sourceLocation: location)
}
