internal import CCrypto

/// `X-Hub-Signature: METHOD=HEX`, an HMAC of the body (WebSub, section 7.1).
package enum WebSubSignature {
    /// Methods that the specification names. SHA-1 too: as HMAC it is unbroken, and it is what most hubs still send.
    package enum Method: String, Sendable, CaseIterable {
        case sha1, sha256, sha384, sha512

        var length: Int {
            switch self {
            case .sha1: 20
            case .sha256: 32
            case .sha384: 48
            case .sha512: 64
            }
        }
    }

    /// Whether the header's value is right. False where it is absent or its method is unknown.
    package static func verify(_ header: String?, body: [UInt8], secret: String) -> Bool {
        guard let header, header.utf8.count <= 200 else { return false }
        let parts = header.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1)
        guard parts.count == 2,
            let method = Method(rawValue: String(Substring(parts[0])).lowercased().filter { $0 != " " }),
            let given = Hexadecimal.bytes(parts[1].filter { $0 != UInt8(ascii: " ") }), given.count == method.length
        else { return false }
        // All bytes are looked at, whichever is wrong.
        return zip(given, hmac(method, body: body, secret: secret)).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The header's value, as a hub writes it.
    package static func sign(_ method: Method, body: [UInt8], secret: String) -> String {
        method.rawValue + "="
            + hmac(method, body: body, secret: secret).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func hmac(_ method: Method, body: [UInt8], secret: String) -> [UInt8] {
        let key = Array(secret.utf8)
        var digest = [UInt8](repeating: 0, count: method.length)
        let done = unsafe key.withUnsafeBufferPointer { key in
            unsafe body.withUnsafeBufferPointer { body in
                unsafe digest.withUnsafeMutableBufferPointer { digest in
                    unsafe copytaster_hmac(
                        Int32(method.length), key.baseAddress, Int32(key.count), body.baseAddress, body.count,
                        digest.baseAddress)
                }
            }
        }
        precondition(done == 1, "libcrypto refused HMAC")
        return digest
    }
}
