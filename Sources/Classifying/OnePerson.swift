import Model

/// Whether the words right by a trigger are one person: "her brother was sentenced", "задержан активист", "imam jailed".
///
/// Nouns of kinship, sex and office in the singular, by language, and no plural among the same words. Pronouns tell nothing:
/// who "said that he had heard of arrests" is not who was arrested. Chinese has no number, so a counter or kin must tell.
enum OnePerson {
    private struct Words {
        var one: [String]
        var many: [String]
    }

    /// Bytes of text on either side of a trigger in which its person stands: five or six words.
    private static let reach = 48

    private static let words: [Language: Words] = [
        .english: Words(
            one: [
                " brother ", " husband ", " wife ", " son ", " daughter ", " sister ", " mother ", " father ", " man ",
                " woman ", " imam ", " activist ", " citizen ", " herder ", " teacher ", " businessman ", " pensioner ",
                " trader ", " head of ", " leader of ", " asylum seeker ", " a kazakh ", " a kyrgyz ", " a uyghur ",
            ],
            many: [
                "brothers", "sisters", " sons", " men ", " women", "people", "citizens", "activists", "kazakhs",
                "uyghurs", "uighurs", "muslims", "imams", "detainees", "prisoners", "inmates", " two ", " three ",
                "dozens", "hundreds", "thousands", " many ", " several ", " others ",
            ]),
        .russian: Words(
            one: [
                " брат ", " брата ", " муж ", " мужа ", " жена ", " жену ", " сын ", " сына ", " дочь ", " сестра ",
                " сестру ", " мать ", " отец ", " отца ", " имам ", " имама ", " активист ", " активиста ",
                " гражданин ", " гражданина ", " гражданку ", " беглеца ",
            ],
            many: [
                "братьев", "братья", " граждан ", " граждане", "казахов", "казахи", "людей", "человек", "активистов",
                "активисты", " двое", " двух", " трое", " трёх", "десятк", "сотн", "тысяч", " многи",
            ]),
        .kazakh: Words(
            one: [
                " ағасы", " інісі", " бауыры", " күйеуі", " әйелі", " ұлы ", " қызы ", " анасы", " әкесі", " имам ",
                " азаматы ", " азаматын ", " белсенді ", " қазақты ", " кейуана ",
            ],
            many: [
                "қазақтар", "адамдар", "азаматтар", "туыстары", " екі ", " үш ", "ондаған", "жүздеген", "мыңдаған",
                " екеуі", "бауырлар", "белсенділер",
            ]),
        .chinese: Words(
            one: ["一名", "一位", "丈夫", "妻子", "哥哥", "弟弟", "姐姐", "妹妹", "母亲", "父亲", "儿子"],
            many: ["们", "多名", "数十", "数百", "数千", "两名", "三名", "等人", "兄弟"]),
    ]

    static func isTold(_ candidate: Candidate, _ copy: Copy, _ language: Language) -> Bool {
        guard let words = words[language.base] else { return false }
        let sentence = copy.sentences[candidate.sentence].range
        return candidate.anchors.contains { anchor in
            let near = (anchor.lowerBound - reach)..<(anchor.upperBound + reach)
            let text = " " + copy.text(near.clamped(to: sentence)).lowercased() + " "
            return words.one.contains(where: text.contains) && !words.many.contains(where: text.contains)
        }
    }
}
