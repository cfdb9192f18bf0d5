import Model

/// Words for a protest of one, in the four languages.
enum Lone {
    private static let words = [
        "lone p", "Lone p", "lone woman", "lone man", "solo p", "one-man", "One-man", "one-woman", "single-person",
        "single p", "stood alone", "standing alone", "picketing alone", "alone outside", "alone in front", "by himself",
        "by herself", "Solo p", "one-person", "solitary p", "one man st", "одиночн", "Одиночн", "в одиночку",
        "в одиночестве", "вышел на пикет", "вышла на пикет", "вышел к консульств", "вышла к консульств",
        "вышел к посольств", "вышла к посольств", "жалғыз адам", "жеке пикет", "Жеке пикет", "жалғыз өзі", "жалғыз тұр",
        "жалғыз шық", "бір өзі", "独自", "单人", "一人抗议", "單人", "只身", "孤身", "一人举牌",
    ].map { Array($0.utf8) }

    static func stands(in bytes: ArraySlice<UInt8>) -> Bool {
        words.contains { word in
            guard bytes.count >= word.count, let first = word.first else { return false }
            var index = bytes.startIndex
            let last = bytes.endIndex - word.count
            while index <= last {
                if bytes[index] == first, bytes[index..<(index + word.count)].elementsEqual(word) { return true }
                index += 1
            }
            return false
        }
    }
}

/// "A 34-year-old citizen" and "held for seven months" count no people.
enum Age {
    private static let units: Set<String> = ["year", "month", "week", "day", "hour", "minute"]
    private static let words = [
        "-year", " year-old", " years old", "-летн", "-жаст", " жаст", " жас ", "岁", "歲",
    ]

    static func counts(_ figure: Figure, _ copy: Copy) -> Bool {
        if let unit = figure.unit, units.contains(unit) { return true }
        // The figure may reach as far as whom it seems to count: "34-year-old citizen".
        let digits = copy.bytes[figure.range].prefix { (0x30...0x39).contains($0) }
        let end = digits.isEmpty ? figure.range.upperBound : digits.endIndex
        let rest = copy.bytes[end...]
        return words.contains { rest.starts(with: $0.utf8) }
    }
}

/// Words for what something costs or is worth, which is no sum lent.
enum Cost {
    private static let words = [
        "cost", "worth", "price", "budget", "стои", "стоимост", "оцени", "құны", "бағала", "造价", "总投资", "估值", "价值",
    ]
    /// Bytes before a sum in which its cost is told.
    private static let reach = 40

    static func stands(before range: Range<Int>, in sentence: Range<Int>, _ copy: Copy) -> Bool {
        let near = ((range.lowerBound - reach)..<range.lowerBound).clamped(to: sentence)
        let text = copy.text(near).lowercased()
        // Not beyond the last mark: "the road costs 4.7 billion; half of it …".
        let clause = text.split(whereSeparator: { ";,，；".contains($0) }).last ?? ""
        return words.contains { clause.contains($0) }
    }
}

/// "Eight of them", восьмерых из них: people, whatever the number stands before.
enum Partitive {
    private static let words = [" of them", " of those", " из них", " of the detained", " из задержанных"]

    static func stands(behind range: Range<Int>, _ copy: Copy) -> Bool {
        let rest = copy.bytes[range.upperBound...]
        return words.contains { rest.starts(with: $0.utf8) }
    }
}

/// "26 relatives of Kazakhs who are in custody": they are not held themselves.
enum Kin {
    private static let words = [
        "relatives of", "family members of", "relatives say", "родственников ", "родственника ", "туысы", "туыстары",
        "名亲属", "名家属", "位亲属", "位家属", "名亲人",
    ]
    /// Bytes behind a number in which whom it counts is named.
    private static let reach = 24

    static func stand(behind range: Range<Int>, _ copy: Copy) -> Bool {
        let text = copy.text(range.lowerBound..<min(copy.bytes.count, range.upperBound + reach)).lowercased()
        return words.contains(where: text.contains)
    }
}
