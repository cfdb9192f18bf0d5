import Model

/// What `HitRules` asks of every find of a pattern, in a few bytes: made once a watchlist, for most finds of a text are asked
/// nothing more.
struct HitCheck: Sendable {
    /// Commas and brackets that a find may hold; as many as you like where the pattern is one word, or Chinese.
    var stops = Int32.max
    /// It begins with a capital in the text, or is none.
    var isCapital = false
    /// An actor's name as some alias writes it.
    var isSettled = false
    /// Something must, or must not, stand near.
    var hasConditions = false
    /// Marks before or after it belong to it.
    var hasMarks = false
    /// A surname that the program has made of a full name.
    var isSurname = false
    /// A person's full name as some alias writes it.
    var isFull = false
    /// An actor's number; -1 for what is no person.
    var person: Int32 = -1

    init(_ pattern: Pattern, _ trait: PatternTrait, hasConditions: Bool) {
        self.hasConditions = hasConditions
        hasMarks = !pattern.head.isEmpty || !pattern.tail.isEmpty
        isSettled = pattern.layer == CompiledTerms.Layer.actor && trait.origin == .written
        isSurname = trait.origin == .surname
        isFull = trait.person != nil && trait.origin == .written && pattern.words.count > 1
        person = trait.person ?? -1
        guard pattern.language.base != .chinese else { return }
        if pattern.words.count > 1 { stops = Int32(clamping: pattern.stops) }
        guard pattern.isCapitalised, let ending = pattern.words.first?.ending else { return }
        isCapital =
            switch ending {
            case .person: true
            case .name, .place, .body: pattern.words.count == 1
            case .placePart, .exact, .people, .relational, .term, .open, .acronym: false
            }
    }
}
