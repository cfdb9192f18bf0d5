internal import Foundation
package import Logging

/// Log lines on standard error that fit journald: its level prefix (sd-daemon(3)) where it listens, then the message and
/// its fields as `key=value`. One line an entry, whatever the text holds.
package struct JournalLog: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var logLevel: Logger.Level
    private let isJournal: Bool

    package init(level: Logger.Level, environment: [String: String]) {
        logLevel = level
        isJournal = environment["JOURNAL_STREAM"] != nil
    }

    package subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let fields = metadata.merging(event.metadata ?? [:]) { $1 }
        var line = isJournal ? "<\(Self.priority(event.level))>" : "\(event.level): "
        line += Self.printable(event.message.description)
        for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
            let text = Self.printable("\(value)")
            line +=
                text.contains(where: { $0 == " " || $0 == "\"" || $0 == "=" })
                ? " \(key)=\"\(text.replacing("\"", with: "'"))\"" : " \(key)=\(text)"
        }
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }

    /// syslog(3)'s numbers.
    private static func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    /// Without controls: a headline can't forge a line of the log.
    private static func printable(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.value < 32 || (127..<160).contains($0.value) ? " " : $0 }))
    }
}
