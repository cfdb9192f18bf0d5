package import Model

/// Finds the texts that a text may be a copy of, among those of a week.
///
/// Each text is entered under its anchors: every shingle whose hash is below a fixed threshold (FracMinHash: Irber et al.
/// 2022, doi 10.1101/2022.01.11.475838), and in any case its 16 least ones (bottom-k MinHash: Broder 1997). A permutation of
/// 128 slots and bands finds likeness of the whole; shortened copies have too little of it, and they share anchors in
/// proportion to what they contain. What is found is only a candidate: `Likeness` decides over all shingles.
///
/// Memory: 20 bytes an anchor, about 70 anchors an article of 500 words.
package struct CopyIndex: Sendable {
    /// A text entered. Its number is its place in the order of entering.
    package struct Entry: Sendable {
        /// The archive's name of the article.
        package var article: String
        /// The article that it copies; nil where it is a work of its own.
        package var copyOf: String?
        /// Seconds since 1970.
        package var time: Double
        var content: UInt64
        /// Its anchors below the threshold.
        var sampled: Int32
        var isCurrent: Bool
    }

    private struct Posting {
        var entry: Int32
        var next: Int32
    }

    private(set) var entries: [Entry] = []
    private var anchorsOf: [[UInt32]] = []
    private var postings: [Posting] = []
    /// Open addressing; a slot is free where `heads` is −1.
    private var keys: [UInt32] = []
    private var heads: [Int32] = []
    private var used = 0
    private var byContent: [UInt64: [Int32]] = [:]
    private var byArticle: [String: Int32] = [:]
    /// Anchors shared with each entry by the text looked up; zero between two look-ups.
    private var shared: [Int32] = []
    private var stale = 0

    package init() { clear(capacity: 1 << 12) }

    /// Texts of the window at the most: past it the oldest half is forgotten. 100 MB.
    static let most = 60_000
    /// One shingle in eight is an anchor.
    private static let threshold = UInt32.max / 8
    private static let leastAnchors = 16
    /// Entries looked at for one anchor, newest first: what hundreds of texts share is boilerplate.
    private static let longestChain = 200
    /// Candidates handed out, the likeliest.
    private static let mostCandidates = 8
    /// Shared anchors by those that could be, from which on a pair is looked at: a copy's expectation is .7, but a short text has
    /// few anchors, and looking costs a microsecond.
    private static let leastShare = 0.2

    package var count: Int { entries.count - stale }

    /// Takes a text in; one that was entered under the same name before is replaced.
    package mutating func add(_ fingerprint: Fingerprint, article: String, copyOf: String?, time: Double) {
        if entries.count >= Self.most {
            for number in 0..<Int32(entries.count / 2) { retire(number) }
            rebuild()
        }
        if let old = byArticle[article] { retire(old) }
        let anchors = Self.anchors(fingerprint.shingles)
        let number = Int32(entries.count)
        entries.append(
            Entry(
                article: article, copyOf: copyOf, time: time, content: fingerprint.content,
                sampled: Int32(Self.sampled(fingerprint.shingles)), isCurrent: true))
        anchorsOf.append(anchors)
        shared.append(0)
        enter(number)
    }

    /// Forgets the texts of before that time.
    package mutating func forget(before time: Double) {
        for number in entries.indices where entries[number].isCurrent && entries[number].time < time {
            retire(Int32(number))
        }
        // Rebuilt when most of it is dead, so that forgetting costs each text once.
        if stale > 1000, stale > entries.count / 2 { rebuild() }
    }

    /// Entries of the very same words, title included, oldest first.
    package func identical(to fingerprint: Fingerprint) -> [Entry] {
        (byContent[fingerprint.content] ?? []).map { entries[Int($0)] }.filter(\.isCurrent)
    }

    /// Entries that may be alike, the likeliest first, at most eight.
    package mutating func candidates(for fingerprint: Fingerprint) -> [Entry] {
        let anchors = Self.anchors(fingerprint.shingles)
        let sampled = Int32(Self.sampled(fingerprint.shingles))
        var touched: [Int32] = []
        for anchor in anchors {
            var posting = heads[slot(of: anchor)]
            var steps = 0
            while posting >= 0, steps < Self.longestChain {
                let entry = postings[Int(posting)].entry
                if shared[Int(entry)] == 0 { touched.append(entry) }
                shared[Int(entry)] &+= 1
                posting = postings[Int(posting)].next
                steps &+= 1
            }
        }
        var found: [(share: Double, entry: Int32)] = []
        for number in touched {
            let own = entries[Int(number)].sampled
            // A long text has no anchors above the threshold that a short one's could meet.
            let comparable =
                max(own, sampled) < Int32(Self.leastAnchors)
                ? Int32(Self.leastAnchors) : max(1, min(own, sampled))
            let share = Double(shared[Int(number)]) / Double(comparable)
            shared[Int(number)] = 0
            if entries[Int(number)].isCurrent, share >= Self.leastShare { found.append((share, number)) }
        }
        found.sort { ($1.share, $0.entry) < ($0.share, $1.entry) }
        return found.prefix(Self.mostCandidates).map { entries[Int($0.entry)] }
    }

    private static func anchors(_ shingles: [UInt32]) -> [UInt32] {
        Array(shingles.prefix(max(sampled(shingles), leastAnchors)))
    }

    /// How many are below the threshold: they are sorted.
    private static func sampled(_ shingles: [UInt32]) -> Int {
        var low = 0
        var high = shingles.count
        while low < high {
            let middle = (low &+ high) / 2
            if shingles[middle] < threshold { low = middle &+ 1 } else { high = middle }
        }
        return low
    }

    // MARK: - The table

    private mutating func enter(_ number: Int32) {
        let entry = entries[Int(number)]
        byContent[entry.content, default: []].append(number)
        byArticle[entry.article] = number
        for anchor in anchorsOf[Int(number)] {
            if used &* 2 >= keys.count { grow() }
            let slot = slot(of: anchor)
            if heads[slot] < 0 {
                keys[slot] = anchor
                used &+= 1
            }
            postings.append(Posting(entry: number, next: heads[slot]))
            heads[slot] = Int32(postings.count - 1)
        }
    }

    /// The slot that holds the anchor, else the free one where it belongs.
    private func slot(of anchor: UInt32) -> Int {
        let mask = keys.count &- 1
        // Anchors are the small hashes: their high bits say nothing.
        var slot = Int(truncatingIfNeeded: UInt64(anchor) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
        while heads[slot] >= 0, keys[slot] != anchor { slot = (slot &+ 1) & mask }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldHeads) = (keys, heads)
        keys = [UInt32](repeating: 0, count: oldKeys.count * 2)
        heads = [Int32](repeating: -1, count: oldKeys.count * 2)
        for index in oldKeys.indices where oldHeads[index] >= 0 {
            let slot = slot(of: oldKeys[index])
            keys[slot] = oldKeys[index]
            heads[slot] = oldHeads[index]
        }
    }

    private mutating func retire(_ number: Int32) {
        let entry = entries[Int(number)]
        guard entry.isCurrent else { return }
        entries[Int(number)].isCurrent = false
        anchorsOf[Int(number)] = []
        stale += 1
        if byArticle[entry.article] == number { byArticle[entry.article] = nil }
        byContent[entry.content]?.removeAll { $0 == number }
        if byContent[entry.content]?.isEmpty == true { byContent[entry.content] = nil }
    }

    private mutating func rebuild() {
        let kept = entries.indices.filter { entries[$0].isCurrent }
        let (oldEntries, oldAnchors) = (entries, anchorsOf)
        clear(capacity: 1 << 12)
        for index in kept {
            entries.append(oldEntries[index])
            anchorsOf.append(oldAnchors[index])
            shared.append(0)
            enter(Int32(entries.count - 1))
        }
    }

    private mutating func clear(capacity: Int) {
        entries = []
        anchorsOf = []
        postings = []
        shared = []
        keys = [UInt32](repeating: 0, count: capacity)
        heads = [Int32](repeating: -1, count: capacity)
        used = 0
        stale = 0
        byContent = [:]
        byArticle = [:]
    }
}
