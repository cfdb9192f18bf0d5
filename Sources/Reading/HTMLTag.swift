/// The elements that reading a page tells apart; every other one is `.other`, text is `.text`.
enum HTMLTag: UInt8, Sendable, CaseIterable {
    case other, text
    case html, head, body, title, meta, link, base, script, style, noscript, template, iframe, object, embed, noframes
    case svg, math, canvas, video, audio, picture, source, track, img, map, area, figure, figcaption
    case p, div, section, article, main, header, footer, nav, aside, address, hgroup, dialog, details, summary, center
    case h1, h2, h3, h4, h5, h6, blockquote, pre, hr, br, wbr
    case ul, ol, li, dl, dt, dd, menu
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
    case form, fieldset, legend, input, button, select, option, optgroup, textarea, label, output, datalist, progress
    case a, b, strong, i, em, u, s, small, big, span, font, sub, sup, code, kbd, q, cite, abbr, time, mark, del, ins
    /// AMP's elements that hold no article: advertisements, menus, consent.
    case ampAside
    case strike, tt, nobr, ruby, rt, rp, param, frame, frameset, keygen, xmp, plaintext, noembed

    /// Its name in lower case.
    var name: String { self == .ampAside ? "amp-sidebar" : String(describing: self) }

    /// Elements that have no content and no end tag (HTML, 13.1.2).
    var isVoid: Bool {
        switch self {
        case .meta, .link, .base, .source, .track, .img, .area, .hr, .br, .wbr, .col, .input, .embed, .param, .frame,
            .keygen:
            true
        default: false
        }
    }

    /// Elements whose content is text up to their own end tag (HTML, 13.2.5: RAWTEXT, RCDATA, script data).
    var isRaw: Bool {
        switch self {
        case .script, .style, .iframe, .noframes, .noembed, .xmp, .textarea, .title: true
        default: false
        }
    }

    /// Elements before and after which a paragraph ends.
    var isBlock: Bool {
        switch self {
        case .html, .head, .body, .p, .div, .section, .article, .main, .header, .footer, .nav, .aside, .address,
            .hgroup,
            .dialog, .details, .summary, .center, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .hr, .ul, .ol, .li,
            .dl, .dt, .dd, .menu, .table, .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .td, .th, .form,
            .fieldset, .legend, .figure, .figcaption, .frameset, .plaintext, .xmp, .option, .optgroup, .video, .audio,
            .iframe, .object, .ampAside:
            true
        default: false
        }
    }

    /// Elements whose start tag ends an open `p` (HTML, 13.2.6.4.7).
    var closesParagraph: Bool {
        switch self {
        case .p, .div, .section, .article, .main, .header, .footer, .nav, .aside, .address, .hgroup, .dialog, .details,
            .summary, .center, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .hr, .ul, .ol, .li, .dl, .dt, .dd,
            .menu,
            .table, .form, .fieldset, .figure, .figcaption, .plaintext, .xmp:
            true
        default: false
        }
    }

    /// Elements that an end tag from inside doesn't reach through (HTML, 13.2.4.2: the default scope).
    var isScope: Bool {
        switch self {
        case .html, .table, .td, .th, .caption, .template, .object: true
        default: false
        }
    }

    /// Elements that mark words inside a sentence.
    var isPhrase: Bool {
        switch self {
        case .a, .b, .strong, .i, .em, .u, .s, .sub, .sup, .code, .kbd, .q, .cite, .abbr, .mark, .del, .ins, .font,
            .big, .strike, .tt:
            true
        default: false
        }
    }

    /// Elements that stand only in a table.
    var isTablePart: Bool {
        switch self {
        case .tbody, .thead, .tfoot, .tr, .td, .th: true
        default: false
        }
    }

    /// Elements that are a part of an article, never the whole.
    var isPart: Bool {
        switch self {
        case .table, .tbody, .thead, .tfoot, .tr, .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .pre, .p: true
        default: false
        }
    }

    /// `h1` … `h6`.
    var isHeading: Bool { rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue }
}

/// The attributes that are kept.
enum HTMLAttribute: UInt8, Sendable, CaseIterable {
    case id, `class`, href, src, content, property, name, itemprop, itemtype, itemscope, datetime, rel, type, lang
    case style, hidden, role, pubdate, charset, title, alt, ariaHidden, ariaLabel, httpEquiv, xmlLang, dataTestid
    case dataComponent, dataModule

    var name: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        case .dataTestid: "data-testid"
        case .dataComponent: "data-component"
        case .dataModule: "data-module"
        default: String(describing: self)
        }
    }
}

/// A name of at most 16 bytes as two numbers, lower-cased: cheap to build byte by byte and to compare.
struct HTMLName: Hashable, Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0
    private(set) var count = 0

    init() {}
    init(_ text: String) { for byte in text.utf8 { append(byte) } }
    init(bytes: [UInt8]) { for byte in bytes { append(byte) } }

    mutating func append(_ byte: UInt8) {
        let lower = UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        if count < 8 {
            low |= lower << UInt64(count &* 8)
        } else if count < 16 {
            high |= lower << UInt64((count &- 8) &* 8)
        }
        count &+= 1
    }

    var slot: Int { Int(truncatingIfNeeded: ((low ^ (high &* 31)) &* 0x9E37_79B9_7F4A_7C15) >> 54) }
}

/// Names to small numbers by open addressing: 1024 slots, one comparison as a rule.
struct HTMLNameTable: Sendable {
    private var names: [HTMLName]
    private var values: [UInt8]

    init(_ entries: [(String, UInt8)]) {
        names = Array(repeating: HTMLName(), count: 1024)
        values = Array(repeating: 0, count: 1024)
        for (text, value) in entries {
            let name = HTMLName(text)
            var slot = name.slot
            while names[slot].count > 0 { slot = (slot + 1) & 1023 }
            names[slot] = name
            values[slot] = value
        }
    }

    /// The number of a name, nil where it is none of the table's.
    func value(_ name: HTMLName) -> UInt8? {
        if name.count == 0 || name.count > 16 { return nil }
        var slot = name.slot
        while names[slot].count > 0 {
            if names[slot] == name { return values[slot] }
            slot = (slot &+ 1) & 1023
        }
        return nil
    }

    static let tags = HTMLNameTable(
        HTMLTag.allCases.filter { $0 != .other && $0 != .text }.map { ($0.name, $0.rawValue) }
            + ["amp-ad", "amp-embed", "amp-consent", "amp-lightbox", "amp-sticky-ad"].map {
                ($0, HTMLTag.ampAside.rawValue)
            })
    static let attributes = HTMLNameTable(HTMLAttribute.allCases.map { ($0.name, $0.rawValue) })
}
