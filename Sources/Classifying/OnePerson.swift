import Model

/// Whether a sentence speaks of one person and no more: a brother, a husband, an imam; he, she; and of no plural beside.
///
/// Words of kinship, sex and office in the singular, by language; Chinese has no number, so only 一名 and 一位 tell.
enum OnePerson {
    private struct Words {
        var one: [String]
        var many: [String]
    }

    private static let words: [Language: Words] = [
        .english: Words(
            one: [
                " he ", " she ", " his ", " her ", " him ", " brother ", " husband", " wife", " son ", " daughter ",
                " sister ", " mother ", " father ", " man ", " woman ", " imam", " activist ", " citizen ", " herder",
                " teacher ", " businessman", " pensioner", " trader", " head of", " leader of", " asylum seeker ",
                " ethnic kazakh ", " a kazakh ", " a kyrgyz ", " a uyghur ",
            ],
            many: [
                " they ", " them ", "brothers", "sisters", " sons", " men ", " women", "people", "citizens",
                "activists",
                "kazakhs", "uyghurs", "uighurs", "muslims", "imams", "detainees", "prisoners", "inmates", "two ",
                "three ",
                "dozens", "hundreds", "thousands", "many ", "several ", "others",
            ]),
        .russian: Words(
            one: [
                " он ", " она ", " его ", " её ", " ее ", " ему ", " ей ", " брат ", " брата ", " муж", " жен", " сын ",
                " сына ", " дочь", " дочер", " сестр", " мать ", " матери ", " отец", " отца ", "имам", "активист ",
                "активиста ", "гражданин ", "гражданина ", "гражданка", "уроженец", "уроженца",
            ],
            many: [
                " они ", " их ", " им ", "братьев", "братья", "граждан ", "граждане", "казахов", "казахи", "людей",
                "человек", "активистов", "активисты", "двое", "двух", "трое", "трёх", "десятк", "сотн", "тысяч",
                "многи",
            ]),
        .kazakh: Words(
            one: [
                " ол ", " оның ", " оны ", " ағасы", " інісі", " бауыры", " күйеуі", " әйелі", " ұлы", " қызы ",
                " анасы",
                " әкесі", "имам", "азаматы ", "азаматын ", "белсенді ", "қазақты ", "кейуана", "зейнеткер",
            ],
            many: [
                " олар", "қазақтар", "адамдар", "азаматтар", "туыстары", "екі ", "үш ", "ондаған", "жүздеген",
                "мыңдаған",
                "екеуі", "бауырлар", "белсенділер",
            ]),
        .chinese: Words(
            one: ["一名", "一位", "丈夫", "妻子", "哥哥", "弟弟", "姐姐", "妹妹", "母亲", "父亲", "儿子"],
            many: ["们", "多名", "数十", "数百", "数千", "两名", "三名", "等人", "三兄弟"]),
    ]

    static func isTold(_ sentence: Int, _ copy: Copy, _ language: Language) -> Bool {
        guard let words = words[language.base] else { return false }
        let text = " " + copy.text(copy.sentences[sentence].range).lowercased() + " "
        return words.one.contains(where: text.contains) && !words.many.contains(where: text.contains)
    }
}
