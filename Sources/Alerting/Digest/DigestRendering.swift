internal import Foundation
package import Model
internal import Mustache

/// A digest as Markdown, HTML and JSON. The same digest gives the same bytes.
package struct DigestRendering: Sendable {
    private let markdownTemplate: MustacheTemplate
    private let htmlTemplate: MustacheTemplate
    private let links: MarkLinks?

    /// Compiles the shipped templates; a broken one is a bug of ours, and stops the start.
    /// - Parameter links: those by which its alerts are marked; nil where the desk has no address.
    package init(links: MarkLinks? = nil) throws {
        self.links = links
        markdownTemplate = try MustacheTemplate(string: DigestTemplates.markdown)
        htmlTemplate = try MustacheTemplate(string: DigestTemplates.html)
    }

    package func markdown(_ digest: Digest) -> String {
        markdownTemplate.render(DigestView(digest, links: links, escape: Markdown.escaped))
    }

    package func html(_ digest: Digest) -> String {
        htmlTemplate.render(DigestView(digest, links: links, escape: { $0 }))
    }

    package func json(_ digest: Digest) throws -> String {
        try OutputJSON.text(DigestDocument(digest, links: links), pretty: true) + "\n"
    }
}
