/// What the class, id, role and test id of an element tell of its purpose, in the words that sites use.
struct PageClasses {
    struct Flags: OptionSet, Hashable {
        let rawValue: UInt16
        /// Surely not the article: comments, related links, navigation, consent.
        static let strong = Flags(rawValue: 1)
        /// Seldom the article: shares, promotions, captions, credits.
        static let weak = Flags(rawValue: 2)
        /// Names the article's body: `article-body`, `entry-content`, `storytext`.
        static let body = Flags(rawValue: 4)
        static let byline = Flags(rawValue: 8)
        static let date = Flags(rawValue: 16)
        static let hidden = Flags(rawValue: 32)
        /// Readers' comments.
        static let comments = Flags(rawValue: 64)
        /// The standfirst: `lead`, `article__summary`.
        static let lead = Flags(rawValue: 128)
        /// WordPress's class of an entry, which stands among its tags and categories (`tag-clymer category-books`).
        static let entry = Flags(rawValue: 256)
        /// With `body`: in words that mean nothing but an article (`story-text`, not `main-content`).
        static let story = Flags(rawValue: 512)
        /// Shares, or a network's post quoted in the article: `embed` beside it tells.
        static let social = Flags(rawValue: 1024)
        /// Speaks against an element that isn't prose: `widget`, `toc`, `more`.
        static let doubtful = Flags(rawValue: 2048)
        /// Can't be the article, whatever else is missing: consent, log-in, subscription.
        static let never = Flags(rawValue: 4096)
    }

    /// By the bytes of the values: pages repeat their classes.
    private var cache: [UInt64: Flags] = [:]

    /// The flags of an element; names longer than 400 bytes are read so far.
    mutating func flags(_ document: HTMLDocument, _ node: Int) -> Flags {
        let element = document.nodes[node]
        var result: Flags = []
        for offset in 0..<Int(element.attributeCount) {
            let attribute = document.attributes[Int(element.start) + offset]
            switch attribute.name {
            case .class, .role, .dataTestid, .dataComponent, .dataModule: break
            // A heading's id is the address of what it says.
            case .id: if element.tag.isHeading { continue }
            case .hidden:
                result.insert(.hidden)
                continue
            case .style:
                if Self.hides(document.source.span, attribute) { result.insert(.hidden) }
                continue
            default: continue
            }
            let start = Int(attribute.start)
            let end = start + min(Int(attribute.length), 400)
            if end == start { continue }
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            let source = document.source.span
            for index in start..<end { hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3 }
            if let known = cache[hash] {
                result.formUnion(known)
            } else {
                let read = Self.read(source, start, end)
                cache[hash] = read
                result.formUnion(read)
            }
        }
        return result
    }

    private static func hides(_ source: Span<UInt8>, _ attribute: HTMLDocument.AttributeRange) -> Bool {
        let text = HTMLText.plain(
            source, Int(attribute.start)..<Int(attribute.start) + min(Int(attribute.length), 300))
        let tight = text.lowercased().filter { $0 != " " }
        return tight.contains("display:none") || tight.contains("visibility:hidden")
    }

    private struct Meaning {
        var flags: Flags = []
        /// What the name means if it is no longer than that word.
        var whole: Flags = []
        var words = 0
        var isThing = false
        var isContent = false
        var isOuter = false
        var isStory = false
        var isEmbed = false
    }

    /// Splits names into words at signs and at capitals, and looks each up.
    private static func read(_ source: Span<UInt8>, _ start: Int, _ end: Int) -> Flags {
        var result: Flags = []
        var name = Meaning()
        var word: [UInt8] = []
        var wasLower = false
        func closeWord() {
            if !word.isEmpty {
                look(word, &name)
                name.words += 1
            }
            word.removeAll(keepingCapacity: true)
        }
        func closeName() {
            closeWord()
            if name.words == 1 { name.flags.formUnion(name.whole) }
            if name.flags.contains(.social), !name.isEmbed { name.flags.insert(.strong) }
            result.formUnion(name.flags)
            if (name.isThing || name.isStory) && name.isContent && !name.isOuter {
                result.insert(.body)
                if name.isStory { result.insert(.story) }
            }
            name = Meaning()
        }
        for index in start..<end {
            let byte = source[index]
            if byte <= 0x20 {
                closeName()
            } else if (0x41...0x5A).contains(byte) {
                if wasLower { closeWord() }
                word.append(byte | 0x20)
            } else if (0x61...0x7A).contains(byte) || byte >= 0x80 {
                word.append(byte)
            } else {
                closeWord()
            }
            wasLower = (0x61...0x7A).contains(byte)
        }
        closeName()
        return result
    }

    private static func look(_ word: [UInt8], _ name: inout Meaning) {
        guard let first = word.first, first >= 0x61, first <= 0x7A else { return }
        for entry in words[Int(first - 0x61)] where entry.matches(word) {
            if entry.isWhole { name.whole.formUnion(entry.flags) } else { name.flags.formUnion(entry.flags) }
            name.isThing = name.isThing || entry.isThing
            name.isContent = name.isContent || entry.isContent
            name.isOuter = name.isOuter || entry.isOuter
            name.isStory = name.isStory || entry.isStory
            name.isEmbed = name.isEmbed || entry.isEmbed
        }
    }

    private struct Word {
        var text: [UInt8]
        var isPrefix: Bool
        var flags: Flags = []
        var isThing = false
        var isContent = false
        var isOuter = false
        var isStory = false
        var isEmbed = false
        /// Counts only where it is the whole name.
        var isWhole = false

        func matches(_ word: [UInt8]) -> Bool {
            word.count >= text.count && (isPrefix || word.count == text.count) && word.starts(with: text)
        }
    }

    /// By first letter. A word that ends in `*` is a beginning.
    private static let words: [[Word]] = {
        var table = [[Word]](repeating: [], count: 26)
        func add(_ list: String, _ make: (inout Word) -> Void) {
            for item in list.split(separator: " ") {
                let isPrefix = item.hasSuffix("*")
                var word = Word(text: Array((isPrefix ? item.dropLast() : item).utf8), isPrefix: isPrefix)
                make(&word)
                if let first = word.text.first { table[Int(first) - 0x61].append(word) }
            }
        }
        add(strongWords) { $0.flags = .strong }
        add("comment comments commentlist commentarea disqus*") { $0.flags = .comments }
        add("lead summary standfirst dek announce anons intro sapo subheadline") { $0.flags = .lead }
        add("hentry entry") {
            $0.flags = .entry
            $0.isWhole = true
        }
        add("hidden") {
            $0.flags = .weak
            $0.isWhole = true
        }
        add("dialog alertdialog modal popup") {
            $0.flags = .never
            $0.isWhole = true
        }
        add(weakWords) { $0.flags = .weak }
        add(doubtfulWords) { $0.flags = .doubtful }
        add(neverWords) { $0.flags = .never }
        add("byline* author* writer* contributor* creator") { $0.flags = .byline }
        add("date* time timestamp* published* pubdate* publishdate posted datetime*") { $0.flags = .date }
        add("article* story* entry* post news* blogpost") { $0.isStory = true }
        add("main detail* page single blog td node field txt") { $0.isThing = true }
        add("social socials") { $0.flags = .social }
        add("embed embeds embedded") { $0.isEmbed = true }
        add("body* content* text* copy paragraphs txt contents") { $0.isContent = true }
        add(
            "articlebody* articlecontent* articletext* storybody* storytext* maincontent postcontent entrycontent newstext*"
        ) {
            $0.isStory = $0.text != Array("maincontent".utf8)
            $0.isThing = true
            $0.isContent = true
        }
        add(
            "wrap* container* header* head footer* list* item* title* image* media* col* grid row sidebar* bottom meta left right"
        ) {
            $0.isOuter = true
        }
        return table
    }()

    private static let neverWords = """
        cookie* consent* gdpr* newsletter* subscri* login* signin* signup* masthead contentinfo outbrain* taboola* mgid* zergnet* revcontent*
        """
    private static let strongWords = """
        footer* nav navbar* navigation* navlinks breadcrumb* related* recommend* \
        sidebar* menu* complementary banner sharing sharedaddy share sharebar* sharetools* mostread* trending* \
        pagination* pager paging respond search* rail jp modal* popup* dialog* paywall*
        """
    private static let weakWords = """
        ad ads adv advt advert* adsbygoogle dfp* adslot* sponsor* promo* promoted caption* credit* credits gallery* \
        slideshow* carousel* slider* tag tagged byline* authorbio bio author authors rating* ratings \
        reply replies teaser* related popular* copyright* disclaimer* poll survey* feedback \
        timestamp dateline skip screenreader sr visually* noprint follow* bookmark* \
        recirc* upnext donate* donation* cta callout* instagram* pinterest* \
        facebook* twitter* whatsapp* telegram* vk \
        addthis* addtoany* shareaholic* infobox factbox inset jumplink jumplinks
        """
    private static let doubtfulWords = """
        widget* readmore print* tags taglist toc toolbar tools also next prev* playlist* player video* more most latest likes like meta \
        metadata topics keywords category categories cat sidebox
        """
}
