import ArgumentParser
import Foundation
import Model
import Service

struct DigestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "digest", abstract: "What has come since the last digest, or a past digest again.",
        discussion: """
            Without options, what has come since the last digest; with --from or --to, what came in those days. Neither is \
            recorded or sent: the next digest tells it all the same. With --date, a past digest byte for \
            byte as it was made; one that went out late had a sentence more that said so.
            """)

    @Option(help: ArgumentHelp("The digest of this day again, as it was made.", valueName: "day"))
    var date: DayArgument?

    @Flag(help: "With --date: the weekly digest that closed on that day.")
    var weekly = false

    @Option(help: ArgumentHelp("What came on this day or later.", valueName: "day"))
    var from: DayArgument?

    @Option(help: ArgumentHelp("What came on this day or earlier; today without.", valueName: "day"))
    var to: DayArgument?

    @Option(help: "md, html, text or json.")
    var format = DigestFormat.md

    @Option(help: ArgumentHelp("Writes the shipped templates there, for you to change.", valueName: "dir"))
    var templates: String?

    @Flag(help: "The digests on record.")
    var list = false

    @Flag(help: "With --list: as JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if let from, let to, to.day < from.day { throw ValidationError("--to is before --from") }
        if date != nil, from != nil || to != nil { throw ValidationError("give either --date or --from and --to") }
        if list, date != nil || from != nil || to != nil { throw ValidationError("--list goes without days") }
        if weekly, date == nil { throw ValidationError("--weekly goes with --date") }
        if json, !list { throw ValidationError("--json goes with --list; a digest as JSON is --format json") }
    }

    func run() async throws {
        try await reporting {
            if let templates {
                return try StandardOutput.print(TerminalText.lines(try DigestShelf.writeTemplates(to: templates)))
            }
            if list || date != nil {
                let shelf = try DigestShelf(try configuration.settings(needsSecrets: false))
                guard let date else {
                    try StandardOutput.print(
                        json ? TerminalText.json(try shelf.json()) : TerminalText.lines(shelf.list()))
                    return
                }
                let digest = try shelf.recorded(date.day, isWeekly: weekly, as: format)
                if let note = digest.note { StandardError.print(note) }
                try write(digest.text)
                return
            }
            let files = try configuration.deskFiles()
            try write(
                try DigestShelf(files.settings).requested(
                    from: from?.day, to: to?.day, feeds: Set(files.feeds.map(\.url)), as: format, now: Date()))
        }
    }

    /// Byte for byte, but where a terminal would obey what sources wrote.
    private func write(_ text: String) throws {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        try StandardOutput.write(isTerminal ? TerminalText.lines(text) : text)
    }
}

extension DigestFormat: ExpressibleByArgument {}
