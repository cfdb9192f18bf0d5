internal import Alerting
internal import Foundation
internal import Model
internal import Watching

/// How the desk's digests are written: in its language, by its templates, with what the live watchlist calls things.
struct DigestWriting: Sendable {
    private let language: DeskLanguage
    private let links: MarkLinks?
    private let templates: DigestTemplates
    private let watchlist: @Sendable () -> Watchlist?

    /// - Parameter watchlist: the live one; nil where it can't be read, which only a command that looks puts up with.
    /// - Throws: what is wrong with the desk's own templates.
    init(
        _ settings: Settings, links: MarkLinks? = nil, watchlist: @escaping @Sendable () -> Watchlist?
    ) throws(InputFaults) {
        language = settings.digestLanguage
        self.links = links
        self.watchlist = watchlist
        templates =
            if let folder = settings.digestTemplates { try DigestTemplates.load(folder) } else { try DigestTemplates() }
    }

    func rendering() throws -> DigestRendering {
        try DigestRendering(
            links: links, vocabulary: watchlist()?.vocabulary(language) ?? DeskVocabulary(language),
            templates: templates)
    }

    /// In every format, as it is kept.
    func texts(_ digest: Digest) throws -> [DigestText] {
        try rendering().renderings(digest).map { DigestText(format: $0.format.rawValue, body: $0.body) }
    }

    /// As it goes out: as it was kept when it was recorded, or written anew where it is late and says so.
    func texts(_ digest: Digest, late: Bool, in store: any Store) throws -> [DigestFormat: String] {
        var texts: [DigestFormat: String] = [:]
        // JSON has no sentence on its lateness: programs get the same bytes whenever it goes out.
        for format in DigestFormat.allCases where !late || format == .json {
            texts[format] = try store.digestText(digest.id, format: format.rawValue)
        }
        guard texts.count < DigestFormat.allCases.count else { return texts }
        let anew = try rendering().renderings(digest, late: late)
        return texts.merging(anew.map { ($0.format, $0.body) }) { kept, _ in kept }
    }
}
