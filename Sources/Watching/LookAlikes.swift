/// Letters of one alphabet that stand in words of the other: typed by mistake, or put there against filters.
enum LookAlikes {
    enum Script { case latin, cyrillic }

    struct Repair {
        /// Bytes of the source.
        var range: Range<Int>
        var target: Script
    }

    /// Capitals that look alike, then small letters; Kazakh ә ө һ and і among them.
    private static let pairs: [(latin: Unicode.Scalar, cyrillic: Unicode.Scalar)] = [
        ("A", "А"), ("B", "В"), ("C", "С"), ("E", "Е"), ("H", "Н"), ("I", "І"), ("K", "К"), ("M", "М"), ("O", "О"),
        ("P", "Р"), ("T", "Т"), ("X", "Х"), ("Y", "У"), ("a", "а"), ("c", "с"), ("e", "е"), ("i", "і"), ("k", "к"),
        ("m", "м"), ("o", "о"), ("p", "р"), ("t", "т"), ("x", "х"), ("y", "у"), ("h", "һ"), ("ə", "ә"), ("Ə", "Ә"),
        ("ɵ", "ө"), ("Ɵ", "Ө"), ("ï", "ї"), ("ë", "ё"), ("Ë", "Ё"),
    ]
    private static let toCyrillic = Dictionary(uniqueKeysWithValues: pairs.map { ($0.latin, $0.cyrillic) })
    private static let toLatin = Dictionary(uniqueKeysWithValues: pairs.map { ($0.cyrillic, $0.latin) })

    /// The letter of the other alphabet that looks like this one; nil where it already is of the target or has none.
    static func replacement(_ scalar: Unicode.Scalar, _ target: Script) -> Unicode.Scalar? {
        let table = target == .cyrillic ? toCyrillic : toLatin
        if let known = table[scalar] { return known }
        // A stress typed as á, or a full-width letter, is the letter that it folds to.
        guard scalar.value >= 0x80, scalar.value < 0x10000 else { return nil }
        let plain = Unicode.Scalar(FoldingTables.plane[Int(scalar.value)])
        return plain == scalar ? nil : plain.flatMap { table[$0] }
    }

    /// The plain Latin letter that a letter with a mark or of another width folds to.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value >= 0x80, scalar.value < 0x10000 else { return nil }
        let value = FoldingTables.plane[Int(scalar.value)]
        return isLetter(value) ? Unicode.Scalar(value) : nil
    }

    private static func isLetter(_ value: UInt16) -> Bool {
        value >= 0x61 && value <= 0x7A || value == 0x259 || value == 0x275
    }

    /// The words that hold both alphabets and that one of them explains whole: the one with more letters where both do.
    static func repairs(in source: [UInt8], at places: [Int]) -> [Repair] {
        var repairs: [Repair] = []
        for place in places where (repairs.last?.range.upperBound ?? 0) <= place {
            let range = word(in: source, around: place, from: repairs.last?.range.upperBound ?? 0)
            if let target = target(source, range) { repairs.append(Repair(range: range, target: target)) }
        }
        return repairs
    }

    private static func target(_ source: [UInt8], _ range: Range<Int>) -> Script? {
        var latin = 0
        var cyrillic = 0
        var oddLatin = 0
        var oddCyrillic = 0
        var index = range.lowerBound
        while index < range.upperBound, let scalar = UTF8Bytes.scalar(in: source, at: index) {
            index += UTF8Bytes.length(source[index])
            if (0x400..<0x530).contains(scalar.value) {
                cyrillic += 1
                if replacement(scalar, .latin) == nil { oddCyrillic += 1 }
            } else if scalar.value < 0x250 || scalar.value == 0x259 || scalar.value == 0x275 || folded(scalar) != nil {
                latin += 1
                if replacement(scalar, .cyrillic) == nil { oddLatin += 1 }
            }
        }
        switch (oddLatin == 0, oddCyrillic == 0) {
        case (true, true): return cyrillic >= latin ? .cyrillic : .latin
        case (true, false): return .cyrillic
        case (false, true): return .latin
        case (false, false): return nil
        }
    }

    /// The letters round a place, at most 64 bytes either way.
    private static func word(in source: [UInt8], around place: Int, from floor: Int) -> Range<Int> {
        var start = place
        while start > floor, place - start < 64 {
            var previous = start - 1
            while previous > floor, source[previous] & 0xC0 == 0x80 { previous -= 1 }
            guard isLetter(source, previous) else { break }
            start = previous
        }
        var end = place
        while end < source.count, end - place < 64, isLetter(source, end) {
            end += max(1, UTF8Bytes.length(source[end]))
        }
        return start..<min(end, source.count)
    }

    private static func isLetter(_ source: [UInt8], _ index: Int) -> Bool {
        let byte = source[index]
        if byte < 0x80 { return byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }
        // Latin with marks, schwa and barred o, combining marks, Cyrillic.
        if (0xC3...0xC9).contains(byte) || byte == 0xCC || (0xD0...0xD4).contains(byte) { return true }
        return UTF8Bytes.scalar(in: source, at: index).flatMap(folded) != nil
    }
}
