import Foundation

/// Headlines out of titles that carry the site's name.
enum PageTitle {
    private static let separators = [
        " | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " / ", " _ ", " : ",
    ]

    private static let denseSeparators = ["_", "|", "｜", "--", "-", "—", "–"]

    /// What a site may call itself, folded: its stated name, its host with and without its ending.
    static func names(site: String?, url: String) -> Set<String> {
        var names: Set<String> = []
        if let site { names.insert(PageCleaning.fold(site)) }
        if let start = url.range(of: "://")?.upperBound {
            var labels = url[start...].prefix { $0 != "/" && $0 != ":" }.split(separator: ".")
            if labels.first == "www" { labels.removeFirst() }
            while labels.count > 1, names.count < 10 {
                names.insert(PageCleaning.fold(labels.joined()))
                names.insert(PageCleaning.fold(labels.dropLast().joined()))
                labels.removeFirst()
            }
        }
        names.remove("")
        return names
    }

    /// The `title` element: the heading that it contains, else what stands before the last separator, else after the first.
    static func fromTag(_ title: String, names: Set<String>, headings: [String]) -> String {
        for heading in headings where isLong(heading) && title.contains(heading) { return heading }
        guard let (head, tail) = lastSplit(title) else { return title }
        if isLong(head) || names.contains(PageCleaning.fold(tail)) {
            return isDense(head) ? withoutSections(head) : head
        }
        if words(tail) >= 3 { return tail }
        return title
    }

    /// Chinese titles name the section and the site: 标题_频道_网站.
    private static func withoutSections(_ title: String) -> String {
        guard let (head, tail) = lastSplit(title), isLong(head), tail.count <= 8 else { return title }
        return withoutSections(head)
    }

    private static func isDense(_ text: String) -> Bool { text.utf8.contains { $0 >= 0xE3 } }

    /// Three words, or six characters of a script without spaces.
    private static func isLong(_ text: String) -> Bool {
        words(text) >= 3 || (text.utf8.count >= 18 && words(text) <= 2 && text.utf8.contains { $0 >= 0xE3 })
    }

    private static func lastSplit(_ title: String) -> (head: String, tail: String)? {
        var best: (head: String, tail: String)?
        // Between characters without spaces the signs stand without them too.
        for separator in isDense(title) ? separators + denseSeparators : separators {
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
}
