/// Words by which a text says whose copy it is, and who sent it from where: what two printings of one story differ in.
enum CopyPhrases {
    /// Begin the sentence or line from which on a text is a republication's footer.
    static let footers = Phrases([
        "this article was originally published", "this article originally appeared", "this article first appeared",
        "this article was first published", "this story was originally published", "this story originally appeared",
        "this story first appeared", "this story was first published", "this post was originally published",
        "this piece was originally published", "originally published on", "originally published at",
        "originally published in", "originally published by", "first published on", "first published at",
        "first published by", "originally appeared on", "originally appeared in", "republished with permission",
        "reprinted with permission", "republished with the permission", "reprinted with the permission",
        "reposted with permission", "used with permission", "republished from", "reprinted from",
        "this article is republished", "this story is republished", "read the original article",
        "read the original story", "the original article", "the post appeared first on",
        "this material may not be published",
        "copyright", "all rights reserved", "syndicated from", "distributed by",
        "перепечатка", "перепечатано", "перепечатывается", "публикуется с разрешения", "опубликовано с разрешения",
        "материал опубликован с разрешения", "материал публикуется с разрешения", "материал перепечатан",
        "впервые опубликовано", "первоначально опубликовано", "оригинал статьи", "оригинал материала",
        "оригинал публикации", "читать оригинал", "при перепечатке", "при использовании материалов",
        "при полном или частичном использовании", "использование материалов", "все права защищены",
        "ссылка на источник", "сообщение появились сначала на", "запись впервые появилась",
        "көшіріп басу", "көшіріп басқан", "материалды көшіріп", "материалдарды пайдалану",
        "сайт материалдарын пайдалану",
        "рұқсатымен жарияланды", "алғаш жарияланған", "түпнұсқасы", "барлық құқықтар қорғалған",
        "転載", "转载自", "本文转载自", "转载请注明", "转载来源", "未经授权不得转载", "未经许可不得转载", "本文首发于",
        "本文原载于", "原载于", "原载", "本文来自", "文章来源", "稿件来源", "本文来源", "原文链接", "原文地址", "查看原文", "阅读原文",
        "版权归", "本文版权", "责任编辑",
    ])

    /// The same, but only with a colon behind them: alone they are words of any story.
    static let labels = Phrases([
        "source", "sources", "original", "via", "read more at", "credit", "источник", "источники", "источник материала",
        "по материалам", "оригинал", "ссылка", "автор", "фото", "дереккөз", "дереккөзі", "ақпарат көзі", "қайнар көзі",
        "сілтеме", "автор", "сурет", "来源", "转载", "作者", "编辑", "原文", "出处", "信息来源", "消息来源", "责编",
    ])

    /// Agencies, and the months and words of a day in a dateline: by one of these the words before a dash are known for one.
    static let datelines = Phrases([
        "reuters", "ap", "afp", "xinhua", "tass", "interfax", "kazinform", "inform", "upi", "dpa", "efe", "ani", "ians",
        "bloomberg", "rfe", "azattyq", "eurasianet", "akipress", "24kg", "trend", "apa", "sputnik", "ria", "tengrinews",
        "zakon", "kaztag", "bnews", "orda", "vlast", "informburo", "qazaqstan", "cna", "yonhap", "kyodo", "pti",
        "тасс", "рейтер", "интерфакс", "казинформ", "казтаг", "риа", "новости", "спутник", "синьхуа", "регнум",
        "акипресс",
        "сегодня", "корр", "корреспондент", "жас", "тілші", "қазақпарат", "азаттық", "kz", "ru", "com", "24",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря", "янв", "фев", "мар", "апр", "июн", "июл", "авг", "сен", "сент", "окт", "ноя", "дек",
        "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
        "желтоқсан",
    ])

    /// The character that ends a Chinese dateline ("新华社北京3月27日电") after one of `wires`.
    static let wireEnds = Phrases(["电", "讯", "電", "訊"])
    static let wires = Phrases(["社", "日", "网", "报", "台", "通讯", "消息"])
}

/// Runs of tokens, found by their first.
struct Phrases {
    private let byFirst: [UInt64: [[UInt64]]]

    init(_ texts: [String]) {
        var table: [UInt64: [[UInt64]]] = [:]
        for text in texts {
            let tokens = CopyTokens(text).hashes
            if let first = tokens.first { table[first, default: []].append(tokens) }
        }
        byFirst = table.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// Tokens of the longest phrase that stands at `index`; 0 where none does.
    func length(at index: Int, in tokens: [UInt64]) -> Int {
        guard let phrases = byFirst[tokens[index]] else { return 0 }
        for phrase in phrases where index &+ phrase.count <= tokens.count {
            var matched = 1
            while matched < phrase.count, tokens[index &+ matched] == phrase[matched] { matched &+= 1 }
            if matched == phrase.count { return matched }
        }
        return 0
    }
}
