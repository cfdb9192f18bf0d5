/// Streets, prizes and schools named after a person aren't the person: Tokayev Street, улица Токаева, Назарбаев атындағы, 托卡耶夫大街.
enum NamedAfter {
    /// Beginnings of words that stand directly before (Russian) or after (Kazakh, English) the name.
    private static let before = words("улиц проспект площад бульвар переул шоссе набережн")
    private static let beforeWhole = words("ул пр пл им имени просп")
    /// "По имени Токаев" is a man called so, "от имени Токаева" on his behalf.
    private static let notImeni = words("по от")
    /// After the bare name. Kazakh words have their possessive: Назарбаев университеті, but Назарбаевты әуежайдан.
    private static let after = words(
        """
        avenue airport boulevard universit college museum library stadium foundation университет \
        көшесі даңғылы атындағы алаңы әуежайы саябағы университеті мектебі кітапханасы мұражайы стадионы \
        köşesi koşesi dañğyly atyndağy alañy äuejaiy universiteti
        """)
    private static let afterWhole = words("street st ave square park road school schools prize intellectual қоры центр")
    private static let chinese = ["街", "大街", "路", "大道", "大学", "机场", "广场", "中心", "公园", "图书馆", "基金会"].map {
        Array($0.utf8)
    }

    private static func words(_ text: String) -> [[UInt8]] {
        text.split(whereSeparator: \.isWhitespace).map { NormalText(String($0)).bytes }
    }

    /// Whether the words beside `range` make it the name of a thing; `isBare`: the name has no case ending.
    static func holds(_ text: NormalText, _ range: Range<Int>, isBare: Bool) -> Bool {
        let bytes = text.bytes
        if chinese.contains(where: { bytes[range.upperBound...].starts(with: $0) }) { return true }
        if isBare, let next = Neighbours.next(text, after: range.upperBound) {
            let word = bytes[next]
            // In English such words are capitals in a name: "Tokayev road map" is none.
            let isName = bytes[next.lowerBound] >= 0x80 || text.isCapital(at: next.lowerBound)
            if isName, afterWhole.contains(where: { word.elementsEqual($0) }) { return true }
            if isName, after.contains(where: { word.starts(with: $0) }) { return true }
        }
        guard let previous = Neighbours.previous(text, before: range.lowerBound) else { return false }
        let word = bytes[previous]
        // A full stop ends an abbreviation (ул. Токаева) or a sentence.
        let isStopped = bytes[previous.upperBound] == 0x2E
        if !isStopped, before.contains(where: { word.starts(with: $0) }) { return true }
        guard beforeWhole.contains(where: { word.elementsEqual($0) }) else { return false }
        guard word.elementsEqual("имени".utf8), let earlier = Neighbours.previous(text, before: previous.lowerBound)
        else { return true }
        return !notImeni.contains { bytes[earlier].elementsEqual($0) }
    }
}
