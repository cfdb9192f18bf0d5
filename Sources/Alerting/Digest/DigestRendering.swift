internal import Foundation
package import Model
internal import Mustache

/// A digest in its four forms. The same digest gives the same bytes.
package struct DigestRendering: Sendable {
    private let links: MarkLinks?
    private let vocabulary: DeskVocabulary
    private let templates: DigestTemplates

    /// - Parameters:
    ///   - links: those by which its alerts are marked; nil where the desk has no address.
    ///   - vocabulary: the desk's language, and what the watchlist calls things in it.
    ///   - templates: the desk's own, checked when they were loaded.
    package init(
        links: MarkLinks? = nil, vocabulary: DeskVocabulary = DeskVocabulary(), templates: DigestTemplates? = nil
    ) throws(InputFaults) {
        self.links = links
        self.vocabulary = vocabulary
        self.templates = if let templates { templates } else { try DigestTemplates() }
    }

    /// - Parameter late: it is sent long after it was made, and says so.
    package func markdown(_ digest: Digest, late: Bool = false) -> String {
        templates.markdown.render(view(digest, late, escape: .markdown))
    }

    package func html(_ digest: Digest, late: Bool = false) -> String {
        templates.html.render(view(digest, late, escape: .html))
    }

    /// Lines of at most 72 columns.
    package func text(_ digest: Digest, late: Bool = false) -> String {
        PlainText.wrapped(templates.text.render(view(digest, late, escape: .none)))
    }

    /// In English, whatever the desk's language: for programs.
    package func json(_ digest: Digest) throws -> String {
        try OutputJSON.text(DigestDocument(digest, links: links), pretty: true) + "\n"
    }

    package func body(_ digest: Digest, as format: DigestFormat, late: Bool = false) throws -> String {
        switch format {
        case .md: markdown(digest, late: late)
        case .html: html(digest, late: late)
        case .text: text(digest, late: late)
        case .json: try json(digest)
        }
    }

    /// All forms.
    package func renderings(_ digest: Digest, late: Bool = false) throws -> [(format: DigestFormat, body: String)] {
        try DigestFormat.allCases.map { ($0, try body(digest, as: $0, late: late)) }
    }

    private func view(_ digest: Digest, _ late: Bool, escape: DigestViewing.Escape) -> DigestView {
        DigestViewing(
            digest: digest, words: DigestWords(digest, vocabulary: vocabulary), links: links, escape: escape,
            isSentLate: late
        ).view
    }
}
