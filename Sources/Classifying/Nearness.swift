import Model

/// Whether a place is only what something is near to: "near Almaty", "west of Almaty", "под Алматы", Алматы маңында, 阿拉木图附近.
enum Nearness {
    private static let before = [
        "near ", "Near ", "outside ", "Outside ", "north of ", "south of ", "east of ", "west of ", "from ", "под ",
        "Под ",
        "близ ", "около ", "неподалёку от ", "недалеко от ",
    ]
    private static let after = [" маңы", " түбі", " іргесі", "附近", "郊外", "近郊"]

    static func stands(before range: Range<Int>, _ copy: Copy) -> Bool {
        before.contains { Preceding.word($0, range, copy) } || Following.starts(with: after, range, copy)
    }
}

/// Whether a border town's far side is meant: "on the Chinese side of Khorgos", Қорғастың Қытай жағында, 霍尔果斯中方一侧.
enum OtherSide {
    private static let before = [
        "Chinese side of the ", "Chinese side of ", "Chinese part of ", "китайской стороне ", "китайской стороны ",
        "китайской части ", "中方一侧的", "中国一侧的",
    ]
    private static let after = [" Қытай жағы", " қытай жағы", "中方一侧", "中国一侧", "口岸中方", "中方境内"]

    static func isNamed(_ range: Range<Int>, _ copy: Copy) -> Bool {
        Preceding.ends(with: before, range, copy) || Following.starts(with: after, range, copy)
    }
}

/// Whether a place is only where somebody was born: "a native of Ili", уроженец Или, Іле тумасы, 出生于伊犁.
enum Birth {
    private static let before = [
        "native of ", "born in ", "originally from ", "hails from ", "natives of ", "уроженца ", "уроженец ",
        "уроженка ",
        "уроженку ", "уроженцев ", "уроженцы ", "родом из ", "родился в ", "родилась в ", "родившийся в ",
        "родившаяся в ",
        "出生于", "生于", "出生在", "原籍",
    ]
    private static let after = [" туған", " тумас", " тумал", "籍", "出生"]

    static func stands(beside range: Range<Int>, _ copy: Copy) -> Bool {
        Preceding.ends(with: before, range, copy) || Following.starts(with: after, range, copy)
    }
}

/// Words right before a name.
enum Preceding {
    /// One of them, be it the end of a longer word.
    static func ends(with words: [String], _ range: Range<Int>, _ copy: Copy) -> Bool {
        let head = copy.bytes[..<range.lowerBound]
        return words.contains { head.suffix($0.utf8.count).elementsEqual($0.utf8) }
    }

    /// Whole.
    static func word(_ word: String, _ range: Range<Int>, _ copy: Copy) -> Bool {
        let start = range.lowerBound - word.utf8.count
        guard start >= 0, copy.bytes[start..<range.lowerBound].elementsEqual(word.utf8) else { return false }
        // "In", not the end of "within".
        return start == 0 || copy.bytes[start - 1] <= 0x20 || copy.bytes[start - 1] == 0x28
    }
}

/// Words right behind a name, or the beginnings of them.
enum Following {
    static func starts(with words: [String], _ range: Range<Int>, _ copy: Copy) -> Bool {
        let rest = copy.bytes[range.upperBound...]
        return words.contains { rest.starts(with: $0.utf8) }
    }
}
