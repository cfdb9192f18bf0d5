import Model
import Watching

extension Candidate {
    /// Those whom it happened to where no number is given: so many as are named, else one where the words by the trigger, or
    /// those of the title above it, are one person's.
    mutating func bindHeads(_ copy: Copy, _ type: ReadableType, _ language: Language, _ gazetteer: Gazetteer) {
        guard type.type.identity == .party, type.type.size != nil, size == nil,
            status == .occurred || status == .planned
        else { return }
        let held = Set(roles.filter { $0.part == .detainee }.map(\.name)).filter { gazetteer.index(of: $0) == nil }
        if !held.isEmpty {
            size = Bounds(Double(held.count))
            sizeIsInferred = true
            return
        }
        var told = [(sentence: sentence, anchors: anchors)]
        if copy.position(sentence) <= 2 {
            for title in 0..<copy.titleSentences where title != sentence {
                told.append((title, copy.deeds(of: type, in: title)))
            }
            // "He was seized on Monday. The sentence was passed in secret": whose, the sentence before tells.
            let previous = sentence - 1
            if previous >= copy.titleSentences, persons.isEmpty,
                copy.sentences[previous].paragraph == copy.sentences[sentence].paragraph
            {
                told.append((previous, copy.deeds(of: type, in: previous)))
            }
            let lead = copy.titleSentences
            if copy.isInTitle(sentence), lead < copy.sentences.count {
                told.append((lead, copy.deeds(of: type, in: lead)))
            }
        }
        guard told.contains(where: { OnePerson.isTold($0.anchors, in: $0.sentence, copy, language) }) else { return }
        size = Bounds(1)
        sizeIsInferred = true
    }
}

extension Copy {
    /// Where a type's triggers stand in a sentence that speak of a deed.
    fileprivate func deeds(of type: ReadableType, in sentence: Int) -> [Range<Int>] {
        hitsOf[sentence].compactMap { index in
            guard case .trigger(type.index, let group) = hits[index].term, let trigger = type.triggers[group],
                trigger.weight >= Weight.deed
            else { return nil }
            return hits[index].range
        }
    }
}

/// Whether the words right by a trigger are one person: "her brother was sentenced", "задержан активист", "imam jailed".
///
/// Nouns of kinship, sex and office in the singular, by language, or a verb in the singular, and no plural or group among the
/// same words. Pronouns only as what the verb takes: who "said that he had heard of arrests" is not who was arrested, but
/// "police detained him" is. Chinese has no number, so a counter, kin or a name must tell.
enum OnePerson {
    private struct Words {
        var one: [String]
        var many: [String]
    }

    /// Bytes of text on either side of a trigger in which its person stands: five or six words; a Cyrillic letter takes two.
    private static func reach(_ language: Language) -> Int {
        // A Kazakh verb stands at the end, far from its subject.
        language == .kazakh ? 136 : language == .russian ? 88 : 48
    }
    /// Bytes before a verb in which it is told that it is in the singular.
    private static let verb = 26

    private static let words: [Language: Words] = [
        .english: Words(
            one: [
                " brother ", " husband ", " wife ", " son ", " daughter ", " sister ", " mother ", " father ", " man ",
                " woman ", " imam ", " activist ", " citizen ", " herder ", " teacher ", " businessman ", " pensioner ",
                " trader ", " head of ", " leader of ", " asylum seeker ", " a kazakh ", " a kyrgyz ", " a uyghur ",
                " cousin ", " nephew ", " uncle ", " professor ", " student ", " farmer ", " driver ", " blogger ",
                " poet ", " writer ", " singer ", " doctor ", " nurse ", " mullah ", " national ", " native ",
                " retiree ", " grandmother ", " grandfather ", " ethnic kazakh ", " journalist ", " campaigner ",
            ],
            many: [
                "brothers", "sisters", " sons", " men ", " women", "people", "citizens", "activists", "kazakhs",
                "uyghurs", "uighurs", "muslims", "imams", "detainees", "prisoners", "inmates", " two ", " three ",
                "dozens", "hundreds", "thousands", " many ", " several ", " others ", "group", "family of", "families",
                "nobody",
                " no one", " none ", " number", " each ", "everyone", "crowd", "million", " whole ", " all ", " four ",
                " five ", " six ", " some ", " relatives were ", " relatives are ", " they ", "ethnic kazakhs",
            ]),
        .russian: Words(
            one: [
                " брат ", " брата ", " муж ", " мужа ", " жена ", " жену ", " сын ", " сына ", " дочь ", " сестра ",
                " сестру ", " мать ", " отец ", " отца ", " имам ", " имама ", " активист ", " активиста ",
                " гражданин ", " гражданина ", " гражданку ", " беглеца ", " активистка ", " активистку ",
                " гражданка ",
                " уроженца ", " уроженец ", " уроженка ", " уроженку ", " жителя ", " житель ", " жительница ",
                " жительницу ", " пенсионер ", " пенсионера ", " пенсионерка ", " пенсионерку ", " мужчина ",
                " мужчину ", " женщина ", " женщину ", " казах ", " казаха ", " казашка ", " казашку ", " лидера ",
                " лидер ", " главу ", " казахстанца ", " казахстанец ", " предпринимателя ", " предприниматель ",
                " учителя ", " учитель ", " правозащитника ", " журналиста ",
            ],
            many: [
                "братьев", "братья", " граждан ", " граждане", "казахов", "казахи", "людей", "человек", "активистов",
                "активисты", " двое", " двух", " трое", " трёх", "десятк", "сотн", "тысяч", " многи", "групп", "никто",
                " никого", " всех ", "участник", "несколько",
            ]),
        .kazakh: Words(
            one: [
                " ағасы", " інісі", " бауыры", " күйеуі", " әйелі", " ұлы ", " қызы ", " анасы", " әкесі", " имам ",
                " азаматы ", " азаматын ", " белсенді ", " қазақты ", " кейуана ", " тұңғышы", " кенжесі", " ұлым",
                " ұлын", " қызын", " күйеуін", " інісін", " ағасын", " белсендіні ", " тұрғынын ", " зейнеткер ",
                " кәсіпкер ", " ақын ", " мұғалім ", " имамның ", " имамды ", " азаматты ", " жігітті ", " әйелді ",
                " жетекшісі ", " жетекшісін ", " оны ", " тумасы ", " этникалық қазақ ", " қазақ ұсталды",
                " қазақ қамауға",
            ],
            many: [
                "қазақтар", "адамдар", "азаматтар", " екі ", " үш ", "ондаған", "жүздеген", "мыңдаған",
                " екеуі", "бауырлар", "белсенділер", "бірнеше", "топ ", "ешкім", "барлық", "көптеген", "отбасылар",
            ]),
        .chinese: Words(
            one: [
                "一名", "一位", "丈夫", "妻子", "哥哥", "弟弟", "姐姐", "妹妹", "母亲", "父亲", "儿子", "女儿", "男子", "女子", "他被", "她被",
                "将其", "将他", "将她", "把他", "把她", "长子", "表哥", "表弟", "堂弟", "堂哥", "叔叔", "岳父",
            ],
            many: ["们", "多名", "数十", "数百", "数千", "两名", "三名", "等人", "兄弟", "数名", "几名", "一批", "一群", "父母", "和", "与"]),
    ]

    static func isTold(_ anchors: [Range<Int>], in sentence: Int, _ copy: Copy, _ language: Language) -> Bool {
        guard let words = words[language.base] else { return false }
        let sentence = copy.sentences[sentence].range
        let reach = reach(language.base)
        return anchors.contains { anchor in
            let near = ((anchor.lowerBound - reach)..<(anchor.upperBound + reach)).clamped(to: sentence)
            let text = " " + plain(copy.text(near)) + " "
            guard !words.many.contains(where: text.contains) else { return false }
            return words.one.contains(where: text.contains) || isSingular(anchor, sentence, copy, language)
        }
    }

    /// Numbers of years and months count nobody, and who tells is nobody whom it befell.
    private static let spans: [String] = {
        let english = ["two", "three", "four", "five", "six", "several", "many"].flatMap { number in
            ["years", "months", "weeks", "days", "hours"].map { " \(number) \($0)" }
        }
        let russian = ["два", "двух", "три", "трёх", "трех", "несколько"].flatMap { number in
            ["года", "лет", "месяца", "месяцев", "недели", "недель", "дня", "дней"].map { " \(number) \($0)" }
        }
        let kazakh = ["екі", "үш", "бірнеше"].flatMap { number in
            [" жыл", " ай", " апта", " күн"].map { " \(number)\($0)" }
        }
        let tellers = [
            " activists said", " activists say", " relatives said", " relatives say", " активисты сообщили",
            " сообщили активисты", " родственники сообщили", " сообщили родственники",
        ]
        return english + russian + kazakh + tellers
    }()

    /// Small letters, and blanks for the marks that end a word.
    private static func plain(_ text: String) -> String {
        spans.reduce(
            String(text.lowercased().withoutItsGroup().map { ",.;:!?\"'«»()".contains($0) ? " " : $0 })
        ) { $0.replacing($1, with: " ") }
    }

    /// Whether the verb is one person's: "was detained", "police detained him", задержан, его задержали, 某某·某某被带走.
    private static func isSingular(
        _ anchor: Range<Int>, _ sentence: Range<Int>, _ copy: Copy, _ language: Language
    ) -> Bool {
        func text(_ range: Range<Int>) -> String { copy.text(range.clamped(to: sentence)).lowercased() }
        let before = text((anchor.lowerBound - verb)..<anchor.lowerBound)
        let verb = text(anchor)
        let after = text(anchor.upperBound..<(anchor.upperBound + 12))
        switch language.base {
        case .english:
            if after.hasPrefix(" him") { return true }
            if verb.hasPrefix("was ") || verb.hasPrefix("is ") && verb.hasSuffix("serving") { return true }
            let words = before.split(separator: " ").suffix(3)
            let isPassive = words.contains { ["was", "is", "been", "being", "be"].contains($0) }
            let isOnes =
                isPassive && !words.contains { ["were", "are", "have"].contains($0) }
                && (words.contains { ["was", "is", "has"].contains($0) })
            let isParticiple =
                verb.prefix { $0 != " " }.hasSuffix("ed") || participles.contains { verb.hasPrefix($0) }
            return isOnes && isParticiple && !words.contains("it")
        case .russian:
            let first = verb.prefix { $0 != " " }
            if first.utf8.count > 9, singulars.contains(where: first.hasSuffix) { return true }
            return before.hasSuffix(" его ") || before.hasSuffix(" её ") || before.hasSuffix(" ее ")
        case .chinese:
            // A name of two parts, and no second one: 赛力克·谢里夫上月7日被带走.
            let clause = text((anchor.lowerBound - 60)..<anchor.lowerBound).split(whereSeparator: {
                "，。；、".contains($0)
            })
            guard let last = clause.last else { return false }
            return last.filter { $0 == "·" }.count == 1 && (last.contains("被") || verb.hasPrefix("被"))
        default: return false
        }
    }

    /// Verbs that befall somebody and don't end in -ed.
    private static let participles = [
        "held", "taken", "led away", "sent", "given", "shot", "kept", "serving", "missing", "put ", "pushed", "dragged",
        "snatched", "under",
        "in custody", "in prison", "in jail", "behind bars",
    ]
    /// Endings of Russian short participles and verbs of the past of which one person is the subject.
    private static let singulars = [
        "жан", "жана", "тован", "тована", "ван", "вана", "дён", "ден", "дена", "рён", "рен", "рена", "щён", "щен",
        "щена",
        "щена", "чён", "чен", "чена", "пал", "пала", "счез", "счезла", "слан", "слана", "шён", "шен", "шена", "взят",
        "взята",
    ]
}

extension String {
    /// "The head of a group" is one person, whatever the group's size.
    fileprivate func withoutItsGroup() -> String {
        guard ["head of", "leader of", "founder of", "chief of"].contains(where: contains) else { return self }
        return replacing("group", with: "")
    }
}
