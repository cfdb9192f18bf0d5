internal import Alerting
internal import Model

/// A format in which a digest is had.
package enum DigestForm: String, Sendable, CaseIterable {
    case md, html, json

    /// A digest in every format, as it is kept.
    static func texts(_ digest: Digest, _ rendering: DigestRendering) throws -> [DigestText] {
        try allCases.map { DigestText(format: $0.rawValue, body: try $0.text(digest, rendering)) }
    }

    func text(_ digest: Digest, _ rendering: DigestRendering) throws -> String {
        switch self {
        case .md: rendering.markdown(digest)
        case .html: rendering.html(digest)
        case .json: try rendering.json(digest)
        }
    }
}
