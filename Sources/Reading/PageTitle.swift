/// Headlines out of titles that carry the site's name.
enum PageTitle {
    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " _ ", " : ",
    ]

    /// A headline that was meant as one: loses its tail only where that tail is the site's name, or where a heading of the
    /// page is the rest.
    static func withoutSite(_ title: String, site: String?, headings: [String]) -> String {
        guard let (head, tail) = lastSplit(title) else { return title }
        if headings.contains(head) { return head }
        if headings.contains(title) { return title }
        if let site, fold(tail) == fold(site) { return head }
        return title
    }

    /// The `title` element: the heading that it contains, else what stands before the last separator, else after the first.
    static func fromTag(_ title: String, site: String?, headings: [String]) -> String {
        for heading in headings where words(heading) >= 3 && title.contains(heading) { return heading }
        guard let (head, tail) = lastSplit(title) else { return title }
        if let site, fold(tail) == fold(site) { return head }
        if words(head) >= 3 || (head.utf8.count >= 18 && words(head) <= 2 && head.utf8.contains { $0 >= 0xE3 }) {
            return head
        }
        if words(tail) >= 3 { return tail }
        return title
    }

    private static func lastSplit(_ title: String) -> (head: String, tail: String)? {
        var best: (head: String, tail: String)?
        for separator in separators {
            guard let range = lastRange(of: separator, in: title) else { continue }
            let head = String(title[..<range.lowerBound])
            let tail = String(title[range.upperBound...])
            if head.isEmpty || tail.isEmpty { continue }
            if best.map({ tail.utf8.count < $0.tail.utf8.count }) ?? true { best = (head, tail) }
        }
        return best
    }

    private static func lastRange(of needle: String, in text: String) -> Range<String.Index>? {
        let bytes = text.utf8
        let pattern = Array(needle.utf8)
        guard bytes.count >= pattern.count, bytes.count < 4096 else { return nil }
        var index = bytes.index(bytes.endIndex, offsetBy: -pattern.count)
        while true {
            if bytes[index...].starts(with: pattern) { return index..<bytes.index(index, offsetBy: pattern.count) }
            if index == bytes.startIndex { return nil }
            index = bytes.index(before: index)
        }
    }

    private static func words(_ text: String) -> Int { text.split { $0 == " " }.count }

    private static func fold(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }
}
