import Foundation
import Testing
import Transport

@testable import Fetching

@Suite("Where a feed can be subscribed")
struct WebSubDiscoveryTests {
    private static let url = "https://a.example/news/rss"

    /// Link headers, the document's hub and self; hub and topic that follow.
    @Test(
        arguments: [
            ([], nil, "https://a.example/rss", nil, nil),
            ([], "https://h.example/", "https://a.example/rss", "https://h.example/", "https://a.example/rss"),
            ([], "https://h.example/", nil, "https://h.example/", url),
            ([], "/hub", "rss?a=1#f", "https://a.example/hub", "https://a.example/news/rss?a=1"),
            ([], "ftp://h.example/", "https://a.example/rss", nil, nil),
            ([], "", "https://a.example/rss", nil, nil),
            (["<https://h.example/>; rel=hub"], nil, nil, "https://h.example/", url),
            (
                ["<https://h.example/a,b>; rel=\"hub\", <https://a.example/self>; rel=self"], "https://other.example/",
                "https://a.example/other", "https://h.example/a,b", "https://a.example/self"
            ),
            (
                [
                    "<https://a.example/>; rel=alternate",
                    "<https://h.example/>; title=\"a \\\"b\\\", c\"; REL=\"Self HUB\"",
                ], nil,
                nil, "https://h.example/", "https://h.example/"
            ),
            (["<https://h.example/>; rel=next; rel=hub"], nil, nil, nil, nil),
            (["https://h.example/; rel=hub"], nil, nil, nil, nil),
            (["<https://h.example/; rel=hub"], nil, nil, nil, nil),
            (["<https://h.example/>;;rel ; rel=hub;,"], nil, nil, nil, nil),
            (["<>; rel=hub"], "https://h.example/", nil, nil, nil),
        ] as [([String], String?, String?, String?, String?)])
    func links(headers: [String], hub: String?, selfLink: String?, expectedHub: String?, topic: String?) {
        let links = WebSubLinks(headers: headers, hub: hub, selfLink: selfLink, url: Self.url)
        #expect(links?.hub == expectedHub)
        #expect(links?.topic == topic)
    }

    private let now = Date(timeIntervalSince1970: 1_616_824_800)
    private let links = WebSubLinks(hub: "https://h.example/", topic: "https://a.example/rss")

    private func discovered(
        _ links: WebSubLinks?, _ known: [Subscription], callbacks: String = "https://desk.example/hub"
    ) -> [WebSub.Step] {
        WebSub.discovered(
            links, of: "https://a.example/rss", known: known, callbacks: callbacks,
            keys: Subscription.Keys(token: "t\(known.count)", secret: "s"), now: now)
    }

    @Test func aHubIsSubscribedOnce() throws {
        let first = discovered(links, [])
        let made = try #require(first.first?.subscription)
        #expect(first.count == 1)
        #expect(made.callback == "https://desk.example/hub/t0")
        #expect(made.topic == links.topic)
        #expect(made.hub == links.hub)
        #expect(made.due == now)
        #expect(discovered(links, [made]) == [])
        #expect(discovered(nil, []) == [])
    }

    @Test func anotherHubTakesItsPlace() throws {
        var old = try #require(discovered(links, []).first?.subscription)
        old.state = .active
        old.leaseUntil = now + 1000
        old.pushes = 1
        for (links, callbacks) in [
            (WebSubLinks(hub: "https://new.example/", topic: links.topic), "https://desk.example/hub"),
            (WebSubLinks(hub: links.hub, topic: "https://a.example/new"), "https://desk.example/hub"),
            (links, "https://desk.example/moved"),
        ] {
            let steps = discovered(links, [old], callbacks: callbacks)
            #expect(steps.map(\.subscription.state) == [.leaving, .pending])
            #expect(steps.map(\.actions) == [[.pollAgain], []])
            #expect(steps.last?.subscription.callback == callbacks + "/t1")
            // The old one is being left: nothing more to do.
            #expect(discovered(links, steps.map(\.subscription), callbacks: callbacks) == [])
        }
        #expect(discovered(nil, [old]).map(\.subscription.state) == [.leaving])
    }

    @Test func oneThatNoHubKnowsIsForgotten() throws {
        let pending = try #require(discovered(links, []).first?.subscription)
        #expect(discovered(nil, [pending]).map(\.actions) == [[.forget]])
    }
}

@Suite("What a hub says")
struct HubAnswerTests {
    private let now = Date(timeIntervalSince1970: 1_616_824_800)

    @Test func answers() {
        func answer(_ status: Int, _ headers: [(String, String)] = [], _ body: String = "") -> HubAnswer {
            HubAnswer.of(
                HTTPResponse(
                    status: status, finalURL: "https://h.example/", headers: HTTPHeaders(headers),
                    body: Array(body.utf8)),
                now: now)
        }
        for status in [200, 202, 204] { #expect(answer(status) == .accepted) }
        #expect(
            answer(400, [], "no\n such topic")
                == .failed(why: "https://h.example/ answered 400 (no such topic)", isRefusal: true, retryAfter: nil))
        #expect(
            answer(503, [("Retry-After", "7")])
                == .failed(why: "https://h.example/ answered 503", isRefusal: false, retryAfter: 7))
        #expect(answer(429) == .failed(why: "https://h.example/ answered 429", isRefusal: false, retryAfter: nil))
        #expect(answer(302) == .failed(why: "https://h.example/ answered 302", isRefusal: true, retryAfter: nil))
        #expect(HubAnswer.of(.cancelled) == nil)
        let refused = TransportFault.refusedAddress(url: "https://h.example/", address: "10.0.0.1", why: "private")
        #expect(HubAnswer.of(refused) == .failed(why: refused.description, isRefusal: true, retryAfter: nil))
    }

    @Test(
        arguments: [
            (307, "https://h.example/", "/b", "https://h.example/b"),
            (308, "http://h.example/", "https://i.example/", "https://i.example/"),
            (308, "https://h.example/", "http://h.example/", nil), (302, "https://h.example/", "/b", nil),
            (307, "https://h.example/", "ftp://h.example/", nil), (202, "https://h.example/", "/b", nil),
        ] as [(Int, String, String, String?)])
    func redirects(status: Int, from: String, location: String, to: String?) {
        let response = HTTPResponse(status: status, finalURL: from, headers: HTTPHeaders([("Location", location)]))
        #expect(HubAnswer.redirect(response) == to)
    }

    @Test(
        arguments: [
            (
                "hub.mode=subscribe&hub.topic=https%3A%2F%2Fa.example%2F%3Fx%3D1%26y&hub.challenge=a%2Bb+c&hub.lease_seconds=60",
                HubQuery(mode: "subscribe", topic: "https://a.example/?x=1&y", challenge: "a+b c", lease: 60)
            ),
            ("hub.mode=denied&hub.topic=t&hub.reason=no", HubQuery(mode: "denied", topic: "t", reason: "no")),
            ("hub.topic=t&hub.mode=m&hub.mode=n&hub.challenge=", HubQuery(mode: "m", topic: "t")),
            ("hub.mode=m&hub.topic=t&hub.lease_seconds=-5", HubQuery(mode: "m", topic: "t")),
            ("hub.mode=m&hub.topic=t&hub.lease_seconds=0", HubQuery(mode: "m", topic: "t")),
            ("hub.mode=m&hub.topic=t&hub.lease_seconds=99999999999999999999", HubQuery(mode: "m", topic: "t")),
            ("hub.mode=m&hub.topic=%", HubQuery(mode: "m", topic: "%")),
            ("hub.mode=m", nil), ("", nil), ("&&=&hub.topic=t", nil),
        ] as [(String, HubQuery?)])
    func queries(text: String, expected: HubQuery?) {
        #expect(HubQuery(text) == expected)
    }

    @Test func formsAreReadAsTheyAreWritten() {
        let fields = [("a b", "ü&=+%"), ("hub.topic", "https://a.example/?q=1#x"), ("", "")]
        let read = WebForm.decode(WebForm.encode(fields))
        #expect(read.map(\.name) == fields.map(\.0))
        #expect(read.map(\.value) == fields.map(\.1))
    }
}

@Suite("A hub's signature")
struct WebSubSignatureTests {
    private static let body = Array("what do ya want for nothing?".utf8)

    /// RFC 2202, section 3, and RFC 4231, section 4.3: the key "Jefe".
    static let vectors = [
        "sha1=effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
        "sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "sha384=af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        "sha512=164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
            + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
    ]

    @Test(arguments: Self.vectors)
    func everyMethod(header: String) throws {
        func verify(_ header: String, _ body: [UInt8] = Self.body, _ secret: String = "Jefe") -> Bool {
            WebSubSignature.verify(header, body: body, secret: secret)
        }
        let method = try #require(WebSubSignature.Method(rawValue: String(header.prefix { $0 != "=" })))
        #expect(WebSubSignature.sign(method, body: Self.body, secret: "Jefe") == header)
        #expect(verify(header))
        #expect(verify(header.uppercased()))
        #expect(!verify(header, Self.body + [0]))
        #expect(!verify(header, Self.body, "jefe"))
        // Any one digit.
        for index in header.indices.drop(while: { header[$0] != "=" }).dropFirst() {
            var changed = header
            changed.replaceSubrange(index...index, with: header[index] == "0" ? "1" : "0")
            #expect(!verify(changed))
        }
    }

    @Test(arguments: [
        "", "sha256", "sha256=", "=5bdc", "md5=750c783e6ab0b503eaa86e310a5db738",
        "sha1=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "sha256=5bdcc1", "sha256=zz",
        "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79",
    ])
    func unfit(header: String) {
        #expect(!WebSubSignature.verify(header, body: Self.body, secret: "Jefe"))
    }

    @Test func absentIsWrong() {
        #expect(!WebSubSignature.verify(nil, body: Self.body, secret: "Jefe"))
        let empty = WebSubSignature.sign(.sha256, body: [], secret: "Jefe")
        #expect(WebSubSignature.verify(empty, body: [], secret: "Jefe"))
        #expect(!WebSubSignature.verify(empty, body: [0], secret: "Jefe"))
    }
}
