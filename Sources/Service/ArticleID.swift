internal import CCrypto

/// The archive's name for an article: 16 hexadecimal digits of SHA-256 over its address, so that nobody can choose an
/// address that takes another article's place.
enum ArticleID {
    static func of(_ canonicalURL: String) -> String {
        let bytes = Array(canonicalURL.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let done = unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe digest.withUnsafeMutableBufferPointer { digest in
                unsafe copytaster_sha256(bytes.baseAddress, bytes.count, digest.baseAddress)
            }
        }
        precondition(done == 1, "libcrypto refused SHA-256")
        let digits = Array("0123456789abcdef")
        return String(digest.prefix(8).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
