/// A word, number or mark of a text with what the lexicon says of it. Offsets are bytes of the text.
struct Token: Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// White space stands before it.
        static let spaced = Flags(rawValue: 1)
        /// A line break stands before it.
        static let newLine = Flags(rawValue: 2)
        static let capital = Flags(rawValue: 4)
        /// A number with a fraction written out.
        static let decimal = Flags(rawValue: 8)
        /// A number that its separators make one of thousands; its value as a decimal is `number` / 1000.
        static let oneComma = Flags(rawValue: 16)
        static let grouped = Flags(rawValue: 32)
        /// A date in digits whose day and month may stand the other way round.
        static let swappable = Flags(rawValue: 64)
    }

    var start: Int
    var end: Int
    var sort: Sort
    /// The lexeme's value; for punctuation its ASCII code; for a date `year * 10000 + month * 100 + day`.
    var value: Int32 = 0
    var number: Double = 0
    var flags: Flags = []
    var ending: Lexicon.Ending = []
    /// Digits written before the decimal mark.
    var digits: UInt8 = 0

    var isSpaced: Bool { flags.contains(.spaced) }
    func isMark(_ ascii: Character) -> Bool {
        sort == .punctuation && ascii.asciiValue.map { Int32($0) == value } ?? false
    }
}
