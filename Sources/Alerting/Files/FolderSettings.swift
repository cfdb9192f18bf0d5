/// What is written to a folder.
package enum FolderFormat: String, Sendable, Hashable, Codable, CaseIterable {
    /// `alerts.jsonl`: a line an alert, growing.
    case jsonl
    /// `alerts.md`: a list item an alert, growing.
    case markdown
    /// `digest-DAY` in every form that the digest is rendered in, each written whole.
    case digest
    /// `alerts/DAY-ID.json`: a file an alert, for a program that watches the folder.
    case eachJSON = "each-json"
    /// `alerts/DAY-ID.md`.
    case eachMarkdown = "each-markdown"
    /// `alerts.atom`: the last alerts (RFC 4287).
    case atom
    /// `alerts.feed.json`: the last alerts (JSON Feed 1.1).
    case jsonFeed = "jsonfeed"
    /// `daybook.ics`: what was announced (RFC 5545).
    case iCalendar = "icalendar"

    /// What a folder gets where nobody says.
    package static let standard: Set<FolderFormat> = [.jsonl, .markdown, .digest]
}

/// A destination that is a folder.
package struct FolderSettings: Sendable, Hashable {
    /// Absolute.
    package var path: String
    package var formats: Set<FolderFormat>
    /// Bytes from which a growing file is put aside (`alerts-2021-03-27T130100Z.jsonl`) and a new one begun.
    package var rotateAt: Int
    /// How many of those put aside are kept, 1 or more; older ones are removed.
    package var keepRotated: Int
    package var feed: FeedIdentity

    package init(
        path: String, formats: Set<FolderFormat> = FolderFormat.standard, rotateAt: Int = 10_000_000,
        keepRotated: Int = 10, feed: FeedIdentity = FeedIdentity()
    ) {
        self.path = path
        self.formats = formats
        self.rotateAt = rotateAt
        self.keepRotated = max(1, keepRotated)
        self.feed = feed
    }
}

/// By what readers know our feeds and calendar again, wherever they lie.
package struct FeedIdentity: Sendable, Hashable {
    /// For people: the beat's title.
    package var title: String
    /// The host in the names of feeds, alerts and events: constant, or readers take all of them for new.
    package let host: String
    /// Where the folder can be read from outside, without a slash at the end; nil where it can't.
    package var address: String?

    /// A year in which whoever runs the host ran it already (RFC 4151, section 2.1).
    private static let year = "2026"
    /// A host that is nobody's (RFC 2606).
    private static let nobody = "copytaster.invalid"

    /// - Parameters:
    ///   - host: of the desk's address. What is no name of a host is replaced by `copytaster.invalid`.
    ///   - address: the folder's public address, `https://…`.
    package init(title: String = "Copytaster", host: String? = nil, address: String? = nil) {
        self.title = title
        let name = (host ?? "").lowercased()
        self.host = Self.isHost(name) ? name : Self.nobody
        var address = address
        while let last = address?.last, last == "/" { address?.removeLast() }
        self.address = address.flatMap(LinkAddress.linked)
    }

    private static func isHost(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 253
            && name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy {
                        (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-")
                    }
            }
    }

    /// `tag:desk.example,2026:alert/…` (RFC 4151).
    func tag(_ specific: String) -> String { "tag:\(host),\(Self.year):\(specific)" }
}
