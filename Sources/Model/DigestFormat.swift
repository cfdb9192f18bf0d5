/// The forms in which a digest is written.
package enum DigestFormat: String, Sendable, Hashable, Codable, CaseIterable {
    case md, html, text, json

    /// What its file's name ends in, without the dot.
    package var fileEnding: String { self == .text ? "txt" : rawValue }

    /// As a mail or an HTTP answer says it.
    package var mediaType: String {
        switch self {
        case .md: "text/markdown; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .text: "text/plain; charset=utf-8"
        case .json: "application/json"
        }
    }
}
