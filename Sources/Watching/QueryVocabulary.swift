import Model

/// What operators and fields are called here, in Google Alerts, in Meltwater and in Factiva.
///
/// Sources: Meltwater's help ("How to master Boolean search": NEAR without a number is 4 words, n words stand between);
/// Dow Jones, "Search Statement Operators" (adjN and w/N in order, nearN in any order, the second being the Nth word, so
/// that N − 1 stand between; adj without a number is 1; same is one paragraph); Google's search operators.
enum QueryVocabulary {
    /// Names of fields, lower case.
    static let fields: [String: QueryField] = [
        "title": .title, "headline": .title, "intitle": .title, "hd": .title,
        "lead": .lead, "ingress": .lead, "lp": .lead, "hlp": .lead,
        "source": .source, "sourcename": .source, "site": .source, "sn": .source,
        "lang": .language, "language": .language, "la": .language,
    ]

    /// Fields of those systems that are not read here, and what to do.
    static let unread: [String: String] = [
        "allintitle": "write TITLE:(word word)", "allintext": "remove it: words are looked for in the whole text",
        "intext": "remove it: words are looked for in the whole text",
        "inbody": "remove it: words are looked for in the whole text",
        "body": "remove it: words are looked for in the whole text",
        "text": "remove it: words are looked for in the whole text",
        "inurl": "write SOURCE: with the site's name, or words of the text",
        "url": "write SOURCE: with the site's name",
        "http": "write SOURCE: with the site's name alone", "https": "write SOURCE: with the site's name alone",
        "before": "remove it: articles are read as they come", "after": "remove it: articles are read as they come",
        "date": "remove it: articles are read as they come", "pd": "remove it: articles are read as they come",
        "filetype": "remove it", "country": "write SOURCE: with the outlets, or the country's name as a word",
        "region": "write the region's name as a word, or @name",
        "author": "write the name as a word", "by": "write the name as a word",
        "fds": "codes aren't known here; write the name as a word or @name",
        "co": "codes aren't known here; write the name as a word or @name",
        "re": "codes aren't known here; write the region as a word or @name",
        "ns": "codes aren't known here; write words", "in": "codes aren't known here; write words",
        "rst": "codes aren't known here; write SOURCE: with the outlet's name",
        "wc": "the length of an article isn't asked here; remove it", "td": "remove it: the whole text is read",
    ]

    /// Meltwater's distance where none is given.
    static let meltwaterNear = 4

    static let languages: [String: Language] = [
        "en": .english, "english": .english, "ru": .russian, "russian": .russian, "kk": .kazakh, "kazakh": .kazakh,
        "zh": .chinese, "chinese": .chinese, "kz": .kazakh, "cn": .chinese,
    ]

    /// Words for operators that other systems or people use, upper case, and what to write.
    static let strange: [String: String] = [
        "PRE": "ONEAR/5", "WITHIN": "NEAR/5", "ADJACENT": "ADJ/5", "BEFORE": "ONEAR/5", "NEXT": "ADJ/0",
        "PROX": "NEAR/5", "SENTENCE": "NEAR/10", "PARAGRAPH": "SAME",
    ]

    static let operators = ["AND", "OR", "NOT", "NEAR", "ONEAR", "ADJ", "SAME", "ATLEAST", "SCORE", "W"]
}
