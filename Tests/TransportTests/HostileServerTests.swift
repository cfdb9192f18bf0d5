import Testing

@testable import Transport

/// What a bad server can do; each must end in a fault that says so, within its bounds.
@Suite struct HostileServerTests {
    let client = loopbackClient()

    private func fault(limits: Limits = .testing(), _ script: @escaping @Sendable (Peer) -> Void) async
        -> TransportFault?
    {
        let server = HostileServer { peer in
            _ = peer.readRequest()
            script(peer)
        }
        return await TransportTests.fault(client, HTTPRequest(url: server.url(), limits: limits))
    }

    @Test func silence() async {
        let fault = await fault(limits: .testing(firstByte: .seconds(1))) { $0.waitForClose() }
        guard case .timeout(_, .firstByte, .seconds(1)) = fault else { return unexpected(fault) }
    }

    @Test func slowHead() async {
        let fault = await fault(limits: .testing(total: .seconds(2))) { peer in
            peer.send("HTTP/1.1 200 OK\r\n")
            while peer.send("X") { pause() }
        }
        guard case .timeout(_, .body, .seconds(2)) = fault else { return unexpected(fault) }
    }

    @Test func slowBody() async {
        let fault = await fault(limits: .testing(total: .seconds(2))) { peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while peer.send("x") { pause() }
        }
        guard case .timeout(_, .body, .seconds(2)) = fault else { return unexpected(fault) }
    }

    @Test func endlessBody() async {
        let fault = await fault { peer in
            peer.send("HTTP/1.1 200 OK\r\n\r\n")
            while peer.send([UInt8](repeating: 60, count: 65_536)) {}
        }
        guard case .tooLarge(_, _, 1_048_576) = fault else { return unexpected(fault) }
    }

    @Test func endlessChunks() async {
        let fault = await fault(limits: .testing(bytes: 65_536)) { peer in
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            let chunks = String(repeating: "1\r\nx\r\n", count: 4096)
            while peer.send(chunks) {}
        }
        guard case .tooLarge = fault else { return unexpected(fault) }
    }

    @Test func largeByItsOwnWords() async {
        let fault = await fault { peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n")
            peer.waitForClose()
        }
        guard case .tooLarge = fault else { return unexpected(fault) }
    }

    @Test func bomb() async {
        let bomb = Gzip.bomb(8 << 20)
        #expect(bomb.count < 1 << 16)
        let fault = await fault { peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
            peer.send(bomb)
        }
        guard case .tooLarge(_, "the body", 1_048_576) = fault else { return unexpected(fault) }
    }

    @Test func compressedNothingForEver() async {
        let fault = await fault(limits: .testing(wireBytes: 200_000)) { peer in
            peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
            peer.send(Gzip.endlessStart)
            let blocks = [[UInt8]](repeating: Gzip.emptyBlock, count: 2000).flatMap { $0 }
            while peer.send(blocks) {}
        }
        guard case .tooLarge(_, "the body as sent", 200_000) = fault else { return unexpected(fault) }
    }

    @Test(arguments: ["gzip", "br", "zstd", "deflate"]) func notCompressedAsSaid(_ coding: String) async {
        let fault = await fault {
            $0.send(response("200 OK", "Content-Encoding: \(coding)", body: "<rss></rss> plain"))
        }
        guard case .badResponse = fault else { return unexpected(fault) }
    }

    @Test func headerFlood() async {
        let fault = await fault { peer in
            peer.send("HTTP/1.1 200 OK\r\n")
            while peer.send("X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n") {}
        }
        guard case .tooLarge(_, "the head of the response", _) = fault else { return unexpected(fault) }
    }

    @Test func endlessHeaderLine() async {
        let fault = await fault { peer in
            peer.send("HTTP/1.1 200 OK\r\nX: ")
            while peer.send([UInt8](repeating: 97, count: 65_536)) {}
        }
        #expect(fault != nil)
    }

    @Test func endlessInterimResponses() async {
        let fault = await fault { peer in while peer.send("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n") {} }
        guard case .tooLarge = fault else { return unexpected(fault) }
    }

    @Test func manyHeadersAreCutNotFatal() async throws {
        let server = HostileServer { peer in
            _ = peer.readRequest()
            let many = (0..<1000).map { "X-\($0): v\r\n" }.joined()
            peer.send("HTTP/1.1 200 OK\r\nETag: e\r\n\(many)Content-Length: 0\r\n\r\n")
        }
        let answer = try await client.send(HTTPRequest(url: server.url()))
        #expect(answer.headers["etag"] == "e")
        #expect(answer.headers.fields.count == 128)
    }

    @Test func shorterThanSaid() async {
        let fault = await fault { $0.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss>") }
        guard case .cutOff = fault else { return unexpected(fault) }
        #expect(fault?.isRetryable == true)
    }

    @Test func longerThanSaid() async throws {
        let server = HostileServer { peer in
            while peer.readRequest() != nil { peer.send("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef") }
        }
        for _ in 0..<3 { #expect(try await client.send(HTTPRequest(url: server.url())).body == Array("abc".utf8)) }
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2p1\r\n", "<html></html>", "\u{0}\u{1}\u{2}\u{3}", "HTTP/9.9 abc\r\n\r\n", "220 mail\r\n",
    ])
    func noHTTP(_ greeting: String) async {
        let fault = await fault { $0.send(greeting) }
        guard case .badResponse = fault else { return unexpected(fault) }
    }

    @Test func nothingAtAll() async {
        guard case .cutOff = await fault({ _ in }) else { return unexpected(nil) }
    }

    @Test func plainWhereTLSIsMeant() async {
        let server = HostileServer { peer in peer.send("HTTP/1.1 200 OK\r\n\r\n") }
        let fault = await TransportTests.fault(
            client, HTTPRequest(url: "https://\(server.authority)/", limits: .testing()))
        guard case .tls = fault else { return unexpected(fault) }
    }

    @Test func nobodyThere() async {
        let server = HostileServer { _ in }
        server.stop()
        let fault = await TransportTests.fault(client, HTTPRequest(url: server.url(), limits: .testing()))
        #expect(fault != nil)
        #expect(fault?.isRetryable == true)
    }

    /// At whatever byte the connection breaks, by FIN or RST, it is never taken for a whole response.
    @Test(arguments: [true, false]) func brokenAtEveryByte(_ isReset: Bool) async {
        let whole = Array(
            response("200 OK", "ETag: \"a\"", "Content-Type: application/rss+xml", body: "<rss><channel/></rss>").utf8)
        let server = HostileServer { peer in
            guard let request = peer.readRequest(), let count = Int(request.path.dropFirst()) else { return }
            peer.send(whole[..<count])
            if isReset { peer.resetOnClose() }
        }
        let client = client
        await withTaskGroup(of: (Int, TransportFault?).self) { group in
            for count in 0..<whole.count {
                group.addTask {
                    (
                        count,
                        await TransportTests.fault(
                            client, HTTPRequest(url: server.url("/\(count)"), limits: .testing()))
                    )
                }
            }
            for await (count, fault) in group {
                #expect(fault?.isRetryable == true, "after \(count) bytes: \(fault as Any)")
            }
        }
        #expect(await TransportTests.fault(client, HTTPRequest(url: server.url("/\(whole.count)"))) == nil || isReset)
    }

    /// The server's clock for slow answers; nothing is asserted about how long it takes.
    private func pause() { Pause.briefly() }
}

/// Addresses that aren't public, however they are reached.
@Suite struct RefusedAddressTests {
    private let server = HostileServer(answering: { request in
        request.path.hasPrefix("/to/")
            ? response("302 Found", "Location: \(request.path.dropFirst(4))") : response("200 OK", body: "secret")
    })

    private func isRefused(_ fault: TransportFault?) -> Bool {
        if case .refusedAddress = fault { true } else { false }
    }

    @Test func byDefault() async {
        let client = HTTPClient(.init(userAgent: "test"))
        for host in ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "0", "[::1]", "[::ffff:127.0.0.1]", "[::]"] {
            let fault = await fault(client, HTTPRequest(url: "http://\(host):\(server.port)/"))
            #expect(isRefused(fault), "\(host): \(fault as Any)")
        }
        #expect(server.accepted == 0)
    }

    @Test func onRedirect() async {
        let other = HostileServer(answering: { _ in response("200 OK", body: "secret") })
        let client = HTTPClient(.init(userAgent: "test", allowedHosts: [server.authority]))
        for target in [other.url(), "http://localhost:\(server.port)/", "http://169.254.169.254/latest/meta-data/"] {
            let fault = await fault(client, HTTPRequest(url: server.url("/to/\(target)")))
            #expect(isRefused(fault), "\(target): \(fault as Any)")
        }
        #expect(other.accepted == 0)
    }

    @Test func onAConnectionOfThePool() async throws {
        let client = HTTPClient(.init(userAgent: "test"))
        let trusted = HTTPRequest(url: server.url(), addresses: .anywhere)
        #expect(try await client.send(trusted).status == 200)
        #expect(isRefused(await fault(client, HTTPRequest(url: server.url()))))
        #expect(try await client.send(trusted).status == 200)
        #expect(server.requests == 2)
        #expect(server.accepted <= 2)
    }

    @Test func allowedByHostOrByHostAndPort() async throws {
        for allowed in ["127.0.0.1", server.authority] {
            let client = HTTPClient(.init(userAgent: "test", allowedHosts: [allowed]))
            #expect(try await client.send(HTTPRequest(url: server.url())).status == 200)
        }
        let client = HTTPClient(.init(userAgent: "test", allowedHosts: ["127.0.0.1:1", "localhost"]))
        #expect(isRefused(await fault(client, HTTPRequest(url: server.url()))))
    }
}
