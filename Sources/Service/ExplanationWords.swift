internal import Alerting
internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Watching

/// How an explanation says things: conditions, outcomes, silence.
struct ExplanationWords {
    let watchlist: Watchlist
    let explanation: Explanation

    /// `in the article: places Kazakhstan, Kyrgyzstan; words about China`.
    static func condition(_ condition: Condition, of type: EventType) -> String {
        var parts: [String] = []
        func add(_ what: String, _ names: [String]) {
            guard !names.isEmpty else { return }
            let shown = names.prefix(6).joined(separator: ", ")
            parts.append("\(what) \(shown)\(names.count > 6 ? " and \(names.count - 6) more" : "")")
        }
        add("places", condition.places)
        add("locations", condition.locations)
        add("actors", condition.actors)
        add("themes", condition.themes)
        add("words", condition.groups.compactMap { type.groups.indices.contains($0) ? type.groups[$0].name : nil })
        let place =
            switch condition.within {
            case .sentence: "in the sentence"
            case .near: "in the sentence or beside it"
            case .lead: "in the sentence, title or lead"
            case .article: "in the article"
            }
        let words = "\(condition.negated ? "nothing of these " : "")\(place): \(parts.joined(separator: "; "))"
        let others = condition.or.map { Self.condition($0, of: type) }
        return ([words] + others).joined(separator: ", or ")
    }

    func text(_ range: Range<Int>) -> String {
        let bytes = explanation.text.utf8
        let from = bytes.index(bytes.startIndex, offsetBy: min(range.lowerBound, bytes.count))
        let to = bytes.index(bytes.startIndex, offsetBy: min(range.upperBound, bytes.count))
        return String(explanation.text[from..<to])
    }

    /// The name of what a hit stands for.
    func name(_ term: Term) -> (kind: ExplanationDocument.Match.Kind, name: String) {
        switch term {
        case .actor(let index): (.actor, watchlist.actors[index].name)
        case .place(let index): (.place, watchlist.places[index].name)
        case .demonym(let index): (.people, watchlist.places[index].name)
        case .theme(let index): (.theme, watchlist.themes[index].name)
        case .trigger(let type, let list):
            (
                watchlist.types[type].triggers.contains { $0.group == list } ? .trigger : .words,
                "\(watchlist.types[type].name): \(watchlist.types[type].groups[list].name)"
            )
        case .gate(let index): (.gate, watchlist.gates[index].name)
        case .question(let question, let list):
            (.words, "\(watchlist.questions[question].name): \(watchlist.questions[question].groups[list].name)")
        }
    }

    /// What came of a sentence, as a word and a reason.
    func outcome(_ one: Consideration) -> (word: String, why: String) {
        let type = watchlist.types[one.type]
        switch one.outcome {
        case .open: return ("open", "it was left aside: the article has more sentences than are looked at")
        case .noTrigger:
            let words = one.triggers.map { trigger in
                let word = "“\(text(explanation.hits[trigger.hit].range))”"
                switch trigger.verdict {
                case .counts: return word
                case .lacksCompany:
                    let wanted = type.triggers[trigger.trigger].with.map { Self.condition($0, of: type) } ?? "company"
                    return "\(word) counts only with company (\(wanted))"
                case .vetoed(let gate, let range):
                    return "\(word) doesn't speak of it beside “\(text(range))” (gate \(watchlist.gates[gate].name))"
                }
            }
            return ("noTrigger", "no word counts as a trigger: " + words.joined(separator: "; "))
        case .failed(let index):
            let required = type.requires[index]
            return (
                "requirement",
                "it fails the requirement '\(required.name)': it wants \(Self.condition(required.condition, of: type))"
            )
        case .nowhere:
            return (
                "nowhere",
                "no place is named where a \(type.title.lowercased()) of this beat can lie (\(type.places.joined(separator: ", ")))"
            )
        case .same(let other):
            let sentence =
                explanation.considered.indices.contains(other)
                ? explanation.considered[other].sentence : one.sentence
            return ("same", "the same thing as “\(TerminalText.field(text(sentence), most: 80))”, told once")
        case .unlikely:
            let confidence = one.report?.confidence ?? 0
            return (
                "unlikely",
                "its confidence is \(Self.number(confidence)), under \(Self.number(explanation.leastConfidence)): too little speaks for it"
            )
        case .tooMany: return ("tooMany", "the article has surer reports enough")
        case .reported: return ("reported", "reported")
        }
    }

    /// Why an article without a report has none.
    func silence(language: Language, onTopic: Bool) -> String {
        guard Language.read.contains(language) else {
            return "nothing is reported: its language (\(language.rawValue)) is none that the program reads"
        }
        let topic = onTopic ? "of the beat, but nothing is reported" : "not of the beat, nothing is reported"
        guard let nearest = nearest else {
            return explanation.hits.isEmpty
                ? "\(topic): no word or name of the watchlist stands in it"
                : "\(topic): no sentence holds a word of any event type's triggers"
        }
        let type = watchlist.types[nearest.type]
        return
            "\(topic). Nearest is a \(type.title.lowercased()) in “\(TerminalText.field(text(nearest.sentence), most: 120))”: "
            + outcome(nearest).why
    }

    /// The sentence that came nearest to being reported.
    var nearest: Consideration? {
        func rank(_ one: Consideration) -> (Int, Double) {
            let weight = one.triggers.map(\.weight).max() ?? 0
            switch one.outcome {
            case .unlikely: return (4, one.report?.confidence ?? 0)
            case .nowhere: return (3, one.logOdds)
            case .failed: return (2, one.logOdds)
            case .noTrigger: return (1, weight)
            case .open: return (0, weight)
            case .same, .tooMany, .reported: return (-1, 0)
            }
        }
        return explanation.considered.max { rank($0) < rank($1) }
    }

    static func number(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let digits = String(abs(hundredths) % 100)
        return "\(hundredths < 0 ? "−" : "")\(abs(hundredths) / 100).\(digits.count < 2 ? "0" : "")\(digits)"
    }

    /// `+2.40`, `−0.30`.
    static func signed(_ value: Double) -> String { (value >= 0 ? "+" : "") + number(value) }
}
