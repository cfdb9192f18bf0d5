import Model
import Watching

/// An article says one thing several times: in the title, in the lead, in detail below. Candidates of one type that can
/// be the same thing become one.
enum Merging {
    /// Candidates in the order of their weight come in; the distinct ones come out, each with the best of its copies.
    static func merge(
        _ candidates: [Candidate], copy: Copy, types: [ReadableType], reference: Day?, recorder: Recorder? = nil
    ) -> [Candidate] {
        var merged: [Candidate] = []
        let ranks = candidates.map { rank($0, types[$0.type].type, reference) }
        let order = candidates.indices.sorted {
            (ranks[$0], candidates[$1].sentence) > (ranks[$1], candidates[$0].sentence)
        }
        for candidate in order.map({ candidates[$0] }) {
            let type = types[candidate.type].type
            var same = merged.indices.filter { canBeSame(merged[$0], candidate, type) }
            // A title tells what the lead tells, whatever stands surer below.
            if copy.isInTitle(candidate.sentence),
                candidates.contains(where: {
                    (1...2).contains(copy.position($0.sentence)) && canBeSame($0, candidate, type)
                })
            {
                same.removeAll { copy.position(merged[$0].sentence) > 2 }
            }
            if let index = same.first {
                merged[index].absorb(candidate, copy, type, reference)
                recorder?.weigh(merged[index], "told more than once")
                recorder?.note(candidate.number) { $0.outcome = .same(as: merged[index].number) }
            } else {
                merged.append(candidate)
            }
        }
        return merged
    }

    /// The title and lead set the tone: a type that they only muse on or look back to is mused on below, and one that is the
    /// issue of what they report (loans that a rally is against) is no event of its own.
    static func setTone(
        _ candidates: inout [Candidate], copy: Copy, types: [ReadableType], reference: Day?
    ) {
        for index in candidates.indices {
            let mine = candidates[index]
            let type = types[mine.type].type
            guard isLive(mine) else { continue }
            // "Police deny that a rally took place": below such a title, what is said of the rally is what is denied.
            let titled = candidates.filter { $0.type == mine.type && copy.isInTitle($0.sentence) }
            if titled.contains(where: { $0.status == .denied }), !titled.contains(where: isLive),
                titled.allSatisfy({ mayShare($0.place, mine.place) }), !(mine.dateIsOwn && mine.cameToPass)
            {
                candidates[index].status = .denied
                candidates[index].margin = 1
                candidates[index].cues.append(.init(rule: "title denies", text: "", weight: 0))
                continue
            }
            // Taken away at a rally, held where the rally is about: in one sentence with what it is the issue of.
            let shares = candidates.contains {
                type.yields.contains(types[$0.type].type.name) && $0.sentence == mine.sentence && $0.logOdds > -0.5
            }
            if shares {
                candidates[index].recall("issue of another event")
                continue
            }
            if copy.isInTitle(mine.sentence) {
                // A title has seldom room for "should" or "in 2016"; its lead has.
                let lead = candidates.first {
                    $0.type == mine.type && (1...(type.identity == .sum ? 2 : 1)).contains(copy.position($0.sentence))
                }
                if let lead, !isLive(lead), lead.margin > 0.5, !mine.dateIsOwn {
                    candidates[index].status = lead.status
                    candidates[index].cues.append(.init(rule: "as the lead says", text: "", weight: 0))
                    continue
                }
                // "Bank provides loan" over a text that signs it seven years ago: a title has no room for a day.
                let below = candidates.filter {
                    $0.type == mine.type && !copy.isInTitle($0.sentence) && mayShare($0.place, mine.place)
                }
                if !mine.dateIsOwn, !type.alertsWhenDisclosed,
                    !below.contains(where: { isLive($0) || copy.position($0.sentence) == 1 && $0.cameToPass }),
                    below.contains(where: { $0.status == .background && $0.isDated(before: type.window, reference) })
                {
                    candidates[index].recall("the text dates it")
                }
                continue
            }
            let titles = candidates.filter { $0.type == mine.type && copy.isInTitle($0.sentence) }
            let isMusing =
                !titles.isEmpty && titles.allSatisfy { $0.status == .hypothetical || $0.status == .background }
            // "Held in Kazakhstan, may be sent back": what a title fears for somebody, its lead tells of.
            let isLeadOfFear =
                type.identity == .party && copy.position(mine.sentence) == 1 && mine.margin > 0.5
                && titles.contains { $0.status == .hypothetical }
            if isMusing, !mine.dateIsOwn, !isLeadOfFear {
                candidates[index].recall("title looks back")
                continue
            }
            let yieldsTo = candidates.contains {
                type.yields.contains(types[$0.type].type.name) && isLive($0) && copy.position($0.sentence) <= 2
                    && $0.logOdds > -0.5
            }
            if yieldsTo, titles.isEmpty {
                candidates[index].recall("issue of another event")
                continue
            }
            // Sums lent without a day, first named below the first sentence, are what was lent so far.
            let isHeaded = candidates.contains {
                $0.type == mine.type && isLive($0) && copy.position($0.sentence) <= 1
            }
            if type.identity == .sum, mine.status == .occurred, mine.stage == nil, !mine.dateIsOwn, !isHeaded {
                candidates[index].doubt("no day, first told below the lead")
                continue
            }
            // Told of only far from the lead, with nothing of its own: passing mention.
            let isLed = candidates.contains { $0.type == mine.type && isLive($0) && copy.position($0.sentence) <= 2 }
            if !isLed, !mine.dateIsOwn, copy.position(mine.sentence) > 2, type.alertsWhenDisclosed {
                candidates[index].recall("passing mention")
            }
        }
    }

    /// What has its own day and place stands for the thing; a title or an aside joins it. A day too old for news does not.
    private static func rank(_ candidate: Candidate, _ type: EventType, _ reference: Day?) -> Double {
        let isOld = !type.alertsWhenDisclosed && candidate.isDated(before: type.window, reference)
        return candidate.logOdds + (candidate.dateIsOwn && !isOld ? 0.8 : 0) + (candidate.placeIsOwn ? 0.4 : 0)
            + (candidate.status == .occurred ? 0.3 : 0) - (candidate.isAside ? 1.5 : 0)
    }

    private static func canBeSame(_ one: Candidate, _ other: Candidate, _ type: EventType) -> Bool {
        guard one.type == other.type else { return false }
        let bothLive = isLive(one) && isLive(other)
        if one.status != other.status {
            // An announcement and an event are two things; where the second gives neither day nor status of its own, or an
            // announcement alerts too, they are told of together.
            guard bothLive,
                type.alertsWhenPlanned || (!other.dateIsOwn && other.margin < 0.6)
                    || (type.identity == .party && one.isLed && other.isLed && !(one.dateIsOwn && other.dateIsOwn))
            else { return false }
        }
        // Of a sum it is whose it is that tells, wherever it was signed.
        if let left = one.party, let right = other.party {
            if left != right { return false }
        } else if let left = one.place, let right = other.place, !left.isCompatible(with: right) {
            return false
        }
        if type.identity == .party {
            let (left, right) = (one.parties, other.parties)
            if !left.isEmpty, !right.isEmpty, left.isDisjoint(with: right) { return false }
            // "A million are held there" is nobody's case.
            if !left.isEmpty && isOfMany(other) || !right.isEmpty && isOfMany(one) { return false }
        }
        if type.identity == .party, one.scope != other.scope { return false }
        if type.identity == .sum, let left = one.amount, let right = other.amount,
            left.currency != right.currency || !left.bounds.overlaps(right.bounds, tolerance: 0.05)
        {
            return false
        }
        guard one.dateIsOwn, other.dateIsOwn, let left = one.date, let right = other.date else { return true }
        return left.interval.distance(to: right.interval) <= (type.identity == .day ? 0 : type.window)
    }

    /// More people than anybody names.
    private static let many = 100_000.0

    private static func isOfMany(_ candidate: Candidate) -> Bool {
        candidate.parties.isEmpty && (candidate.size?.low ?? 0) >= many
    }

    private static func mayShare(_ one: PlaceName?, _ other: PlaceName?) -> Bool {
        guard let one, let other else { return true }
        return one.isCompatible(with: other)
    }

    private static func isLive(_ candidate: Candidate) -> Bool {
        candidate.status == .occurred || candidate.status == .planned
    }
}

extension Candidate {
    /// Makes it a thing recalled, and says why.
    fileprivate mutating func recall(_ why: String) {
        status = .background
        margin = 1
        cues.append(.init(rule: why, text: "", weight: 0))
    }

    /// Makes it too faint to alert, yet one for the review list, and says why.
    fileprivate mutating func doubt(_ why: String) {
        let faint = -0.8
        guard logOdds > faint else { return }
        cues.append(.init(rule: why, text: "", weight: faint - logOdds))
        logOdds = faint
    }

    /// Whether its own day lies further back than the window.
    fileprivate func isDated(before window: Int, _ reference: Day?) -> Bool {
        guard dateIsOwn, let date, let reference else { return false }
        return reference - date.interval.to > window
    }

    /// Takes over what a copy knows better.
    fileprivate mutating func absorb(_ other: Candidate, _ copy: Copy, _ type: EventType, _ reference: Day?) {
        // Told twice is a little surer than told once.
        logOdds = max(logOdds, other.logOdds) + 0.2
        if let otherPlace = other.place, otherPlace.within.count > (place?.within.count ?? -1) {
            place = otherPlace
        }
        party = party ?? other.party
        // What stands far below, of long ago, is how it began: no day of the news.
        let isOld =
            type.alertsWhenDisclosed
            ? (other.date?.interval.count ?? 0) > 14 : other.isDated(before: type.window, reference)
        let (mine, theirs) = (copy.position(sentence), copy.position(other.sentence))
        let isEarlier = mine <= 2 && theirs > (type.alertsWhenDisclosed ? 2 : max(1, mine)) && isOld
        if !dateIsOwn, other.dateIsOwn, !(isLed && other.isAside), !isEarlier {
            date = other.date
            dateIsOwn = true
        } else if date == nil, !other.isAside, !(isEarlier && other.date?.grain == .year) {
            date = other.date
        }
        size = size ?? other.size
        amount = amount ?? other.amount
        for actor in other.actors where !actors.contains(actor) { actors.append(actor) }
        absorbParties(other)
        stage = stage ?? other.stage
        isSeries = isSeries || other.isSeries
        highest = min(highest, other.highest)
        for cue in other.cues where !cues.contains(where: { $0.rule == cue.rule }) { cues.append(cue) }
    }
}
