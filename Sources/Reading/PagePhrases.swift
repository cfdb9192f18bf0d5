/// Words with which pages speak of themselves inside an article.
enum PagePhrases {
    /// Whether a short block is a call to read, share, follow or subscribe, a credit or a notice of rights.
    static func isNotice(_ text: String) -> Bool {
        // Brackets and bullets before the words: （责任编辑：…）, • Читайте также.
        let bare = text.unicodeScalars.drop { ornaments.contains($0) }
        // Most blocks begin as none does: no need to fold the rest.
        let phrases = beginnings[head(String(Substring(bare.prefix(headBytes))).lowercased().utf8.prefix(headBytes))]
        let isShort = text.utf8.count < 60
        guard phrases != nil || isShort else { return false }
        let lower = String(Substring(bare.prefix(120))).lowercased()
        if let phrases, phrases.contains(where: { lower.utf8.starts(with: $0) }) { return true }
        return isShort && whole.contains(lower)
    }

    /// Bytes of the shortest beginning.
    private static let headBytes = 3

    private static func head(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(0) { $0 << 8 | UInt32($1) } }

    private static let ornaments = Set("([{*•·-–—>|»▶►【（〔「\u{25CF}\u{25A0} ".unicodeScalars)

    /// By their first bytes.
    private static let beginnings: [UInt32: [[UInt8]]] = Dictionary(
        grouping: [
            "read more", "read also", "also read", "read next", "related:", "related article", "see also:", "more:",
            "watch:",
            "advertisement", "sign up for", "sign up to", "subscribe to", "click here to", "follow us", "follow him on",
            "follow her on", "share this", "photo:", "photo by", "image:", "image credit", "image source", "(photo",
            "copyright ©",
            "© ", "(c) ", "all rights reserved", "recommended:", "don't miss", "don’t miss", "like this story?",
            "up next",
            "listen:", "video:", "continue reading",
            "story continues", "like us on", "join our", "download our", "get the latest",
            "this article was originally published", "please enable javascript", "please enable cookies",
            "javascript is",
            "your browser does not support", "включите javascript", "ваш браузер не поддерживает",
            "для просмотра комментариев",
            "читайте также", "читать также", "читайте:", "читайте по теме", "читай также", "читайте ещё", "читайте еще",
            "материалы по теме", "по теме:", "смотрите:", "смотри также", "следите за нами", "следите за новостями",
            "присоединяйтесь к нам", "нашли ошибку", "если вы нашли ошибку", "если вы обнаружили ошибку", "выделите её",
            "выделите ее", "источник:", "автор:", "авторы:", "теги:", "ссылка на источник",
            "при использовании материалов",
            "копирование материалов", "фото из архива", "скриншот", "оставьте комментарий", "наш telegram",
            "мы в telegram", "смотрите также", "подписывайтесь", "подпишитесь", "фото:",
            "поделиться", "подробнее", "источник фото", "наш телеграм", "реклама", "оқи отырыңыз", "тағы оқыңыз",
            "тағы да оқыңыз", "сонымен қатар оқыңыз", "тақырып бойынша", "толығырақ:",
            "толығырақ оқыңыз", "дереккөз:", "авторы:", "фотосурет:", "видео:", "telegram-арнамызға",
            "телеграм арнамызға",
            "біздің telegram", "әлеуметтік желілерде", "материалды көшір", "пікір қалдыру", "бөлісу:",
            "сондай-ақ оқыңыз",
            "бізге жазылыңыз", "сурет:", "жарнама", "相关新闻", "相关阅读", "延伸阅读", "责任编辑", "编辑：", "编辑:", "责编", "来源：", "来源:",
            "原标题", "（原标题", "本文来源", "声明：", "免责声明", "特别声明", "打开app", "点击进入", "点击查看", "更多精彩", "阅读原文", "长按二维码",
            "相关链接", "推荐阅读", "热门推荐", "新闻链接", "關注我們", "推薦閱讀", "延伸閱讀", "相關閱讀", "責任編輯", "圖片來源", "更多新聞", "分享到", "扫一扫",
            "版权", "更多新闻", "图片来源", "點擊", "相關新聞",
        ].map { Array($0.utf8) }, by: { head($0.prefix(headBytes)) })

    /// Whether a block speaks of the browser, not of the news: scripts or cookies are off, a robot is suspected.
    static func isWall(_ text: String) -> Bool {
        text.utf8.count < 600 && walls.isIn(text)
    }

    private static let walls = Phrases([
        "enable javascript", "javascript is disabled", "javascript is not available", "requires javascript",
        "javascript to be enabled", "turn on javascript", "javascript disabled", "checking your browser",
        "browser before accessing",
        "verify you are human", "verifying you are human", "are not a robot", "enable cookies", "cookies enabled",
        "cookies are disabled", "unusual traffic", "complete the security check", "включите javascript",
        "включить javascript",
        "javascript отключ", "отключен javascript", "проверка вашего браузера", "проверяем ваш браузер", "вы не робот",
        "что вы человек", "включите cookie", "javascript-ті қосыңыз", "браузеріңіз тексеріл", "робот емес",
        "启用javascript",
        "启用 javascript", "开启javascript", "请打开javascript", "开启 javascript", "人机验证", "安全验证", "浏览器安全检查", "啟用javascript",
        "啟用 javascript",
    ])

    /// Whether a line tells a reader without a subscription to stop here.
    static func isPaywall(_ text: String) -> Bool {
        paywalls.isIn(text)
    }

    private static let paywalls = Phrases([
        "subscribe to continue reading", "subscribe to read the full", "to continue reading, subscribe",
        "article is for subscribers", "story is for subscribers", "content is for subscribers",
        "exclusive to subscribers",
        "available to subscribers only", "only available to subscribers", "for subscribers only",
        "already a subscriber? log in to continue",
        "доступен только подписчикам", "доступна только подписчикам", "доступно только подписчикам",
        "только для подписчиков",
        "чтобы дочитать", "оформите подписку, чтобы", "полный текст доступен по подписке", "тек жазылушыларға",
        "жазылушыларға ғана",
        "толық оқу үшін жазылыңыз", "订阅后阅读全文", "仅限会员阅读", "仅对会员开放", "登录后阅读全文", "付费后阅读全文", "訂閱後閱讀全文",
    ])

    /// Phrases in lower case to look for anywhere in a text.
    private struct Phrases {
        /// By their first byte.
        private let byFirst: [[[UInt8]]]

        init(_ phrases: [String]) {
            var table = [[[UInt8]]](repeating: [], count: 256)
            for phrase in phrases.map({ Array($0.utf8) }) { table[Int(phrase[0])].append(phrase) }
            byFirst = table
        }

        func isIn(_ text: String) -> Bool {
            let bytes = Array(text.lowercased().utf8)
            for index in bytes.indices {
                let phrases = byFirst[Int(bytes[index])]
                if !phrases.isEmpty, phrases.contains(where: { bytes[index...].starts(with: $0) }) { return true }
            }
            return false
        }
    }

    /// Whether a heading begins what follows the article.
    static func endsArticle(_ text: String) -> Bool {
        endings.contains(String(decoding: Array(text.lowercased().utf8.prefix(80)), as: UTF8.self))
    }

    private static let endings: Set<String> = [
        "comments", "leave a comment", "leave a reply", "related", "related articles", "related stories",
        "related news",
        "more stories", "most popular", "most read", "you may also like", "you might also like", "recommended for you",
        "about the author", "комментарии", "отзывы", "читайте также", "похожие новости", "по теме", "другие новости",
        "материалы по теме",
        "новости по теме", "ещё по теме", "еще по теме", "популярное", "самое читаемое", "новости партнёров",
        "новости партнеров",
        "обсуждение", "оқи отырыңыз", "ұқсас жаңалықтар", "соңғы жаңалықтар", "тақырып бойынша", "推荐阅读", "热门推荐", "相关链接",
        "最新评论", "網友評論", "相關閱讀", "延伸閱讀",
        "пікірлер", "тағы оқыңыз", "相关新闻", "相关阅读", "延伸阅读", "评论", "相關新聞",
    ]

    private static let whole: Set<String> = [
        "share", "tweet", "email", "print", "comments", "advertisement", "related", "loading...", "more", "close",
        "read more", "newsletter", "tags", "поделиться", "комментарии", "теги", "бөлісу", "пікірлер",
    ]
}
