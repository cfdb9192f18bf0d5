package import Foundation

extension TerminalText {
    /// Whether to write colours: to a terminal that has them, unless its user wants none (https://no-color.org).
    package static func isColoured(environment: [String: String], isTerminal: Bool) -> Bool {
        isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }
}

extension TimeZone {
    /// The zone of commands that work without a configuration.
    package static let almaty = TimeZone(identifier: "Asia/Almaty") ?? .gmt
}
