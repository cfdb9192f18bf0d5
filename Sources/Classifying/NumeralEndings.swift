/// Endings that may follow a listed stem. Rules of the language, not lists of forms.
enum Endings {
    /// English forms are listed.
    @Sendable static func none(_ word: [UInt32], _ stem: Int) -> Lexicon.Ending? { nil }

    /// Noun and adjective endings of Russian, all declensions; what isn't one is another word (мартини is no март).
    private static let russianSet: Set<UInt64> = Set(
        """
        а я о е у ю ы и й ь ой ей ою ею ом ем ам ям ами ями ах ях ов ев ый ий ая яя ое ее ые ие ого его ому ему ым им ых их \
        ыми ими ую юю ия ии ию ием иям иями иях ь ьи ью ья ьев ьям ьями ьях
        """.split(separator: " ").map { packed($0.unicodeScalars.map(\.value)[...]) })

    /// Up to four letters in one number.
    private static func packed(_ letters: ArraySlice<UInt32>) -> UInt64 {
        letters.reduce(0) { $0 << 16 | UInt64($1 & 0xFFFF) }
    }

    @Sendable static func russian(_ word: [UInt32], _ stem: Int) -> Lexicon.Ending? {
        guard word.count - stem <= 4, word.count > stem, russianSet.contains(packed(word[stem...])) else { return nil }
        return []
    }

    /// One suffix of Kazakh and what it tells.
    private static let kazakhUnits: [([UInt32], Lexicon.Ending)] = {
        let table: [(String, Lexicon.Ending)] = [
            ("лар лер дар дер тар тер", .plural),
            ("ы і сы сі ым ім ың ің мыз міз ымыз іміз", []),
            ("ның нің дың дің тың тің", .genitive),
            ("ға ге қа ке на не а е", .until),
            ("ды ді ты ті ны ні н", []),
            ("да де та те нда нде", .locative),
            ("дан ден тан тен нан нен", .from),
            ("мен бен пен", []),
            ("лық лік дық дік тық тік ғы гі қы кі", []),
            ("дай дей тай тей", .about),
            ("даған деген таған теген лаған леген дап деп тап теп лап леп", .many),
            ("ыншы інші ншы нші сыншы сінші", .ordinal),
            ("еу ау", []),
        ]
        return table.flatMap { forms, meaning in
            forms.split(separator: " ").map { ($0.unicodeScalars.map(\.value), meaning) }
        }
    }()

    private static let kazakhByInitial: [UInt32: [([UInt32], Lexicon.Ending)]] = Dictionary(
        grouping: kazakhUnits.sorted { $0.0.count > $1.0.count }, by: { $0.0[0] })

    /// A chain of up to five Kazakh suffixes, at most sixteen letters long.
    @Sendable static func kazakh(_ word: [UInt32], _ stem: Int) -> Lexicon.Ending? {
        guard word.count - stem <= 16 else { return nil }
        func chain(_ place: Int, _ depth: Int) -> Lexicon.Ending? {
            if place == word.count { return [] }
            guard depth < 5, let units = kazakhByInitial[word[place]] else { return nil }
            for (letters, meaning) in units where word.count - place >= letters.count {
                guard word[place..<place + letters.count].elementsEqual(letters) else { continue }
                if let rest = chain(place + letters.count, depth + 1) { return rest.union(meaning) }
            }
            return nil
        }
        return chain(stem, 0)
    }
}
