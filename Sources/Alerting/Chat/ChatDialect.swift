internal import Model

/// How a service writes what a chat note says.
protocol ChatDialect {
    /// A text, so that nothing in it is markup. Character by character: what a whole gives is what its characters give.
    func text(_ text: String) -> String
    func strong(_ escaped: String) -> String
    /// - Parameter url: as `ChatText.address` gives it.
    func link(_ escaped: String, url: String) -> String
    /// A line of escaped text as its kind is written.
    func line(_ kind: ChatLine.Kind, _ escaped: String) -> String
    /// What a written piece takes of the service's limit, in the service's unit; no more for a whole than for its parts.
    func cost(_ written: String) -> Int
    /// What a quoted sentence may take.
    var quoteLimit: Int { get }
    /// What each line and each section takes beside its text.
    var lineCost: Int { get }
}

extension ChatDialect {
    func line(_ kind: ChatLine.Kind, _ escaped: String) -> String { marked(kind, escaped) }
    /// No list's sign begins an item: what follows it could begin another list, or a quotation, or a heading.
    func marked(_ kind: ChatLine.Kind, _ escaped: String) -> String {
        switch kind {
        case .plain: escaped
        case .quote: "> " + escaped
        case .item: "• " + escaped
        }
    }
    var lineCost: Int { 2 }

    func written(_ span: ChatSpan) -> String {
        switch span {
        case .text(let text): return self.text(cut(text, to: ChatLimits.span))
        case .strong(let text): return text.isEmpty ? "" : strong(self.text(cut(text, to: ChatLimits.span)))
        case .link(let text, let url):
            return linked(self.text(cut(text, to: ChatLimits.span)), url: url)
        }
    }

    /// A link, where its address is not too long.
    private func linked(_ escaped: String, url: String) -> String {
        let whole = link(escaped, url: url)
        return whole.utf8.count - escaped.utf8.count <= ChatLimits.address ? whole : escaped
    }

    func written(_ line: ChatLine) -> String {
        let text =
            if line.kind == .quote, case .text(let quote)? = line.spans.first {
                self.text(cut("“" + quote + "”", to: quoteLimit))
            } else { line.spans.map(written).joined() }
        return self.line(line.kind, text)
    }

    /// A text cut so that it costs no more than `limit` once written.
    func cut(_ text: String, to limit: Int) -> String { ChatText.cut(text, to: limit) { cost(self.text($0)) } }

    /// The heading, cut to a limit, leading where the note says.
    func heading(_ note: ChatNote, limit: Int) -> String {
        let escaped = text(cut(note.heading, to: limit))
        return note.url.map { linked(escaped, url: $0) } ?? escaped
    }
}

/// Bounds of what a line is made of, in a service's unit and in bytes: three texts and an address stay under the 3,000 of
/// Slack, the narrowest.
enum ChatLimits {
    static let (span, address) = (600, 1000)
}

/// What of a section is shown.
struct ChatPart {
    var title: String?
    var lines: [(kind: ChatLine.Kind, text: String)]
}

/// Fits a note into a service's limit: whole lines, by rank; where some stay away their list says how many.
struct ChatFitting<Dialect: ChatDialect> {
    var dialect: Dialect

    /// - Parameter budget: what all may take, in the dialect's unit.
    func fit(_ sections: [ChatSection], budget: Int) -> [ChatPart] {
        let written = sections.map { $0.lines.map(dialect.written) }
        var left = budget
        var isOpen = [Bool](repeating: false, count: sections.count)
        var taken = written.map { [Bool](repeating: false, count: $0.count) }
        let order = sections.indices.flatMap { section in
            sections[section].lines.indices.map { (rank: sections[section].lines[$0].rank, section: section, line: $0) }
        }.sorted { ($0.rank, $0.section, $0.line) < ($1.rank, $1.section, $1.line) }
        for (_, section, line) in order {
            let opening = isOpen[section] ? 0 : openingCost(sections[section])
            let cost = dialect.cost(written[section][line]) + dialect.lineCost + opening
            guard cost <= left else { continue }
            left -= cost
            isOpen[section] = true
            taken[section][line] = true
        }
        return sections.indices.compactMap { section in
            guard isOpen[section] else { return nil }
            var part = ChatPart(title: sections[section].title, lines: [])
            for line in written[section].indices where taken[section][line] {
                part.lines.append((sections[section].lines[line].kind, written[section][line]))
            }
            let more = sections[section].more + taken[section].count { !$0 }
            if more > 0 { part.lines.append((.plain, dialect.text(moreWords(more)))) }
            return part
        }
    }

    private func moreWords(_ count: Int) -> String { "… and \(count) more" }

    /// Its title, and the line that says how many more there are.
    private func openingCost(_ section: ChatSection) -> Int {
        let title = section.title.map { dialect.cost(dialect.strong(dialect.text($0))) + dialect.lineCost } ?? 0
        let hasMore = section.lines.count > 1 || section.more > 0
        return title + 2 * dialect.lineCost + (hasMore ? dialect.cost(dialect.text(moreWords(1_000_000))) : 0)
    }
}

extension ChatDialect {
    /// The sections as text, a blank line between two.
    func body(_ note: ChatNote, budget: Int, endingWith last: [ChatSection] = []) -> [String] {
        ChatFitting(dialect: self).fit(note.sections + last, budget: budget).map { part in
            ([part.title.map { strong(text($0)) }].compactMap(\.self) + part.lines.map(\.text)).joined(separator: "\n")
        }
    }
}

extension ChatNote {
    /// The buttons as a line of links, where a service has no buttons for everybody.
    var buttonLine: [ChatSection] {
        guard !buttons.isEmpty else { return [] }
        var spans: [ChatSpan] = [.strong("Mark: ")]
        for (index, button) in buttons.enumerated() {
            if index > 0 { spans.append(.text(" · ")) }
            spans.append(.link(button.title, url: button.url))
        }
        return [ChatSection(lines: [ChatLine(.plain, rank: 2, spans)])]
    }

    /// `Test: nothing has happened. Reminder`; nil where there is nothing to say first.
    var flagLine: String? { flags.isEmpty ? nil : flags.joined(separator: ". ") }

    /// The colour of its severity, as a web colour without the `#`: told by words too, so none depends on it.
    var colour: (hex: String, number: Int) {
        let number =
            switch severity {
            case .high: 0xC62828
            case .medium: 0xEF8F00
            case .low: 0x2E7D32
            case nil: 0x546E7A
            }
        return (String(number, radix: 16, uppercase: true), number)
    }
}
