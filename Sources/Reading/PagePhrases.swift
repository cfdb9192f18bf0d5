/// Words with which pages speak of themselves inside an article.
enum PagePhrases {
    /// Whether a short block is a call to read, share, follow or subscribe, a credit or a notice of rights.
    static func isNotice(_ text: String) -> Bool {
        let lower = Array(String(decoding: text.utf8.prefix(120), as: UTF8.self).lowercased().utf8)
        guard let first = lower.first else { return false }
        if beginnings[first, default: []].contains(where: { lower.starts(with: $0) }) { return true }
        return text.utf8.count < 60 && whole.contains(String(decoding: lower, as: UTF8.self))
    }

    /// By their first byte.
    private static let beginnings: [UInt8: [[UInt8]]] = Dictionary(
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
            "this article was originally published",
            "читайте также", "читать также", "читайте:", "смотрите также", "подписывайтесь", "подпишитесь", "фото:",
            "поделиться", "подробнее", "источник фото", "наш телеграм", "реклама", "оқи отырыңыз", "тағы оқыңыз",
            "сондай-ақ оқыңыз",
            "бізге жазылыңыз", "сурет:", "жарнама", "相关新闻", "相关阅读", "延伸阅读", "责任编辑", "编辑：", "责编", "分享到", "扫一扫",
            "版权", "更多新闻", "图片来源", "點擊", "相關新聞",
        ].map { Array($0.utf8) }, by: { $0[0] })

    /// Whether a heading begins what follows the article.
    static func endsArticle(_ text: String) -> Bool {
        endings.contains(String(decoding: Array(text.lowercased().utf8.prefix(80)), as: UTF8.self))
    }

    private static let endings: Set<String> = [
        "comments", "leave a comment", "leave a reply", "related", "related articles", "related stories",
        "related news",
        "more stories", "most popular", "most read", "you may also like", "you might also like", "recommended for you",
        "about the author", "комментарии", "отзывы", "читайте также", "похожие новости", "по теме", "другие новости",
        "пікірлер", "тағы оқыңыз", "相关新闻", "相关阅读", "延伸阅读", "评论", "相關新聞",
    ]

    private static let whole: Set<String> = [
        "share", "tweet", "email", "print", "comments", "advertisement", "related", "loading...", "more", "close",
        "read more", "newsletter", "tags", "поделиться", "комментарии", "теги", "бөлісу", "пікірлер",
    ]
}
