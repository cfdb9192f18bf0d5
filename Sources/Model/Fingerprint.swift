package import Foundation

/// What a text is known by where copies and edits of it are looked for. Made by `Reading`, kept by the store for a week.
package struct Fingerprint: Sendable, Hashable {
    /// Hash of title and text in folded form, without dateline and republication footer: equal for a verbatim reprint.
    package var content: UInt64
    /// The same with dateline and footer: it changes with any edit of a word or a number.
    package var whole: UInt64
    /// Hashes of the text's shingles (three words, four characters where a script writes no spaces), sorted, each once.
    package var shingles: [UInt32]
    /// The first of them in the text's order, at most 64: what is news stands first, what is pasted last.
    package var lead: [UInt32]
    /// Hashes of the words with digits in them, sorted, each once, at most 64: what changes in a form filled in every day.
    package var numbers: [UInt32]

    package init(content: UInt64, whole: UInt64, shingles: [UInt32], lead: [UInt32], numbers: [UInt32]) {
        self.content = content
        self.whole = whole
        self.shingles = shingles
        self.lead = lead
        self.numbers = numbers
    }
}

/// A fingerprint on record.
package struct KnownFingerprint: Sendable {
    /// Rises with each one recorded.
    package var number: Int64
    package var article: String
    /// The article that this one copies; nil where it is a work of its own.
    package var copyOf: String?
    /// When it was published, else read.
    package var time: Date
    package var fingerprint: Fingerprint

    package init(number: Int64, article: String, copyOf: String?, time: Date, fingerprint: Fingerprint) {
        self.number = number
        self.article = article
        self.copyOf = copyOf
        self.time = time
        self.fingerprint = fingerprint
    }
}
