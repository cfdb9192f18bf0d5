/// What came back, of whatever status.
package struct HTTPResponse: Sendable {
    /// A redirect that was followed.
    package struct Redirect: Sendable, Hashable {
        package let status: Int
        package let to: String

        package init(status: Int, to: String) {
            self.status = status
            self.to = to
        }
    }

    package let status: Int
    /// The address that gave the response.
    package let finalURL: String
    /// In order; empty where the address asked for answered itself.
    package let redirects: [Redirect]
    package let headers: HTTPHeaders
    /// Decompressed.
    package let body: [UInt8]
    /// From the first connection to the last byte.
    package let elapsed: Duration

    package init(
        status: Int, finalURL: String, redirects: [Redirect] = [], headers: HTTPHeaders = HTTPHeaders(),
        body: [UInt8] = [],
        elapsed: Duration = .zero
    ) {
        self.status = status
        self.finalURL = finalURL
        self.redirects = redirects
        self.headers = headers
        self.body = body
        self.elapsed = elapsed
    }
}

/// The headers of a response in the order sent, names in lower case; the first 128 of them.
package struct HTTPHeaders: Sendable, Hashable {
    package private(set) var fields: [Field] = []

    package struct Field: Sendable, Hashable {
        package let name: String
        package let value: String
    }

    /// No honest server sends more: the rest is dropped.
    static let mostFields = 128

    package init(_ fields: [(String, String)] = []) {
        for (name, value) in fields { append(name: name, value: value) }
    }

    /// The first value under that name, in any case of letters.
    package subscript(name: String) -> String? {
        let name = name.lowercased()
        return fields.first { $0.name == name }?.value
    }

    /// Every value under that name.
    package func all(_ name: String) -> [String] {
        let name = name.lowercased()
        return fields.filter { $0.name == name }.map(\.value)
    }

    mutating func append(name: String, value: String) {
        guard fields.count < Self.mostFields else { return }
        fields.append(Field(name: name.lowercased(), value: value))
    }

    /// A line as sent. One without a colon is no header. Values that are no UTF-8 are read as Latin-1 (RFC 9110, 5.5).
    mutating func append(line: some Collection<UInt8>) {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon != line.startIndex else { return }
        let name = line[..<colon]
        guard let first = name.first, first > 0x20 else { return }  // folded lines went out with RFC 7230
        var value = line[line.index(after: colon)...]
        while let byte = value.first, byte <= 0x20 { value = value.dropFirst() }
        let bytes = Array(value)
        let end = bytes.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? 0
        append(name: Self.text(Array(name)), value: Self.text(Array(bytes[..<end])))
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }
}
