import Model
import Watching

/// Sentences taken apart once, whichever candidates ask for them.
struct Casting {
    let language: Language
    let gazetteer: Gazetteer
    private var casts: [Int: Cast?] = [:]

    init(language: Language, gazetteer: Gazetteer) {
        self.language = language
        self.gazetteer = gazetteer
    }

    /// Nil in a language that is not read so.
    mutating func cast(_ sentence: Int, _ copy: Copy) -> Cast? {
        if let known = casts[sentence] { return known }
        let cast = Cast(copy, sentence: sentence, language: language, gazetteer: gazetteer)
        casts[sentence] = .some(cast)
        return cast
    }

    /// An article says a full name once and the surname after. Looked for in its first sentences.
    mutating func fullName(_ words: [String], _ copy: Copy) -> [String]? {
        guard words.count == 1 else { return words }
        let sound = NameSkeleton.of(words[0])
        guard sound.count >= 4 else { return nil }
        for sentence in 0..<min(copy.sentences.count, Self.mostSentences) {
            guard let cast = cast(sentence, copy) else { return nil }
            for name in cast.names where name.party == .person && name.text.count > 1 {
                let words = Self.base(name.text, language)
                if words.contains(where: { NameSkeleton.of($0) == sound }) { return words }
            }
        }
        return nil
    }

    private static let mostSentences = 12

    /// The base form as far as the name alone tells it.
    private static func base(_ words: [String], _ language: Language) -> [String] {
        switch language.base {
        case .russian: NameCases.looksOblique(words) ? NameCases.russian(words, .genitive) : words
        case .kazakh: NameCases.kazakh(words, NameCases.kazakhCase(words.last ?? ""))
        default: words
        }
    }
}

extension Candidate {
    private static let mostPersons = 8
    private static let mostRoles = 16
    static let mostIssues = 6

    /// Binds who did what to whom: persons whom the watchlist doesn't know, and everybody's role.
    mutating func bindParties(_ copy: Copy, _ type: ReadableType, _ casting: inout Casting) {
        for sentence in namedSentences(copy) {
            if casting.language.base == .chinese {
                bindPartiesChinese(copy, sentence, type, casting.gazetteer)
            } else if let cast = casting.cast(sentence, copy) {
                switch type.type.identity {
                case .party: bindBefallen(cast, copy, &casting, authority: .authority)
                case .sum:
                    let dealings = Dealings(
                        cast: cast, copy: copy, gazetteer: casting.gazetteer, admits: type.admits)
                    for (index, part) in dealings.roles() {
                        take(cast.names[index], part, .nominative, cast, copy, &casting)
                    }
                case .day:
                    for (index, part, form) in Rallying(cast: cast, copy: copy, gazetteer: casting.gazetteer).roles() {
                        take(cast.names[index], part, form, cast, copy, &casting)
                    }
                    bindBefallen(cast, copy, &casting, authority: .police)
                }
            }
        }
    }

    /// The sentence; in the lead the next one too, where "she told the court".
    func namedSentences(_ copy: Copy) -> ClosedRange<Int> {
        guard !copy.isInTitle(sentence), sentence + 1 < copy.sentences.count,
            copy.sentences[sentence + 1].paragraph == copy.sentences[sentence].paragraph, copy.position(sentence) <= 2
        else { return sentence...sentence }
        return sentence...(sentence + 1)
    }

    private mutating func bindBefallen(
        _ cast: Cast, _ copy: Copy, _ casting: inout Casting, authority: Role.Part
    ) {
        var befallen = Befallen(cast, copy)
        for finding in befallen.read() {
            let part = finding.part == .authority ? authority : finding.part
            take(cast.names[finding.name], part, finding.form, cast, copy, &casting)
        }
    }

    private mutating func take(
        _ name: Cast.Name, _ part: Role.Part, _ form: NameCases.Case, _ cast: Cast, _ copy: Copy,
        _ casting: inout Casting
    ) {
        switch name.party {
        case .actor(let index): take(Role(part, casting.gazetteer.actorNames[index]))
        case .place(let index), .demonym(let index): take(Role(part, casting.gazetteer.placeNames[index].name))
        case .person:
            let words =
                switch cast.language.base {
                case .russian: NameCases.russian(name.text, form)
                case .kazakh: NameCases.kazakh(name.text, form)
                default: name.text
                }
            var full = casting.fullName(words, copy)
            // One name alone is enough behind what the person is: imam Akmet.
            let before = name.words.lowerBound - 1
            if full == nil, before >= 0, cast.gap(before + 1) != .stop, cast.cue(before).has(.person) { full = words }
            guard let full else { return }
            take(full.joined(separator: " "), part)
        }
    }

    /// A person by the name, and the role. Judges and relatives have a role, and aren't those whom it is about.
    private mutating func take(_ name: String, _ part: Role.Part) {
        let key = PersonKey.of(name)
        guard key.count >= 3 else { return }
        let written = persons.first { $0.key == key }?.name ?? name
        take(Role(part, written))
        guard [.detainee, .organiser, .participant].contains(part), persons.count < Self.mostPersons,
            !persons.contains(where: { $0.key == key })
        else { return }
        persons.append(Person(name: name, key: key))
    }

    /// The first role that a name is given holds; the same name in two parts of one sentence is a misreading.
    private mutating func take(_ role: Role) {
        guard roles.count < Self.mostRoles, !roles.contains(where: { $0.name == role.name }) else { return }
        roles.append(role)
    }

    private mutating func bindPartiesChinese(
        _ copy: Copy, _ sentence: Int, _ type: ReadableType, _ gazetteer: Gazetteer
    ) {
        if type.type.identity != .sum, let reader = BefallenChinese(copy, sentence: sentence, gazetteer: gazetteer) {
            var findings = reader.read()
            if type.type.identity == .day {
                for index in findings.indices where findings[index].part == .authority {
                    findings[index].part = .police
                }
                findings += reader.names(behind: ["组织者", "发起人", "召集人"])
            }
            for finding in findings {
                if let actor = finding.actor {
                    take(Role(finding.part, gazetteer.actorNames[actor]))
                } else {
                    take(copy.text(finding.range), finding.part)
                }
            }
        }
        guard type.type.identity != .party else { return }
        let dealings = DealingsChinese(copy: copy, sentence: sentence)
        for hit in copy.hitsOf[sentence] {
            let hit = copy.hits[hit]
            let name: String
            let isDoor: Bool
            var isActor = false
            switch hit.term {
            case .actor(let index): (name, isDoor, isActor) = (gazetteer.actorNames[index], true, true)
            case .place(let index) where [1, 4].contains(gazetteer.depths[index]):
                (name, isDoor) = (gazetteer.placeNames[index].name, gazetteer.isMission[index])
            case .demonym(let index) where gazetteer.depths[index] == 1:
                (name, isDoor) = (gazetteer.placeNames[index].name, false)
            default: continue
            }
            let part =
                type.type.identity == .sum
                ? dealings.loan(hit.range) : dealings.protest(hit.range, isDoor: isDoor, isCaller: isActor)
            if let part { take(Role(part, name)) }
        }
    }

    /// Those it happened to: names of the watchlist's, keys of others.
    var parties: Set<String> { Set(actors).union(persons.map(\.key)) }

    /// Takes over whom and what a copy names.
    mutating func absorbParties(_ other: Candidate) {
        for person in other.persons
        where persons.count < Self.mostPersons && !persons.contains(where: { $0.key == person.key }) {
            persons.append(person)
        }
        for role in other.roles { take(role) }
        venue = venue ?? other.venue
        for issue in other.issues where issues.count < Self.mostIssues && !issues.contains(issue) {
            issues.append(issue)
        }
    }
}
