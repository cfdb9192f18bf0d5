import Fetching
import Foundation
import Testing
import Transport

@Suite struct FetchOutcomeTests {
    private func outcome(
        _ status: Int, _ headers: [(String, String)] = [], body: String = "<rss/>", redirects: [(Int, String)] = [],
        wasConditional: Bool = true, hash: String? = nil
    ) -> FetchOutcome {
        FetchOutcome.of(
            HTTPResponse(
                status: status, finalURL: "https://a.example/feed",
                redirects: redirects.map { .init(status: $0.0, to: $0.1) },
                headers: HTTPHeaders(headers), body: Array(body.utf8)),
            to: .begun(hash: hash), wasConditional: wasConditional, now: noon)
    }

    @Test(
        arguments: [
            (404, .notFound), (429, .busy), (503, .busy), (500, .server), (502, .server), (599, .server),
            (401, .refused),
            (403, .refused), (451, .refused), (204, .unreadable), (206, .unreadable), (300, .unreadable),
            (999, .unreadable),
        ] as [(Int, FeedFault.Kind)]) func failsByStatus(_ status: Int, _ kind: FeedFault.Kind)
    {
        guard case .failed(let fault) = outcome(status, [("Retry-After", "120")]) else {
            Issue.record("\(status) passed")
            return
        }
        #expect(fault.kind == kind)
        #expect(fault.retryAfter == 120)
        #expect(fault.description.contains("https://a.example/feed"))
    }

    @Test func changedOrNot() {
        guard case .changed(let feed, let hints) = outcome(200, [("ETag", "\"x\""), ("Content-Type", "text/xml")])
        else {
            Issue.record("a 200 is a change")
            return
        }
        #expect(feed.validators?.etag == "\"x\"")
        #expect(feed.contentType == "text/xml")
        #expect(hints.movedTo == nil)
        guard case .unchanged(let validators, _) = outcome(200, [("ETag", "\"y\"")], hash: feed.hash) else {
            Issue.record("the same bytes are no change")
            return
        }
        #expect(validators?.etag == "\"y\"")
        guard case .unchanged(nil, let kept) = outcome(304, [("ETag", "\"z\"")]) else {
            Issue.record("a 304 is no change")
            return
        }
        #expect(!kept.isFull)
        guard case .failed = outcome(304, wasConditional: false) else {
            Issue.record("a 304 that nobody asked for proves nothing")
            return
        }
        #expect(outcome(410) == .gone)
    }

    @Test func onlyPermanentRedirectsMove() {
        func movedTo(_ redirects: [(Int, String)]) -> String? {
            guard case .changed(_, let hints) = outcome(200, redirects: redirects) else { return "?" }
            return hints.movedTo
        }
        #expect(movedTo([]) == nil)
        #expect(movedTo([(302, "b")]) == nil)
        #expect(movedTo([(301, "b")]) == "b")
        #expect(movedTo([(301, "b"), (308, "c")]) == "c")
        #expect(movedTo([(301, "b"), (307, "c"), (301, "d")]) == "b")
        #expect(movedTo([(302, "b"), (301, "c")]) == nil)
    }

    @Test(
        arguments: [
            ("max-age=600", nil, nil, nil, 600), ("public, Max-Age=600, x", "100", nil, nil, 500),
            ("max-age=600", "700", nil, nil, nil),
            ("no-cache, max-age=600", nil, nil, nil, nil), ("no-store", nil, "Sat, 27 Mar 2021 13:00:00 GMT", nil, nil),
            ("max-age=\"600\"", nil, nil, nil, 600), ("max-age=-1", nil, nil, nil, nil),
            ("max-age=x", nil, nil, nil, nil),
            ("max-age=99999999999999999999999", nil, nil, nil, 999_999_999), (nil, nil, nil, nil, nil),
            (nil, nil, "Sat, 27 Mar 2021 13:00:00 GMT", nil, 3600), (nil, nil, "0", nil, nil),
            (nil, nil, "Sat, 27 Mar 2021 11:00:00 GMT", nil, nil),
            (nil, nil, "Sat, 27 Mar 2021 11:00:00 GMT", "Sat, 27 Mar 2021 10:30:00 GMT", 1800),
        ] as [(String?, String?, String?, String?, TimeInterval?)])
    func freshness(_ control: String?, _ age: String?, _ expires: String?, _ date: String?, _ wanted: TimeInterval?) {
        let given = [("cache-control", control), ("age", age), ("expires", expires), ("date", date)]
        let headers = HTTPHeaders(given.compactMap { name, value in value.map { (name, $0) } })
        #expect(ServerHints.freshFor(headers, now: noon) == wanted)
    }

    @Test(
        arguments: [
            ("120", 120), ("0", nil), ("-5", nil), ("soon", nil), ("", nil), ("Sat, 27 Mar 2021 12:30:00 GMT", 1800),
            ("Sat, 27 Mar 2021 11:30:00 GMT", nil), ("1.5", nil),
        ] as [(String, TimeInterval?)]) func retryAfter(_ text: String, _ wanted: TimeInterval?)
    {
        #expect(ServerHints.retryAfter(HTTPHeaders([("Retry-After", text)]), now: noon) == wanted)
    }

    @Test(
        arguments: [
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
            ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Sat, 27 Mar 2021 12:00:00 GMT", 1_616_846_400),
            ("06 Nov 1994 08:49:37", 784_111_777), ("Sun, 31 Feb 2021 00:00:00 GMT", nil),
            ("Sun, 06 Nov 1994 24:49:37 GMT", nil),
            ("Sun, 06 Nov 1994", nil), ("", nil), ("1616846400", nil), ("Sun, 06 Foo 1994 08:49:37 GMT", nil),
            (":::::", nil),
            (String(repeating: "1 ", count: 40), nil),
        ] as [(String, TimeInterval?)]) func dates(_ text: String, _ wanted: TimeInterval?)
    {
        #expect(HTTPDate.parse(text)?.timeIntervalSince1970 == wanted)
    }

    @Test func ourOwnGivingUpIsNoOutcome() {
        #expect(FetchOutcome.of(TransportFault.cancelled) == nil)
        #expect(FetchOutcome.of(TransportFault.shutDown) == nil)
        guard case .failed(let fault) = FetchOutcome.of(.resolve(url: "https://a.example/", host: "a.example")) else {
            Issue.record("a name that does not resolve is a failure")
            return
        }
        #expect(fault.kind == .noSuchHost)
    }

    @Test(arguments: ["ключ", "a\nb", "", String(repeating: "e", count: 2000)])
    func validatorsThatCannotBeSentBack(_ etag: String) {
        #expect(Validators(etag: etag, lastModified: nil) == nil)
    }
}
