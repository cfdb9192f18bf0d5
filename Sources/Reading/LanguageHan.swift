/// Which of the forms of a Han character stands in a text: told by the character sets that each country made for its own.
enum LanguageHan {
    enum Form: UInt8 { case common, traditional, simplified, japanese }

    /// The form of a character; `common` for one that several countries write so, or none of their frequent ones.
    static func form(of value: UInt32) -> Form {
        guard value >= first, value < first + UInt32(forms.count) else { return .common }
        return forms[Int(value - first)]
    }

    private static let first: UInt32 = 0x4E00

    private static let forms: [Form] = {
        // GB 2312 holds what China writes, Big5's planes what Taiwan writes, JIS level 1 what Japan writes.
        let chinese = characters("gb18030", leads: 0xB0...0xF7, trails: 0xA1...0xFE)
        let taiwanese = characters("big5", leads: 0xA4...0xF9, trails: 0x40...0xFE)
        let japanese = characters("shift_jis", leads: 0x88...0x97, trails: 0x40...0xFC)
        return (first..<0xA000).map { value in
            switch (chinese.contains(value), taiwanese.contains(value)) {
            case (true, true): .common
            case (false, true): .traditional
            case (true, false): .simplified
            case (false, false): japanese.contains(value) ? .japanese : .common
            }
        }
    }()

    private static func characters(
        _ charset: String, leads: ClosedRange<UInt8>, trails: ClosedRange<UInt8>
    ) -> Set<UInt32> {
        guard let table = CharsetTable.named(charset) else { return [] }
        var found: Set<UInt32> = []
        for lead in leads {
            for trail in trails { found.insert(table.read([lead, trail], at: 0).value) }
        }
        return found
    }
}
