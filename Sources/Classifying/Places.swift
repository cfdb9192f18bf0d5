import Model
import Watching

extension Candidate {
    /// Binds the place: in the sentence, else the one before, the title, the lead, the one that the article names most;
    /// the finest first. A people's name ("Kazakh police") tells the country where nothing else does.
    mutating func bindPlace(
        _ copy: Copy, _ type: ReadableType, _ admits: [Bool], _ gazetteer: Gazetteer, named: [Int: Int]
    ) {
        let capitals = standsForState(type, gazetteer)
        var bound = finest(copy, sentence, admits, gazetteer, beyond: capitals)
        placeIsOwn = bound != nil
        // A dateline's city, and one that the thing is only near to, hold where the next sentences name no finer place.
        if let mine = bound, copy.position(sentence) <= 2, gazetteer.depths[mine] > 1,
            isLoose(mine, copy, sentence, gazetteer),
            let other = located(copy, (sentence + 1)...(sentence + 2), mine, admits, gazetteer)
        {
            bound = other
        }
        defer { place = bound.map(gazetteer.reported) }
        func isFine() -> Bool { bound.map { gazetteer.depths[$0] > 1 } ?? false }
        func refine(_ other: Int) {
            guard let mine = bound else {
                bound = other
                return
            }
            if gazetteer.placeNames[other].within.contains(gazetteer.placeNames[mine].name) { bound = other }
        }
        guard !isFine() else { return }
        // Who borrows is a country or a city as it stands; where something happened can stand in the next sentence. But a
        // country is only made finer in a title and lead, which tell of one thing.
        if placeIsOwn, type.type.identity == .sum || copy.position(sentence) > 2 { return }
        var around: [Int] = []
        if sentence > copy.titleSentences { around.append(sentence - 1) }
        around.append(contentsOf: 0..<copy.titleSentences)
        // "BISHKEK. The government …": the dateline alone is no lead.
        let lead = copy.titleSentences
        if lead + 1 < copy.sentences.count, copy.isDatelineOnly(lead) { around.append(lead + 1) }
        if lead < copy.sentences.count { around.append(lead) }
        for other in around where other != sentence && !isFine() {
            if let found = finest(copy, other, admits, gazetteer, beyond: capitals) { refine(found) }
        }
        if !isFine() {
            // What is named far below only is another place's story.
            let lead = copy.sentences.indices.prefix(copy.titleSentences + Self.leadOfPlaces)
            let end = lead.last.map { copy.sentences[$0].range.upperBound } ?? 0
            let fine = named.filter { admits[$0.key] && gazetteer.depths[$0.key] > 1 }.filter { place in
                copy.hits.contains {
                    guard case .place(place.key) = $0.term else { return false }
                    return $0.range.lowerBound < end && !Birth.stands(beside: $0.range, copy)
                }
            }
            if !placeIsOwn {
                let most = named.filter { admits[$0.key] }.max { ($0.value, $1.key) < ($1.value, $0.key) }
                if let most { refine(most.key) }
            } else if fine.count == 1, let only = fine.first {
                refine(only.key)
            }
        }
        guard bound == nil else { return }
        for index in copy.hitsOf[sentence] {
            if case .demonym(let people) = copy.hits[index].term, admits[people] {
                bound = people
                return
            }
        }
    }

    /// Words from what was done beyond which a capital's bare name stands for its state, where that can be. In a scope of a
    /// region it always does: what happens in Xinjiang happens not in Beijing.
    private func standsForState(_ type: ReadableType, _ gazetteer: Gazetteer) -> Int {
        guard type.type.identity == .party else { return .max }
        let places = type.type.scopes.first { $0.name == scope }?.places ?? []
        return places.contains { gazetteer.index(of: $0).map { gazetteer.depths[$0] == 2 } ?? false } ? -1 : 2
    }

    /// Sentences of the text in which a place is looked for that makes a country finer.
    private static let leadOfPlaces = 4

    /// Whether every mention in the sentence is a dateline's or follows "near", "west of", "outside".
    private func isLoose(_ place: Int, _ copy: Copy, _ sentence: Int, _ gazetteer: Gazetteer) -> Bool {
        copy.hitsOf[sentence].allSatisfy { hit in
            guard case .place(place) = copy.hits[hit].term else { return true }
            let range = copy.hits[hit].range
            return copy.isDateline(range) || Nearness.stands(before: range, copy)
        }
    }

    /// A city or district that one of the sentences says that something was in, other than this one, and in its country.
    private func located(
        _ copy: Copy, _ sentences: ClosedRange<Int>, _ place: Int, _ admits: [Bool], _ gazetteer: Gazetteer
    ) -> Int? {
        let country = gazetteer.country(of: gazetteer.placeNames[place])
        for sentence in sentences where sentence < copy.sentences.count && !copy.isInTitle(sentence) {
            for hit in copy.hitsOf[sentence] {
                guard case .place(let index) = copy.hits[hit].term, index != place, admits[index],
                    gazetteer.depths[index] >= 3, !copy.isDateline(copy.hits[hit].range),
                    gazetteer.country(of: gazetteer.placeNames[index]) == country,
                    Locative.holds(copy.hits[hit].range, copy),
                    !Candidate.isPartOfActor(copy.hits[hit].range, copy, sentence)
                else { continue }
                return index
            }
        }
        return nil
    }

    /// The finest place of a sentence in which the event can lie, the nearest to the trigger of equally fine ones.
    private func finest(
        _ copy: Copy, _ sentence: Int, _ admits: [Bool], _ gazetteer: Gazetteer, beyond capitals: Int
    ) -> Int? {
        var best: (index: Int, depth: Int, distance: Int)?
        // "In Talgar, a satellite town of Almaty": where it was, rather than what stands nearer.
        for hit in copy.hitsOf[sentence] {
            var index: Int
            var depth: Int
            switch copy.hits[hit].term {
            case .place(let place):
                // Towns on a border lie on both sides of it.
                index = admits[place] ? place : gazetteer.across[place] ?? place
                if let across = gazetteer.across[place], admits[across], OtherSide.isNamed(copy.hits[hit].range, copy) {
                    index = across
                }
                depth = gazetteer.depths[index] * 2
            // "The Almaty consulate" in languages that make adjectives of cities; a country's are its people.
            case .demonym(let place) where gazetteer.depths[place] > 1:
                index = place
                depth = gazetteer.depths[place] * 2 - 1
            default: continue
            }
            guard admits[index] else { continue }
            let range = copy.hits[hit].range
            // Where the outlet heard of it, if the sentence itself says where it was.
            let penalty =
                isBesides(range, copy, sentence)
                    || sentence != self.sentence && copy.isBehindRelative(range, of: sentence)
                ? 80
                : copy.isDateline(range)
                    ? 60 : isTold(at: range, copy, sentence) ? 50 : Locative.holds(range, copy) ? 0 : 20
            // "Bank of China", "Almaty Tower": the name of a body says nothing of where.
            if Candidate.isPartOfActor(range, copy, sentence), !Houses.isBefore(range, copy) { continue }
            if Birth.stands(beside: range, copy) { continue }
            let words = sentence == self.sentence ? clauseDistance(to: range, in: copy) : 0
            // "Asked Beijing for access": a capital that nothing says to be the place stands for its state.
            if penalty == 20, words > capitals, let state = gazetteer.state(ofCapital: index), admits[state] {
                (index, depth) = (state, 2)
            }
            let distance = words + penalty
            if best.map({ (depth, -distance) > ($0.depth, -$0.distance) }) ?? true { best = (index, depth, distance) }
        }
        return best?.index
    }

    /// The same thing in the other places of a list ("in Almaty, Karaganda and Aktobe"): one event a city.
    func others(_ copy: Copy, _ type: ReadableType, _ admits: [Bool], _ gazetteer: Gazetteer, gates: [Gate])
        -> [Candidate]
    {
        guard type.type.identity == .day, placeIsOwn, let place else { return [] }
        let spread = spread(copy, admits, gazetteer, gates)
        var lists: [[(place: Int, range: Range<Int>)]] = []
        for hit in copy.hitsOf[sentence] {
            guard case .place(let index) = copy.hits[hit].term, admits[index], gazetteer.depths[index] >= 3 else {
                continue
            }
            let range = copy.hits[hit].range
            if let last = lists.last?.last, range.lowerBound >= last.range.upperBound,
                range.lowerBound - last.range.upperBound <= 16,
                copy.words(between: last.range, and: range) <= 1
            {
                lists[lists.count - 1].append((index, range))
            } else {
                lists.append([(index, range)])
            }
        }
        // "In A and B on the 3rd and in C on the 4th": in such a row one city alone is a list too.
        let days = isRow(lists) ? daysOfRow(copy, lists.flatMap { $0.map(\.range) }) : [:]
        let list = lists.filter { $0.count > 1 || days[$0[0].range.lowerBound] != nil }.flatMap(\.self) + spread
        var seen: Set<String> = [place.name]
        // "Almaty, Kazakhstan" is one place, and so is a district with its city.
        return list.compactMap { entry in
            let other = gazetteer.reported(entry.place)
            guard seen.insert(other.name).inserted, !other.isCompatible(with: place) else { return nil }
            var copy = self
            copy.place = other
            copy.size = nil
            if let day = days[entry.range.lowerBound] { copy.date = day }
            return copy
        }
    }

    private func isRow(_ lists: [[(place: Int, range: Range<Int>)]]) -> Bool {
        lists.count > 1 && lists.contains { $0.count > 1 }
    }

    /// The day of each place of a sentence that tells of several places on several days, by where the place's name begins:
    /// all days stand behind their places, or before them (what stands before the first has none). Empty where neither is so.
    private func daysOfRow(_ copy: Copy, _ places: [Range<Int>]) -> [Int: DateMention] {
        let days = copy.datesOf[sentence].map { copy.dates[$0] }.filter { $0.interval.count <= 3 }
        guard days.count > 1, let first = places.first, let last = places.last, let firstDay = days.first,
            let lastDay = days.last
        else { return [:] }
        let areBehind = first.lowerBound < firstDay.range.lowerBound && last.lowerBound < lastDay.range.lowerBound
        let areBefore = lastDay.range.lowerBound < last.lowerBound
        guard areBehind || areBefore else { return [:] }
        var found: [Int: DateMention] = [:]
        for place in places {
            found[place.lowerBound] =
                areBehind
                ? days.first { $0.range.lowerBound > place.lowerBound }
                : days.last { $0.range.lowerBound < place.lowerBound }
        }
        return found
    }

    /// Its own day, in such a row.
    mutating func bindDayOfRow(_ copy: Copy, _ type: ReadableType, _ gazetteer: Gazetteer) {
        guard type.type.identity == .day, placeIsOwn, let place else { return }
        var own: Int?
        var places: [Range<Int>] = []
        for hit in copy.hitsOf[sentence] {
            guard case .place(let index) = copy.hits[hit].term, gazetteer.depths[index] >= 3 else { continue }
            places.append(copy.hits[hit].range)
            if own == nil, gazetteer.reported(index).name == place.name { own = copy.hits[hit].range.lowerBound }
        }
        guard let own, places.count > 2, let day = daysOfRow(copy, places)[own] else { return }
        date = day
        dateIsOwn = true
    }

    /// Cities at most six words behind "spread to", "including": "other cities, including the capital, Nur-Sultan".
    private func spread(
        _ copy: Copy, _ admits: [Bool], _ gazetteer: Gazetteer, _ gates: [Gate]
    ) -> [(place: Int, range: Range<Int>)] {
        var words: [Range<Int>] = []
        var cities: [(place: Int, range: Range<Int>)] = []
        for hit in copy.hitsOf[sentence] {
            let range = copy.hits[hit].range
            switch copy.hits[hit].term {
            case .gate(let gate) where gates.indices.contains(gate) && gates[gate].effect == .spread:
                words.append(range)
            case .place(let index) where admits[index] && gazetteer.depths[index] >= 3: cities.append((index, range))
            default: continue
            }
        }
        return cities.filter { city in
            words.contains { $0.upperBound <= city.range.lowerBound && copy.words(between: $0, and: city.range) <= 6 }
        }
    }

    static func isPartOfActor(_ range: Range<Int>, _ copy: Copy, _ sentence: Int) -> Bool {
        for hit in copy.hitsOf[sentence] {
            guard case .actor = copy.hits[hit].term else { continue }
            let actor = copy.hits[hit].range
            if actor.lowerBound <= range.lowerBound, range.upperBound <= actor.upperBound, actor != range {
                return true
            }
        }
        return false
    }

    /// How often each place is named.
    static func namedPlaces(_ copy: Copy, _ gazetteer: Gazetteer) -> [Int: Int] {
        var counts: [Int: Int] = [:]
        for hit in copy.hits {
            if case .place(let index) = hit.term { counts[index, default: 0] += 1 }
        }
        return counts
    }
}
