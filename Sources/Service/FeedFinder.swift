internal import Fetching
package import Foundation
internal import Model
internal import Reading
internal import Transport

/// A feed that was found at an address, tried and read.
package struct FoundFeed: Sendable, Hashable {
    /// Where it is to be fetched: where permanent redirects lead, else as asked.
    package var url: String
    package var title: String
    package var format: String
    package var entries: Int
    package var newest: Date?
    /// A language code; nil where neither the feed nor its titles tell.
    package var language: String?
    /// Its entries' addresses: the same ones are the same feed in another format.
    var links: Set<String>
    /// The lower, the likelier meant: 0 a feed that the page names, 1 a news sitemap, 2 a Telegram channel, 3 its comments.
    var rank: Int

    init(_ document: FeedDocument, url: String, rank: Int) {
        self.url = url
        self.rank = rank
        let host = (try? HTTPURL(url).host) ?? url
        let named = TerminalText.field(document.title ?? "", most: 80)
        title = named.isEmpty ? host : named
        format = document.format
        entries = document.entries.count
        newest = document.entries.compactMap { $0.published ?? $0.updated }.max()
        let titles = document.entries.prefix(30).compactMap(\.title).joined(separator: "\n")
        let said = document.language.map { TerminalText.field($0, most: 20) }
        language = LanguageIdentifier.identify(titles)?.rawValue ?? said
        links = Set(document.entries.compactMap { $0.link ?? $0.id })
    }

    /// `rss2.0, 40 entries, newest 3 h ago, ru`.
    package func facts(now: Date) -> String {
        var facts = [format, Status.count(entries, "entry", "entries")]
        if let newest { facts.append("newest \(TerminalText.ago(newest, now: now))") }
        if let language { facts.append(language) }
        return facts.joined(separator: ", ")
    }
}

/// Finds the feeds that an address means: itself, those that its page names, those at well-known places. Asks as the service
/// does, one after another with a gap.
struct FeedFinder {
    let fetcher: FeedFetcher
    let now: Date

    /// What one address turned out to be.
    private enum Probe {
        case feed(FoundFeed)
        case page([UInt8], contentType: String?, url: String)
        case failed(Fetching.FeedFault)
    }

    /// Addresses of a page that are tried: pages of a large outlet name a feed a section.
    private static let mostNamed = 12
    /// Well-known places tried, until one is a feed.
    private static let mostPlaces = 10

    /// - Parameter say: told what is being tried, a line each.
    /// - Throws: `Fetching.FeedFault` where the address itself can't be had.
    func feeds(at address: String, say: (String) -> Void) async throws -> [FoundFeed] {
        let page: (bytes: [UInt8], contentType: String?, url: String)?
        // A channel's own page names nothing but other channels.
        let channel =
            (try? HTTPURL(address)).map { ["t.me", "telegram.me", "telegram.dog"].contains($0.host) } ?? false
        let address = channel ? FeedDiscovery.wellKnown(for: address).first ?? address : address
        switch try await probe(address, rank: 0) {
        case .feed(let feed): return [feed]
        case .page(let bytes, let contentType, let url): page = (bytes, contentType, url)
        case .failed(let fault):
            // The page may be closed to programs and its feed open; a host that doesn't answer is asked no further.
            guard [.refused, .notFound, .unreadable, .tooLarge].contains(fault.kind) else { throw fault }
            say("\(fault.description)")
            page = nil
        }
        var found: [FoundFeed] = []
        if let page {
            let named = FeedDiscovery.candidates(inPage: page.bytes, contentType: page.contentType, url: page.url)
            if !named.isEmpty {
                say("\(page.url) is a page that names \(Status.count(named.count, "address", "addresses")); trying")
            }
            for candidate in named.prefix(Self.mostNamed) {
                let rank = Self.rank(candidate)
                // A site's channels and comments are of interest only where it has no feed.
                if rank > 1, found.contains(where: { $0.rank == 0 }) { continue }
                if case .feed(let feed) = try await probe(candidate.url, rank: rank) { found.append(feed) }
            }
        }
        if !found.contains(where: { $0.entries > 0 }) {
            let places = FeedDiscovery.wellKnown(for: page?.url ?? address)
            if !places.isEmpty { say("no feed is named there; trying the places where sites keep them") }
            for place in places.prefix(Self.mostPlaces) {
                switch try await probe(place, rank: 0) {
                case .feed(let feed) where feed.entries > 0: return Self.distinct(found + [feed])
                case .failed(let fault) where [.busy, .unreachable, .noSuchHost].contains(fault.kind):
                    return Self.distinct(found)
                default: continue
                }
            }
        }
        return Self.distinct(found)
    }

    private static func rank(_ candidate: FeedDiscovery.Candidate) -> Int {
        switch candidate.kind {
        case .sitemap: 1
        case .telegram: 2
        case .link, .anchor, .wellKnown:
            (candidate.url + (candidate.title ?? "")).lowercased().contains("comment") ? 3 : 0
        }
    }

    /// The likeliest first; of one feed in several formats the first.
    private static func distinct(_ feeds: [FoundFeed]) -> [FoundFeed] {
        var kept: [FoundFeed] = []
        for feed in feeds {
            let isKnown = kept.contains { other in
                FeedAddress.key(other.url) == FeedAddress.key(feed.url)
                    || (!feed.links.isEmpty && other.links == feed.links)
            }
            if !isKnown { kept.append(feed) }
        }
        func order(_ feed: FoundFeed) -> Int { feed.rank + (feed.entries == 0 ? 10 : 0) }
        return kept.enumerated().sorted { (order($0.element), $0.offset) < (order($1.element), $1.offset) }
            .map(\.element)
    }

    private func probe(_ address: String, rank: Int) async throws -> Probe {
        let (_, outcome) = try await fetcher.fetch(FeedState(url: address, now: now), now: now, jitter: 0)
        switch outcome {
        case .changed(let fetched, let hints):
            do throws(Reading.FeedFault) {
                let document = try FeedParser.parse(
                    fetched.bytes, contentType: fetched.contentType, url: fetched.finalURL, now: now)
                return .feed(FoundFeed(document, url: hints.movedTo ?? address, rank: rank))
            } catch .html {
                return .page(fetched.bytes, contentType: fetched.contentType, url: fetched.finalURL)
            } catch {
                return .failed(Fetching.FeedFault(.unreadable, "\(address): \(error)"))
            }
        case .failed(let fault): return .failed(fault)
        case .gone: return .failed(Fetching.FeedFault(.notFound, "\(address): it says that it is gone for good (410)"))
        case .postponed: return .failed(Fetching.FeedFault(.busy, "\(address): its host asked to be left alone"))
        case .unchanged: return .failed(Fetching.FeedFault(.unreadable, "\(address): it gave nothing"))
        }
    }
}

extension Fetching.FeedFault {
    /// 69 for what may pass by itself, 1 for what somebody has to mend.
    var exitCode: Int32 {
        switch kind {
        case .unreachable, .noSuchHost, .busy, .server: 69
        default: 1
        }
    }
}
