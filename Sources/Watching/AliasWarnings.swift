import Model

/// Aliases and terms that get into each other's way, found by the matcher itself.
enum AliasWarnings {
    static func find(_ words: [WrittenWord], _ log: inout WatchlistWarnings.Log) {
        for kind in [WrittenWord.Kind.actor, .place, .people, .theme] {
            let layer = words.filter { $0.kind == kind }
            let patterns = patterns(layer)
            let matcher = Matcher(patterns)
            meetings(layer, patterns, matcher, &log)
            if kind != .theme {
                commonWords(layer, matcher, &log)
                unfindable(layer, matcher, &log)
            }
        }
        short(words, &log)
    }

    /// One a word, in the same order.
    private static func patterns(_ words: [WrittenWord]) -> [Pattern] {
        var set = PatternSet()
        for (index, word) in words.enumerated() {
            switch word.kind {
            case .actor, .place: set.add(name: word.text, language: word.language, label: index, layer: 0)
            case .people: set.add(people: word.text, language: word.language, label: index, layer: 0)
            default: set.add(term: word.text, language: word.language, label: index, layer: 0)
            }
        }
        return set.patterns
    }

    /// Which of the words a text is a form of, whole.
    private static func forms(_ text: String, _ matcher: Matcher) -> [Int] {
        let normal = NormalText(text)
        return matcher.found(in: normal).filter { $0.start == 0 && $0.end == normal.bytes.count }
            .map { matcher.label(of: $0) }
    }

    /// One spelling of two owners; one owner's spelling all of whose forms another spelling of its finds already.
    private static func meetings(
        _ words: [WrittenWord], _ patterns: [Pattern], _ matcher: Matcher, _ log: inout WatchlistWarnings.Log
    ) {
        for (index, word) in words.enumerated() where !word.hasConditions {
            // A term's marks are no part of the text.
            let text = word.text.filter { $0 != "~" && $0 != "*" }
            for other in forms(text, matcher) where other != index {
                let found = words[other]
                guard !found.hasConditions else { continue }
                if found.owner == word.owner {
                    // Peoples take both numbers, but are written in both.
                    guard found.language == word.language, word.kind != .people,
                        covers(patterns[other], patterns[index])
                    else { continue }
                    if NormalText(found.text).bytes == NormalText(word.text).bytes {
                        if other < index {
                            log.add(word.place, "'\(word.text)' stands twice for '\(word.owner)'; remove one")
                        }
                    } else if other < index || !covers(patterns[index], patterns[other]) {
                        log.add(
                            word.place,
                            "'\(word.text)' is found by '\(found.text)' of the same entry already; remove it")
                    }
                } else if word.kind != .theme, found.language == word.language || other < index {
                    let form = found.text == word.text ? "" : " (a form of its '\(found.text)')"
                    log.add(
                        word.place,
                        "'\(word.text)' also means '\(found.owner)'\(form), line \(found.place.line ?? 0); give one of them "
                            + "'near', or another spelling")
                }
            }
        }
    }

    /// Whether one pattern, which finds the other's base form, finds all its forms as well.
    private static func covers(_ one: Pattern, _ other: Pattern) -> Bool {
        if other.words.allSatisfy({ $0.ending == .exact }) { return true }
        guard one.words.count == other.words.count else { return false }
        return zip(one.words, other.words).allSatisfy { wide, narrow in
            if wide.ending == .open { return narrow.text.starts(with: wide.text) }
            let forms = Set(Inflection.forms(of: wide, language: one.language))
            return forms.isSuperset(of: Inflection.forms(of: narrow, language: other.language))
        }
    }

    /// A name one of whose forms is a common word of a language read here. Names are found in any case of letters.
    private static func commonWords(_ words: [WrittenWord], _ matcher: Matcher, _ log: inout WatchlistWarnings.Log) {
        for (language, list) in CommonWords.lists {
            for common in list.split(whereSeparator: \.isWhitespace).map(String.init) {
                let found: [Int]
                if language == .chinese {
                    found = matcher.found(in: NormalText(common)).map { matcher.label(of: $0) }
                } else {
                    found = forms(common, matcher)
                }
                for index in Set(found) where !words[index].hasConditions {
                    let word = words[index]
                    log.add(
                        word.place,
                        "'\(word.text)' (\(word.language.rawValue)) is also found in the common word '\(common)' "
                            + "(\(language.rawValue)); give it 'near', or write it whole")
                }
            }
        }
    }

    /// A name between whose words stands what no text's words may be parted by, so that its own text doesn't hold it.
    private static func unfindable(_ words: [WrittenWord], _ matcher: Matcher, _ log: inout WatchlistWarnings.Log) {
        for (index, word) in words.enumerated() {
            guard !matcher.found(in: NormalText(word.text)).contains(where: { matcher.label(of: $0) == index }) else {
                continue
            }
            log.add(
                word.place,
                "'\(word.text)' isn't found as it is written: only blanks and hyphens may stand between the words of a name; "
                    + "write those of its words that stand together")
        }
    }

    /// A short name is a syllable or a word somewhere. One in capitals is found in capitals only.
    private static func short(_ words: [WrittenWord], _ log: inout WatchlistWarnings.Log) {
        for word in words where !word.hasConditions && [.actor, .place].contains(word.kind) {
            let letters = word.text.filter { $0.isLetter || $0.isNumber }
            let isShort = word.language.base == .chinese ? letters.count == 1 : letters.count <= 3
            guard isShort, letters.count == word.text.count, word.text.contains(where: { !$0.isUppercase }) else {
                continue
            }
            log.add(
                word.place,
                "'\(word.text)' has \(letters.count) letter\(letters.count == 1 ? "" : "s"): too short to mean one thing; "
                    + "give it 'near', or write the name whole")
        }
    }
}
