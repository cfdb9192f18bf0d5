/// Somebody whom a text names and the watchlist does not know.
package struct Person: Hashable, Sendable, Codable {
    /// As the text writes it, in full where it does so anywhere.
    package var name: String
    /// What stays of the name when ways of writing its sounds are taken out: equal for one person across languages.
    package var key: String

    package init(name: String, key: String) {
        self.name = name
        self.key = key
    }
}

/// What somebody has to do with an event.
package struct Role: Hashable, Sendable, Codable {
    package enum Part: String, Sendable, Codable, CaseIterable {
        case organiser, participant, target, police
        case lender, borrower, guarantor
        case detainee, relative, authority
    }

    package var part: Part
    /// An actor's canonical name, or a person's as the text writes it.
    package var name: String

    package init(_ part: Part, _ name: String) {
        self.part = part
        self.name = name
    }
}

/// Who is said to say something.
package struct Speaker: Hashable, Sendable, Codable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        case police, official, organiser, witness, relative, agency, researcher, other
    }

    package var kind: Kind
    /// A canonical name, or the words of the text (`the regional police department`).
    package var name: String
    /// Between quotation marks; else put in the outlet's words.
    package var isQuoted: Bool

    package init(kind: Kind, name: String, isQuoted: Bool) {
        self.kind = kind
        self.name = name
        self.isQuoted = isQuoted
    }
}
