/// The head of an HTTP/1.1 request to the callback, read strictly: who calls is a reverse proxy, which writes it well.
struct WebSubRequest: Sendable, Equatable {
    enum Framing: Sendable, Equatable {
        /// Bytes.
        case length(Int)
        case chunked
    }

    /// Why a request is not read, as the status that says so.
    struct Fault: Error, Equatable {
        let status: Int
    }

    var method: String
    /// The last part of the path: a token, or nobody's. What a proxy puts before it doesn't matter.
    var token: String
    /// After the question mark, as sent.
    var query: String
    /// Names in lower case; of a field given twice the first counts.
    var headers: [String: String]
    var framing: Framing
    var expectsContinue: Bool

    /// The longest head that is taken, in bytes: a verification's topic and challenge are in its first line.
    static let longestHead = 16_384
    private static let mostFields = 100

    /// - Parameter head: without the empty line at its end.
    init(head: [UInt8]) throws(Fault) {
        let bad = Fault(status: 400)
        guard let text = String(validating: head, as: UTF8.self) else { throw bad }
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        let request = lines.removeFirst().split(separator: " ", omittingEmptySubsequences: false)
        guard request.count == 3, request[2].hasPrefix("HTTP/1."), !request[0].isEmpty, lines.count <= Self.mostFields
        else { throw bad }
        method = String(request[0])
        let target = request[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        token = target[0].split(separator: "/", omittingEmptySubsequences: false).last.map(String.init) ?? ""
        query = target.count > 1 ? String(target[1]) : ""
        headers = [:]
        for line in lines {
            guard let colon = line.firstIndex(of: ":"), colon != line.startIndex else { throw bad }
            let name = line[..<colon].lowercased()
            guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw bad }
            // Two lengths, or a length and chunks, are how requests are smuggled past a proxy.
            if headers[name] != nil, name == "content-length" || name == "transfer-encoding" { throw bad }
            if headers[name] == nil {
                headers[name] = String(
                    line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }.reversed()
                        .drop { $0 == " " || $0 == "\t" }.reversed())
            }
        }
        expectsContinue = headers["expect"]?.lowercased() == "100-continue"
        framing = try Self.framing(headers)
    }

    private static func framing(_ headers: [String: String]) throws(Fault) -> Framing {
        switch (headers["content-length"], headers["transfer-encoding"]) {
        case (nil, nil): return .length(0)
        case (let length?, nil):
            guard (1...12).contains(length.utf8.count), length.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                let bytes = Int(length)
            else { throw Fault(status: 400) }
            return .length(bytes)
        case (nil, let coding?):
            guard coding.lowercased() == "chunked" else { throw Fault(status: 501) }
            return .chunked
        default: throw Fault(status: 400)
        }
    }
}

/// The body of a request as its bytes come in, chunked or not (RFC 9112, sections 6 and 7.1).
struct WebSubBody: Sendable {
    private enum State: Sendable, Equatable {
        case bytes(left: Int)
        case size([UInt8])
        case chunk(left: Int)
        /// The line break after a chunk: how much of it has come.
        case chunkEnd(Int)
        case trailer([UInt8])
        case done
    }

    private var state: State
    private let limit: Int
    private(set) var bytes: [UInt8] = []

    /// A line of the chunked coding, or its trailer in all.
    private static let longestLine = 4096

    /// - Parameter limit: the largest body that is taken, in bytes; a larger one is a fault of status 413.
    init(_ framing: WebSubRequest.Framing, limit: Int) throws(WebSubRequest.Fault) {
        self.limit = limit
        switch framing {
        case .length(let length):
            guard length <= limit else { throw WebSubRequest.Fault(status: 413) }
            state = length == 0 ? .done : .bytes(left: length)
        case .chunked: state = .size([])
        }
    }

    var isComplete: Bool { state == .done }

    mutating func append(_ input: ArraySlice<UInt8>) throws(WebSubRequest.Fault) {
        var input = input
        while !input.isEmpty {
            switch state {
            case .bytes(let left):
                let taken = input.prefix(left)
                bytes += taken
                input = input.dropFirst(taken.count)
                state = taken.count == left ? .done : .bytes(left: left - taken.count)
            case .chunk(let left):
                let taken = input.prefix(left)
                bytes += taken
                input = input.dropFirst(taken.count)
                state = taken.count == left ? .chunkEnd(0) : .chunk(left: left - taken.count)
            case .chunkEnd(let seen):
                guard input.removeFirst() == [0x0D, 0x0A][seen] else { throw WebSubRequest.Fault(status: 400) }
                state = seen == 1 ? .size([]) : .chunkEnd(1)
            case .size(let line): try size(line, input.removeFirst())
            case .trailer(let line): try trailer(line, input.removeFirst())
            // A second request on the connection: there is none after ours.
            case .done: return
            }
        }
    }

    private mutating func size(_ line: [UInt8], _ byte: UInt8) throws(WebSubRequest.Fault) {
        guard byte == 0x0A else {
            guard line.count < Self.longestLine else { throw WebSubRequest.Fault(status: 400) }
            state = .size(line + [byte])
            return
        }
        let digits = line.prefix { $0 != UInt8(ascii: ";") && $0 != 0x0D && $0 != 0x20 }
        guard line.last == 0x0D, (1...8).contains(digits.count),
            !digits.contains(UInt8(ascii: "+")), !digits.contains(UInt8(ascii: "-")),
            let size = Int(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw WebSubRequest.Fault(status: 400) }
        guard bytes.count + size <= limit else { throw WebSubRequest.Fault(status: 413) }
        state = size == 0 ? .trailer([]) : .chunk(left: size)
    }

    private mutating func trailer(_ seen: [UInt8], _ byte: UInt8) throws(WebSubRequest.Fault) {
        let text = seen + [byte]
        guard text.count < Self.longestLine else { throw WebSubRequest.Fault(status: 400) }
        state = text == [0x0D, 0x0A] || text.suffix(4) == [0x0D, 0x0A, 0x0D, 0x0A] ? .done : .trailer(text)
    }
}
