import Model
import Watching

extension Candidate {
    /// Binds the place of something agreed: the city of the meeting or signing, else the country that it is for. What it pays
    /// for lies elsewhere again ("a loan to Tajikistan for the Dushanbe road"), so the finest place is no guide here.
    mutating func bindSeat(
        _ copy: Copy, _ type: ReadableType, _ admits: [Bool], _ gazetteer: Gazetteer, reference: Day?
    ) {
        let lead = 0...min(copy.titleSentences + 1, copy.sentences.count - 1)
        // Whose it is: the country of its sentence, else of the lead, else that in which the usual rules found a place.
        var found = country(in: sentence, copy, admits, gazetteer)
        if found == nil, let place, let name = gazetteer.country(of: place) { found = gazetteer.index(of: name) }
        for other in lead where found == nil { found = country(in: other, copy, admits, gazetteer) }
        if let found {
            place = gazetteer.placeNames[found]
            party = place?.name
        }
        for sentence in [sentence] + lead.filter({ $0 != sentence }) {
            // What was signed last year, told beside what was drawn of it this week, had its own city.
            if sentence != self.sentence, let reference, copy.isOfEarlier(sentence, than: reference - type.type.window)
            {
                continue
            }
            if let city = seat(copy, sentence, type, gazetteer, reference: reference) {
                seatSentence = sentence
                self.place = gazetteer.reported(city)
                return
            }
        }
        if let city = dateline(copy, gazetteer), gazetteer.country(of: gazetteer.placeNames[city]) == party {
            self.place = gazetteer.reported(city)
        }
    }

    /// The city with whose name the text begins ("DUSHANBE, 18 June. …"): where the outlet heard of it.
    private func dateline(_ copy: Copy, _ gazetteer: Gazetteer) -> Int? {
        for hit in copy.hits where hit.range.lowerBound >= copy.textStart {
            guard copy.isDateline(hit.range) else { return nil }
            if case .place(let index) = hit.term, gazetteer.depths[index] >= 3 { return index }
        }
        return nil
    }

    /// The country that a sentence names nearest to the trigger, by itself or by its people.
    private func country(in sentence: Int, _ copy: Copy, _ admits: [Bool], _ gazetteer: Gazetteer) -> Int? {
        var best: (index: Int, distance: Int)?
        for hit in copy.hitsOf[sentence] {
            let index: Int
            switch copy.hits[hit].term {
            case .place(let place): index = place
            case .demonym(let place): index = place
            default: continue
            }
            guard admits[index], gazetteer.depths[index] == 1 else { continue }
            let range = copy.hits[hit].range
            guard !Candidate.isPartOfActor(range, copy, sentence) else { continue }
            let distance = sentence == self.sentence ? distance(to: range, in: copy) : 0
            if distance < best?.distance ?? .max { best = (index, distance) }
        }
        return best?.index
    }

    private static let visits: Set<String> = ["访问", "visit", "visits", "visited", "visiting"]

    /// A city that stands as a place where, at most six words from a meeting or signing.
    private func seat(
        _ copy: Copy, _ sentence: Int, _ type: ReadableType, _ gazetteer: Gazetteer, reference: Day?
    ) -> Int? {
        let start = copy.sentences[sentence].range.lowerBound
        for hit in copy.hitsOf[sentence] {
            guard case .place(let index) = copy.hits[hit].term, gazetteer.depths[index] >= 3 else { continue }
            let range = copy.hits[hit].range
            // "Told him of it before the Xi'an summit": it was not there.
            if Ahead.stands(before: range, copy) { continue }
            // "In Beijing … signed", "the Beijing meeting"; what a sentence begins with holds for all of it.
            let isLocative = Locative.holds(range, copy)
            let begins = copy.words(between: start..<start, and: range) <= 2
            let day = copy.dates[copy.datesOf[sentence]].first { copy.words(between: $0.range, and: range) <= 1 }
            // "Of a loan signed in Beijing in 2019": another time's.
            if let day, let reference, day.interval.to < reference - type.type.window { continue }
            // "… with Kazakhstan's railway in Beijing on March 26": place and day go together.
            let reach = isLocative ? (begins ? 40 : day == nil ? 6 : 14) : 0
            for other in copy.hitsOf[sentence] {
                guard case .trigger(type.index, let group) = copy.hits[other].term, type.seat[group] else { continue }
                // "At the Osh plant, a source close to the talks said": another thing.
                if !begins, range.upperBound < copy.hits[other].range.lowerBound,
                    copy.text(range.upperBound..<copy.hits[other].range.lowerBound).contains(", a ")
                {
                    continue
                }
                // 访问北京, "visited Beijing"; but 签署奥什变电站贷款 is of Osh, not in it.
                if copy.hits[other].range.upperBound <= range.lowerBound,
                    copy.words(between: copy.hits[other].range, and: range) == 0,
                    Self.visits.contains(copy.text(copy.hits[other].range))
                {
                    return index
                }
                if copy.words(between: copy.hits[other].range, and: range) <= reach,
                    reach > 0 || copy.hits[other].range.lowerBound >= range.upperBound
                {
                    return index
                }
            }
        }
        return nil
    }
}

extension Gazetteer {
    /// The country right in which a city lies, with no region between; nil for other places.
    func state(ofCapital place: Int) -> Int? {
        guard depths[place] == 3, let outer = placeNames[place].within.first, let country = index(of: outer),
            depths[country] == 1
        else { return nil }
        return country
    }

    /// The country that a place lies in, or is; nil where it is wider.
    func country(of place: PlaceName) -> String? {
        ([place.name] + place.within).first { name in index(of: name).map { depths[$0] == 1 } ?? false }
    }
}

/// Words by which a meeting is still to come or is over: "before the Xi'an summit", накануне пекинского форума.
private enum Ahead {
    private static let words = [
        "before the ", "ahead of the ", "after the ", "since the ", "for the ", "before ", "ahead of ", "накануне ",
        "перед ", "после ", "к ",
    ]

    static func stands(before range: Range<Int>, _ copy: Copy) -> Bool {
        words.contains { Preceding.word($0, range, copy) }
    }
}
