internal import Classifying
internal import Watching

/// What a watchlist knows of names beforehand, for the finding of those that it doesn't know.
struct NameGazetteer: Sendable {
    /// Peoples and adjectives of places, as written.
    let demonyms: [String]
    /// Single-word names and adjectives of countries and other places in normal form → canonical name.
    let places: [String: String]
    /// Names of places, as written.
    let placeNames: [String]
    private let takesActors: Bool

    var finder: NameFinder { NameFinder(demonyms: demonyms, places: placeNames) }

    init(_ watchlist: Watchlist, actors: Bool) {
        takesActors = actors
        placeNames = watchlist.places.flatMap { $0.aliases.map(\.text) }
        demonyms = watchlist.places.flatMap { $0.demonyms.map(\.text) }
        var places: [String: String] = [:]
        for place in watchlist.places {
            for alias in place.demonyms + place.aliases {
                let key = NormalTextKey.of(alias.text)
                if !key.contains(" "), places[key] == nil { places[key] = place.name }
            }
        }
        self.places = places
    }

    /// A stretch that is known: a place's name, or an actor's.
    struct Known {
        var range: Range<Int>
        var isActor: Bool
        /// Index of the actor or place.
        var index: Int

        /// Whether a found name says no more than that.
        func covers(_ name: FoundName) -> Bool {
            if range.lowerBound <= name.range.lowerBound, range.upperBound >= name.range.upperBound { return true }
            // A body's name may begin or end with a place ("Bank of China"); a name that is a place and a common noun is that
            // place ("Almaty region").
            return range.overlaps(name.range) && (name.kind == .place || isActor)
        }
    }

    /// In bytes of the text, in order.
    func ranges(in text: String, _ watchlist: Watchlist) -> [Known] {
        // What only its likeness to a listed spelling shows is not listed: it may be suggested.
        ranges(of: watchlist.hits(in: NormalText(text)).filter { watchlist.pattern($0.pattern).origin != .likeness })
    }

    func ranges(of hits: [Hit]) -> [Known] {
        hits.compactMap { hit in
            switch hit.term {
            case .place(let index): Known(range: hit.range, isActor: false, index: index)
            case .actor(let index) where takesActors: Known(range: hit.range, isActor: true, index: index)
            default: nil
            }
        }
    }

    /// Names that are not known, without the place that may stand before one: "премьер Казахстана Олжас Бектенов".
    static func unknown(_ names: [FoundName], known: [Known]) -> [FoundName] {
        var starts: [Int: Int] = [:]
        for item in known where !item.isActor {
            starts[item.range.lowerBound] = max(starts[item.range.lowerBound] ?? 0, item.range.upperBound)
        }
        return names.compactMap { name in
            guard !known.contains(where: { $0.covers(name) }) else { return nil }
            guard name.kind == nil || name.kind == .person, let end = starts[name.range.lowerBound],
                end < name.range.upperBound
            else { return name }
            let rest = String(decoding: Array(name.text.utf8).dropFirst(end - name.range.lowerBound), as: UTF8.self)
            // "Kazakhstan-China" and "Almaty-2" go whole; what is left must be a name itself.
            guard rest.first == " ", let first = rest.dropFirst().first, first.isUppercase else { return nil }
            var name = name
            name.text = String(rest.dropFirst())
            name.range = (end + 1)..<name.range.upperBound
            return name
        }
    }
}
