/// A figure that an article gives in answer to a question of the beat, with who says it and in which words.
package struct Claim: Hashable, Sendable, Codable {
    /// The question's name in the watchlist.
    package var question: String
    /// The place whose figure it is, by its canonical name, where the question has several.
    package var subject: String?
    package var bounds: Bounds
    /// As `Figure.unit` and `Figure.currency`: as written, never converted.
    package var unit: String?
    package var currency: String?
    package var kind: Figure.Kind
    /// The figure as the text writes it.
    package var text: String
    /// The count that it goes with, as written: "51 joint projects" beside their worth.
    package var beside: String?
    /// The time for which it holds, where the text says; nil: that of the article.
    package var asOf: DayInterval?
    /// Nil where the outlet itself says it.
    package var speaker: Speaker?
    /// Letter by letter as in the article.
    package var sentence: String

    package init(
        question: String, subject: String? = nil, bounds: Bounds, unit: String? = nil, currency: String? = nil,
        kind: Figure.Kind, text: String, beside: String? = nil, asOf: DayInterval? = nil, speaker: Speaker? = nil,
        sentence: String
    ) {
        self.question = question
        self.subject = subject
        self.bounds = bounds
        self.unit = unit
        self.currency = currency
        self.kind = kind
        self.text = text
        self.beside = beside
        self.asOf = asOf
        self.speaker = speaker
        self.sentence = sentence
    }
}
