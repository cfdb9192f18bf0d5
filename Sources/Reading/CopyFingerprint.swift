package import Model

extension Fingerprint {
    /// Shingles in which news stands: about five lines.
    static let leadCount = 64

    /// - Parameter title: part of both hashes, not of the shingles: a reprint often has a headline of its own.
    package init(title: String, text: String) {
        let tokens = CopyTokens(text)
        let head = CopyTokens(title).hashes
        // A page often gives its headline once more as the text's first line.
        let repeats = tokens.hashes.count > head.count && tokens.hashes.starts(with: head)
        let body = repeats ? head.count : 0
        let trimmed = tokens.story
        let story = max(body, trimmed.lowerBound)..<max(body, trimmed.upperBound)
        let shingles = Shingles.all(tokens.hashes[story])
        self.init(
            content: Self.hash(head[...], tokens.hashes[story]), whole: Self.hash(head[...], tokens.hashes[body...]),
            shingles: Shingles.set(shingles), lead: Array(shingles.prefix(Self.leadCount)),
            numbers: Self.numbers(tokens.hashes[story]))
    }

    private static func numbers(_ tokens: ArraySlice<UInt64>) -> [UInt32] {
        var found: [UInt32] = []
        for token in tokens where token & CopyTokens.number != 0 && found.count < mostNumbers {
            found.append(UInt32(truncatingIfNeeded: token >> 32))
        }
        return Shingles.set(found)
    }

    private static let mostNumbers = 64

    private static func hash(_ title: ArraySlice<UInt64>, _ text: ArraySlice<UInt64>) -> UInt64 {
        var value = UInt64(title.count)
        for token in title { value = CopyTokens.mixed(value ^ token) &+ 1 }
        value = ~value
        for token in text { value = CopyTokens.mixed(value ^ token) &+ 1 }
        return value
    }
}

/// How alike two texts are.
package struct Likeness: Sendable, Hashable {
    /// Shared shingles by all of both, 0…1.
    package var jaccard: Double
    /// Shared shingles by those of the shorter, 0…1.
    package var containment: Double
    /// The share of one's first lines that stands in the other, the better way round, 0…1; 0 where the whole has too little
    /// in common for it to matter.
    package var lead: Double
    /// Shingles of the shorter.
    package var least: Int
    /// Whether half of the numbers of the text that has fewer are in the other too, one more or less.
    package var agreesInNumbers: Bool

    package init(_ one: Fingerprint, _ other: Fingerprint) {
        least = min(one.shingles.count, other.shingles.count)
        guard least > 0 else {
            (jaccard, containment, lead, agreesInNumbers) = (0, 0, 0, false)
            return
        }
        let shared = Self.shared(one.shingles.span, other.shingles.span)
        jaccard = Double(shared) / Double(one.shingles.count + other.shingles.count - shared)
        containment = Double(shared) / Double(least)
        let numbers = min(one.numbers.count, other.numbers.count)
        agreesInNumbers = 2 * Self.shared(one.numbers.span, other.numbers.span) + 1 >= numbers
        lead =
            Self.isNear(jaccard, containment)
            ? max(Self.share(of: one.lead, in: other.shingles), Self.share(of: other.lead, in: one.shingles)) : 0
    }

    private static func isNear(_ jaccard: Double, _ containment: Double) -> Bool {
        jaccard >= 0.5 || containment >= 0.7
    }

    /// Whether one was made out of the other: Jaccard ≥ .5 or containment ≥ .7 (reading.md, "Copies"), and the story itself
    /// is in both. Agencies paste the same background under every story of a beat, and a short report can be more background
    /// than news; but background stands last and news first. A form that is filled in every day (rates, cases, day 15 of a
    /// picket) is no copy of yesterday's: its numbers are others.
    package var isCopy: Bool {
        least >= Self.fewest && Self.isNear(jaccard, containment) && lead >= 0.4 && agreesInNumbers
    }

    /// Under so many shingles two texts can be alike by chance or by form ("Watch the video on our channel").
    package static let fewest = 16

    private static func share(of lead: [UInt32], in set: [UInt32]) -> Double {
        guard !lead.isEmpty else { return 0 }
        return Double(lead.count { contains($0, set) }) / Double(lead.count)
    }

    private static func contains(_ value: UInt32, _ set: [UInt32]) -> Bool {
        var low = 0
        var high = set.count
        while low < high {
            let middle = (low &+ high) / 2
            if set[middle] < value { low = middle &+ 1 } else { high = middle }
        }
        return low < set.count && set[low] == value
    }

    /// Of two sorted sets.
    private static func shared(_ one: Span<UInt32>, _ other: Span<UInt32>) -> Int {
        var left = 0
        var right = 0
        var count = 0
        while left < one.count, right < other.count {
            let (a, b) = (one[left], other[right])
            // No branch to mispredict: the two sets interleave at random.
            count &+= a == b ? 1 : 0
            left &+= a <= b ? 1 : 0
            right &+= b <= a ? 1 : 0
        }
        return count
    }
}

/// Whether a sentence is in a text, or a rewording of another sentence.
package enum Rewording {
    /// The same words, whatever the case and the marks between them and whoever's dateline stands before: a day or a number
    /// more or less makes another sentence.
    package static func isSame(_ one: String, _ other: String) -> Bool {
        let (left, right) = (CopyTokens(one), CopyTokens(other))
        return left.hashes == right.hashes || left.hashes[left.story] == right.hashes[right.story]
    }

    /// The share of the first text's shingles that the other has, 0…1; of a text too short for shingles, 1 or 0.
    package static func containment(of one: String, in other: String) -> Double {
        let shingles = Shingles.set(Shingles.all(CopyTokens(one).hashes[...]))
        guard !shingles.isEmpty else { return 0 }
        let set = Set(Shingles.all(CopyTokens(other).hashes[...]))
        return Double(shingles.count { set.contains($0) }) / Double(shingles.count)
    }
}
