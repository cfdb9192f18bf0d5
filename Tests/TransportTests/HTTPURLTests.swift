import Testing

@testable import Transport

@Suite struct HTTPURLTests {
    static let readable: [(String, String, String, Int)] = [
        ("https://example.org/feed", "https://example.org/feed", "example.org", 443),
        ("HTTP://Example.ORG", "http://example.org/", "example.org", 80),
        ("http://example.org:8080/a b?q=ж#part", "http://example.org:8080/a%20b?q=%d0%b6", "example.org", 8080),
        ("http://президент.рф/", "http://xn--d1abbgf6aiiy.xn--p1ai/", "xn--d1abbgf6aiiy.xn--p1ai", 80),
        ("http://МЮНХЕН.ҚАЗ/", "http://xn--e1andb2b0c.xn--80ao21a/", "xn--e1andb2b0c.xn--80ao21a", 80),
        ("http://münchen.de/", "http://xn--mnchen-3ya.de/", "xn--mnchen-3ya.de", 80),
        ("http://例え.テスト/", "http://xn--r8jz45g.xn--zckzah/", "xn--r8jz45g.xn--zckzah", 80),
        ("http://0x7f.1/", "http://127.0.0.1/", "127.0.0.1", 80),
        ("http://2130706433/", "http://127.0.0.1/", "127.0.0.1", 80),
        ("http://%31%32%37.0.0.1/", "http://127.0.0.1/", "127.0.0.1", 80),
        ("http://①②⑦.0.0.1/", "http://127.0.0.1/", "127.0.0.1", 80),
        ("http://[::1]:81/", "http://[::1]:81/", "[::1]", 81),
        ("  https://example.org/", "https://example.org/", "example.org", 443),
    ]

    @Test(arguments: readable) func reads(_ address: String, _ text: String, _ host: String, _ port: Int) throws {
        let url = try HTTPURL(address)
        #expect(url.text == text)
        #expect(url.host == host)
        #expect(url.port == port)
    }

    @Test(arguments: [
        "", " ", "example.org", "www.example.org/feed", "/feed", "//example.org/", "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)", "gopher://example.org/", "http://", "https://", "http://exa mple.org/",
        "http://example.org:99999/",
        "http://example.org/\r\nX: y", "http://example.org/\u{0}", "http://[::1/", "data:text/html,x",
        "feed://example.org/",
        "http://" + String(repeating: "ж", count: 300) + ".рф/",
        "http://example.org/" + String(repeating: "a", count: 9000),
    ]) func refuses(_ address: String) {
        #expect(throws: TransportFault.self) { try HTTPURL(address) }
    }

    @Test(arguments: [
        ("b.xml", "https://example.org/x/b.xml"), ("/b", "https://example.org/b"),
        ("?p=2", "https://example.org/x/a?p=2"),
        ("//other.org/", "https://other.org/"), ("http://other.org", "http://other.org/"),
        ("путь", "https://example.org/x/%d0%bf%d1%83%d1%82%d1%8c"),
        ("../../../up", "https://example.org/up"),
    ]) func resolves(_ location: String, _ text: String) throws {
        let base = try HTTPURL("https://example.org/x/a")
        #expect(try HTTPURL(location, relativeTo: base).text == text)
    }
}

@Suite struct RedirectionTests {
    private let request = HTTPRequest(url: "https://a.org/", limits: .page)

    private func next(
        _ status: Int, _ location: String?, from: String = "https://a.org/", hops: Int = 0, request: HTTPRequest? = nil
    ) throws -> String? {
        try Redirection.next(
            status: status, location: location, from: HTTPURL(from), asked: from, hops: hops,
            request: request ?? self.request)?.text
    }

    @Test(arguments: [301, 302, 303, 307, 308]) func follows(_ status: Int) throws {
        #expect(try next(status, "/b") == "https://a.org/b")
        #expect(try next(status, nil) == nil)
        #expect(try next(status, "/b", request: HTTPRequest(url: "https://a.org/", method: .post)) == nil)
        #expect(try next(status, "/b", request: HTTPRequest(url: "https://a.org/", limits: .webhook)) == nil)
    }

    @Test(arguments: [200, 300, 304, 305, 306, 404, 503]) func answers(_ status: Int) throws {
        #expect(try next(status, "/b") == nil)
    }

    @Test func neverFromSecureToPlain() throws {
        #expect(throws: TransportFault.self) { try next(301, "http://a.org/") }
        #expect(try next(301, "https://a.org/", from: "http://a.org/") == "https://a.org/")
        #expect(try next(301, "http://b.org/", from: "http://a.org/") == "http://b.org/")
    }

    @Test(arguments: ["ftp://a.org/", "file:///etc/passwd", "javascript:1", "http://a.org:0x/", "http://"])
    func neverToAnotherProtocol(_ location: String) {
        #expect(throws: TransportFault.self) { try next(301, location, from: "http://a.org/") }
    }

    @Test func noMoreThanTheLimit() throws {
        #expect(try next(301, "/b", hops: 7) == "https://a.org/b")
        #expect(throws: TransportFault.tooManyRedirects(url: "https://a.org/", limit: 8)) {
            try next(301, "/b", hops: 8)
        }
    }

    @Test func credentialsStayWithTheirOrigin() throws {
        let headers = [
            (name: "Authorization", value: "Bearer x"), (name: "cookie", value: "y"),
            (name: "If-None-Match", value: "z"),
        ]
        let a = try HTTPURL("https://a.org/")
        #expect(Redirection.headers(headers, from: a, to: try HTTPURL("https://a.org/2")).count == 3)
        for other in ["https://b.org/", "https://a.org:444/", "http://a.org/"] {
            #expect(Redirection.headers(headers, from: a, to: try HTTPURL(other)).map(\.name) == ["If-None-Match"])
        }
    }
}
