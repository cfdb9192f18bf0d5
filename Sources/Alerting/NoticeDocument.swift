internal import Foundation
internal import Model

/// A notice as receivers get it: the `data` of a webhook of type `notice` and a line of `notices.jsonl`. Fields may be added,
/// none renamed.
struct NoticeDocument: Encodable {
    var id: String
    /// RFC 3339 in the desk's zone.
    var raised: String
    var subject: String
    var lines: [String]

    init(_ notice: Notice, zone: TimeZone) {
        id = notice.id
        raised = Timestamp.text(notice.raised, in: zone)
        subject = notice.subject
        lines = notice.lines
    }

    /// One list item.
    var markdown: String {
        (["- **\(Markdown.escaped(subject))** (\(raised))"] + lines.map { "  " + Markdown.escaped($0) })
            .joined(separator: "  \n") + "\n"
    }
}
