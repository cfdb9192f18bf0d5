internal import Alerting
internal import Classifying
internal import Foundation
internal import Judging
internal import Model
internal import Watching

/// Makes the document of an explanation: what the classifier wrote down, with the lines of the watchlist, and what the judge
/// said of it.
struct ExplanationBuilder {
    let watchlist: Watchlist
    let origins: Origins
    let explanation: Explanation
    let words: ExplanationWords

    init(_ watchlist: Watchlist, _ origins: Origins, _ explanation: Explanation) {
        self.watchlist = watchlist
        self.origins = origins
        self.explanation = explanation
        words = ExplanationWords(watchlist: watchlist, explanation: explanation)
    }

    func matches() -> [ExplanationDocument.Match] {
        let scalars = ScalarOffsets(explanation.text)
        let textStart = scalars[explanation.textStart]
        var numbers: [Int: Int] = [:]
        return explanation.hits.map { hit in
            let number = numbers[hit.pattern] ?? numbers.count + 1
            numbers[hit.pattern] = number
            let pattern = watchlist.pattern(hit.pattern)
            let (kind, name) = words.name(hit.term)
            let inTitle = hit.range.lowerBound < explanation.textStart
            let start = inTitle ? 0 : textStart
            return .init(
                number: number, kind: kind, name: name, text: words.text(hit.range), inTitle: inTitle,
                start: scalars[hit.range.lowerBound] - start, end: scalars[hit.range.upperBound] - start,
                pattern: pattern.text, patternLanguage: pattern.language.rawValue,
                origin: origins.of(pattern, in: watchlist), range: hit.range)
        }
    }

    func considered() -> [ExplanationDocument.Considered] { explanation.considered.map(considered) }

    private func considered(_ one: Consideration) -> ExplanationDocument.Considered {
        let type = watchlist.types[one.type]
        let (outcome, why) = words.outcome(one)
        let doubts = one.doubts.map { ExplanationDocument.Weight(what: $0.what, weight: $0.weight) }
        return .init(
            type: type.name, origin: origins.of(.type(one.type)), sentence: words.text(one.sentence),
            inTitle: one.isInTitle, position: one.position, triggers: one.triggers.map { trigger($0, one, type) },
            cues: one.cues.map { cue in
                rule(
                    type.cues[cue.rule].name, cue, type.cues[cue.rule].condition, type,
                    weight: type.cues[cue.rule].weight, at: .cue(type: one.type, cue.rule))
            },
            requirements: one.requirements.map { requirement in
                rule(
                    type.requires[requirement.rule].name, requirement, type.requires[requirement.rule].condition, type,
                    weight: nil, at: .requirement(type: one.type, requirement.rule))
            },
            gates: one.gates.map(gate),
            weights: one.weights.map { .init(what: $0.what, weight: $0.weight) } + doubts,
            logOdds: one.weights.isEmpty ? nil : one.logOdds + one.doubts.reduce(0) { $0 + $1.weight },
            confidence: one.report?.confidence,
            votes: one.votes.filter { $0.weight != 0 }.map { .init(what: $0.status.rawValue, weight: $0.weight) },
            status: one.status, statusWhy: statusWhy(one, type), bound: one.report.map(Self.bound), outcome: outcome,
            why: why, range: one.sentence)
    }

    /// The program's own remarks on a status: cues without words and weight that are none of the type's.
    private func statusWhy(_ one: Consideration, _ type: EventType) -> [String] {
        let aside = Set(type.cues.map(\.name) + ["below the lead", "series"])
        return (one.report?.cues ?? []).filter {
            $0.text.isEmpty && $0.weight == 0 && !aside.contains($0.rule) && !$0.rule.hasPrefix("severity ")
        }.map(\.rule)
    }

    private func trigger(
        _ trigger: Consideration.Trigger, _ one: Consideration, _ type: EventType
    ) -> ExplanationDocument.Rule {
        let rule = type.triggers[trigger.trigger]
        var line = found(
            .init(name: rule.name, weight: trigger.weight, holds: trigger.verdict == .counts), trigger.hit)
        line.origin = origins.of(.trigger(type: one.type, trigger.trigger))
        line.looksFor = rule.with.map { "counts only with \(ExplanationWords.condition($0, of: type))" }
        switch trigger.verdict {
        case .counts: break
        case .lacksCompany: line.why = "what must stand with it is not there"
        case .vetoed(let gate, let range):
            let position = origins.of(.gate(gate)).map { ", \($0.position)" } ?? ""
            line.why = "the gate '\(watchlist.gates[gate].name)' takes it out: “\(words.text(range))”\(position)"
        }
        return line
    }

    private func rule(
        _ name: String, _ rule: Consideration.Rule, _ condition: Condition, _ type: EventType, weight: Double?,
        at place: WatchedRule
    ) -> ExplanationDocument.Rule {
        var line = ExplanationDocument.Rule(name: name, weight: weight, holds: rule.holds)
        if let hit = rule.hit { line = found(line, hit) }
        line.looksFor = ExplanationWords.condition(condition, of: type)
        line.origin = origins.of(place)
        return line
    }

    private func gate(_ vote: Consideration.GateVote) -> ExplanationDocument.Rule {
        let gate = watchlist.gates[vote.gate]
        var line = ExplanationDocument.Rule(
            name: gate.name, weight: vote.weight, holds: true, looksFor: gate.effect.words,
            found: words.text(vote.range), origin: origins.of(.gate(vote.gate)))
        let hit = explanation.hits.firstIndex { $0.term == .gate(vote.gate) && $0.range == vote.range }
        if let hit { line = found(line, hit) }
        return line
    }

    private func found(_ line: ExplanationDocument.Rule, _ hit: Int) -> ExplanationDocument.Rule {
        guard explanation.hits.indices.contains(hit) else { return line }
        var line = line
        let pattern = watchlist.pattern(explanation.hits[hit].pattern)
        line.found = words.text(explanation.hits[hit].range)
        line.pattern = pattern.text
        line.patternOrigin = origins.of(pattern, in: watchlist)
        return line
    }

    static func bound(_ report: Report) -> ExplanationDocument.Bound {
        .init(
            date: report.date, dateInferred: report.dateInferred, place: report.place?.name,
            actors: report.actors + report.persons.map(\.name), size: report.size, amount: report.amount,
            scope: report.scope, stage: report.stage)
    }

    static func verdict(_ judgement: Judgement) -> ExplanationDocument.Verdict {
        .init(
            type: judgement.report.type, status: judgement.report.status, verdict: judgement.verdict,
            rule: judgement.rule, reason: judgement.reason, evidence: judgement.report.evidence,
            event: judgement.event, nearest: judgement.nearest, bound: bound(judgement.report),
            confidence: judgement.report.confidence)
    }
}

extension Gate.Effect {
    /// For people.
    var words: String {
        switch self {
        case .status(let status): "speaks for \(status.rawValue)"
        case .occurred: "speaks for occurred"
        case .veto: "means something else"
        case .series: "one of a row"
        case .said: "dates the statement"
        case .since: "dates the beginning"
        case .spread: "names further places"
        }
    }
}
