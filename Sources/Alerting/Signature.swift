internal import CCrypto
internal import Foundation

/// The signature of the Standard Webhooks specification (HMAC-SHA256 over `id.timestamp.body`, `v1,` and base64).
package enum Signature {
    /// The value of `webhook-signature`.
    /// - Parameter secret: as configured: `whsec_` and base64 as the specification writes keys, else the bytes as they are.
    package static func sign(id: String, timestamp: Int, body: [UInt8], secret: String) -> String {
        var message = Array("\(id).\(timestamp).".utf8)
        message += body
        return "v1," + Data(hmac(message, key: key(secret))).base64EncodedString()
    }

    /// Whether one of the signatures in a `webhook-signature` header is right. Compares in constant time.
    package static func verify(
        _ header: String, id: String, timestamp: Int, body: [UInt8], secret: String
    ) -> Bool {
        let expected = Array(sign(id: id, timestamp: timestamp, body: body, secret: secret).utf8)
        return header.split(separator: " ").contains { given in
            isSame(Array(given.utf8), expected)
        }
    }

    /// Whether a text is the one expected, in a time that doesn't tell where they differ.
    static func isSame(_ given: String, _ expected: String) -> Bool { isSame(Array(given.utf8), Array(expected.utf8)) }

    private static func isSame(_ given: [UInt8], _ expected: [UInt8]) -> Bool {
        guard given.count == expected.count else { return false }
        return zip(given, expected).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func key(_ secret: String) -> [UInt8] {
        let prefix = "whsec_"
        guard secret.hasPrefix(prefix), let data = Data(base64Encoded: String(secret.dropFirst(prefix.count))) else {
            return Array(secret.utf8)
        }
        return Array(data)
    }

    /// HMAC-SHA256 (RFC 2104).
    static func hmac(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = unsafe key.withUnsafeBufferPointer { key in
            unsafe message.withUnsafeBufferPointer { message in
                unsafe digest.withUnsafeMutableBufferPointer { digest in
                    unsafe copytaster_hmac_sha256(
                        key.baseAddress, Int32(key.count), message.baseAddress, message.count, digest.baseAddress)
                }
            }
        }
        precondition(done == 1, "libcrypto refused HMAC-SHA256")
        return digest
    }
}
