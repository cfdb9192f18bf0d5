import Testing

@testable import Service

@Suite("Requests to the callback")
struct WebSubRequestTests {
    private func head(_ text: String) throws(WebSubRequest.Fault) -> WebSubRequest {
        try WebSubRequest(head: Array(text.replacing("\n", with: "\r\n").utf8))
    }

    @Test func aVerificationIsRead() throws {
        let request = try head("GET /hub/0a1b?hub.mode=x&y=? HTTP/1.1\nHost:  desk.example \nX-Hub-Signature:\tsha1=00")
        #expect(request.method == "GET")
        #expect(request.token == "0a1b")
        #expect(request.query == "hub.mode=x&y=?")
        #expect(request.headers == ["host": "desk.example", "x-hub-signature": "sha1=00"])
        #expect(request.framing == .length(0))
        #expect(!request.expectsContinue)
    }

    @Test(arguments: [
        ("/", ""), ("", ""), ("/a", "a"), ("/a/", ""), ("/a/b", "b"), ("*", "*"), ("/a%2Fb", "a%2Fb"), ("/?a/b", ""),
        ("http://desk.example/hub/0a1b?q", "0a1b"),
    ])
    func token(target: String, expected: String) throws {
        #expect(try head("GET \(target) HTTP/1.0").token == expected)
    }

    @Test(
        arguments: [
            ("Content-Length: 12", .length(12)), ("content-length:0", .length(0)),
            ("Transfer-Encoding: Chunked", .chunked),
            ("X: y", .length(0)),
        ] as [(String, WebSubRequest.Framing)])
    func framing(line: String, expected: WebSubRequest.Framing) throws {
        #expect(try head("POST /a HTTP/1.1\n" + line).framing == expected)
    }

    @Test(arguments: [
        ("", 400), ("GET", 400), ("GET /", 400), ("GET / HTTP/2", 400), ("GET  / HTTP/1.1", 400), (" / HTTP/1.1", 400),
        ("GET / HTTP/1.1\n: x", 400), ("GET / HTTP/1.1\nno colon", 400), ("GET / HTTP/1.1\nA b: x", 400),
        ("GET / HTTP/1.1\n folded: x", 400), ("POST / HTTP/1.1\nContent-Length: -1", 400),
        ("POST / HTTP/1.1\nContent-Length: +1", 400), ("POST / HTTP/1.1\nContent-Length:", 400),
        ("POST / HTTP/1.1\nContent-Length: 1\nContent-Length: 2", 400),
        ("POST / HTTP/1.1\nContent-Length: 1\nTransfer-Encoding: chunked", 400),
        ("POST / HTTP/1.1\nContent-Length: 9999999999999", 400),
        ("POST / HTTP/1.1\nTransfer-Encoding: gzip, chunked", 501),
        ("GET / HTTP/1.1" + String(repeating: "\na: b", count: 101), 400),
    ])
    func unfit(text: String, status: Int) {
        #expect(throws: WebSubRequest.Fault(status: status)) { try head(text) }
    }

    @Test func noUTF8IsNoRequest() {
        #expect(throws: WebSubRequest.Fault(status: 400)) { try WebSubRequest(head: [0x47, 0xFF]) }
    }

    // MARK: - Bodies

    private func body(_ framing: WebSubRequest.Framing, _ pieces: [[UInt8]]) throws(WebSubRequest.Fault) -> [UInt8]? {
        var body = try WebSubBody(framing, limit: 16)
        for piece in pieces { try body.append(piece[...]) }
        return body.isComplete ? body.bytes : nil
    }

    /// However the network cuts it.
    @Test(
        arguments: [
            (.length(5), "abcde", "abcde"), (.length(0), "", ""), (.length(3), "abcde", "abc"),
            (.length(5), "abc", nil),
            (.chunked, "3\n|abc|\n|0\n\n", "abc"),
            (.chunked, "3\n|abc|\n|A;x=y\n|0123456789|\n|0\nTrailer: t\n\n", "abc0123456789"),
            (.chunked, "0\n\n", ""), (.chunked, "3\n|abc|\n|0\n", nil), (.chunked, "3\n|ab", nil),
            (.chunked, "02 \n|ab|\n|0\n\n", "ab"),
        ] as [(WebSubRequest.Framing, String, String?)])
    func bodies(framing: WebSubRequest.Framing, text: String, expected: String?) throws {
        let bytes = Array(text.replacing("|", with: "").replacing("\n", with: "\r\n").utf8)
        let whole = expected.map { Array($0.utf8) }
        for cut in 0...bytes.count {
            #expect(try body(framing, [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
        }
        #expect(try body(framing, bytes.map { [$0] }) == whole)
    }

    @Test(
        arguments: [
            (.length(17), "", 413), (.chunked, "11\n", 413), (.chunked, "8\n|01234567|\n|9\n", 413),
            (.chunked, "\n", 400),
            (.chunked, "x\n", 400), (.chunked, "-1\n", 400), (.chunked, "+1\n", 400), (.chunked, "1\n|ab", 400),
            (.chunked, "123456789\n", 400), (.chunked, "0\n" + String(repeating: "a", count: 5000), 400),
            (.chunked, String(repeating: "0", count: 5000), 400),
        ] as [(WebSubRequest.Framing, String, Int)])
    func unfitBodies(framing: WebSubRequest.Framing, text: String, status: Int) {
        let bytes = Array(text.replacing("|", with: "").replacing("\n", with: "\r\n").utf8)
        #expect(throws: WebSubRequest.Fault(status: status)) { try body(framing, [bytes]) }
    }
}
