package import Foundation
internal import Transport

/// Where a feed can be subscribed (WebSub, section 4).
package struct WebSubLinks: Sendable, Hashable {
    package var hub: String
    package var topic: String

    package init(hub: String, topic: String) {
        self.hub = hub
        self.topic = topic
    }

    /// Nil where there is no hub. `Link` headers go before what the document says, the address that it came from stands in
    /// for a missing `self`.
    ///
    /// - Parameters:
    ///   - headers: the values of the response's `Link` headers.
    ///   - hub: `link rel=hub` of the document, or JSON Feed's `hubs`.
    ///   - selfLink: `link rel=self` of the document, or JSON Feed's `feed_url`.
    ///   - url: where the document came from.
    package init?(headers: [String], hub: String?, selfLink: String?, url: String) {
        let links = headers.prefix(16).flatMap { LinkHeader.parse($0) }
        func header(_ relation: String) -> String? { links.first { $0.relations.contains(relation) }?.target }
        guard let hub = (header("hub") ?? hub).flatMap({ Self.address($0, at: url) }),
            let topic = Self.address(header("self") ?? selfLink ?? url, at: url)
        else { return nil }
        self.init(hub: hub, topic: topic)
    }

    /// Longer ones are no feed's.
    private static let longest = 2048

    /// An absolute address as it is written, for a hub compares letters; a relative one resolved.
    private static func address(_ text: String, at url: String) -> String? {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty, text.utf8.count <= longest else { return nil }
        if (try? HTTPURL(text)) != nil { return text }
        return (try? HTTPURL(url)).flatMap { try? HTTPURL(text, relativeTo: $0) }?.text
    }
}

extension WebSub {
    /// What a feed's document changes in its subscriptions: a hub is subscribed, one that it doesn't name any more left.
    ///
    /// - Parameters:
    ///   - links: nil where the feed names no hub.
    ///   - known: the feed's subscriptions.
    ///   - callbacks: what all callbacks begin with, without a slash at the end.
    ///   - keys: for a new subscription.
    package static func discovered(
        _ links: WebSubLinks?, of feed: String, known: [Subscription], callbacks: String, keys: Subscription.Keys,
        now: Date
    ) -> [Step] {
        func isWanted(_ subscription: Subscription) -> Bool {
            subscription.state != .leaving && subscription.hub == links?.hub && subscription.topic == links?.topic
                && subscription.callback == callback(callbacks, subscription.keys)
        }
        let kept = known.first(where: isWanted)
        var steps = known.filter { $0.state != .leaving && $0 != kept }.map { subscription in
            var left = subscription
            let actions = leave(&left, now: now)
            return Step(left, actions)
        }
        if kept == nil, let links {
            let new = Subscription(
                feed: feed, topic: links.topic, hub: links.hub, callback: callback(callbacks, keys), keys: keys,
                now: now)
            steps.append(Step(new, []))
        }
        return steps
    }

    private static func callback(_ callbacks: String, _ keys: Subscription.Keys) -> String {
        callbacks + "/" + keys.token
    }
}

/// `Link` headers (RFC 8288, section 3).
enum LinkHeader {
    struct Link: Sendable, Hashable {
        var target: String
        /// In lower case.
        var relations: [String]
    }

    /// The links of one header, at most 32. What can't be read ends it.
    static func parse(_ value: String) -> [Link] {
        var rest = Array(value.utf8.prefix(16_384))[...]
        var links: [Link] = []
        while links.count < 32 {
            skip(&rest, [0x20, 0x09, UInt8(ascii: ",")])
            guard rest.popFirst() == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) else { break }
            var link = Link(target: String(decoding: rest[..<end], as: UTF8.self), relations: [])
            rest = rest[(end + 1)...]
            var hasRelations = false
            while let (name, value) = parameter(&rest) {
                // Of two `rel` the first counts (section 3.3).
                guard name == "rel", !hasRelations else { continue }
                hasRelations = true
                link.relations = value.lowercased().split(separator: " ").map(String.init)
            }
            links.append(link)
        }
        return links
    }

    private static func parameter(_ rest: inout ArraySlice<UInt8>) -> (name: String, value: String)? {
        skip(&rest, [0x20, 0x09])
        guard rest.first == UInt8(ascii: ";") else { return nil }
        skip(&rest, [0x20, 0x09, UInt8(ascii: ";")])
        let name = token(&rest)
        skip(&rest, [0x20, 0x09])
        guard rest.first == UInt8(ascii: "=") else { return (name.lowercased(), "") }
        rest.removeFirst()
        skip(&rest, [0x20, 0x09])
        guard rest.first == UInt8(ascii: "\"") else { return (name.lowercased(), token(&rest)) }
        rest.removeFirst()
        var value: [UInt8] = []
        while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
            value.append(byte == UInt8(ascii: "\\") ? rest.popFirst() ?? byte : byte)
        }
        return (name.lowercased(), String(decoding: value, as: UTF8.self))
    }

    private static func token(_ rest: inout ArraySlice<UInt8>) -> String {
        let ends: [UInt8] = [0x20, 0x09, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "="), UInt8(ascii: "\"")]
        let token = rest.prefix { !ends.contains($0) }
        rest = rest[token.endIndex...]
        return String(decoding: token, as: UTF8.self)
    }

    private static func skip(_ rest: inout ArraySlice<UInt8>, _ bytes: [UInt8]) {
        rest = rest.drop { bytes.contains($0) }
    }
}
