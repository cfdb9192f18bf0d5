import Fetching

/// A robots.txt that nobody would write; see `ReadingFuzz`.
enum FetchingFuzz: String, CaseIterable {
    case robots

    /// What is wrong with what is made of `bytes`; nil where nothing is.
    func fault(_ bytes: [UInt8]) -> String? {
        let robots = Robots(bytes, agent: "Copytaster")
        if let delay = robots.crawlDelay, !(delay >= 0 && delay.isFinite) { return "a delay of \(delay) s" }
        if !robots.allows("https://example.org/robots.txt") { return "robots.txt itself is refused" }
        // Asked of an address of the file's own making, long and full of what patterns are made of.
        let wild = String(decoding: bytes.prefix(2000), as: UTF8.self)
        for path in ["/", "/private/a.pdf", "/" + String(repeating: "a", count: 500), wild] {
            _ = robots.allows("https://example.org" + path)
        }
        return nil
    }
}
