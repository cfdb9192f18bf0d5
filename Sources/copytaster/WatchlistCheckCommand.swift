import ArgumentParser
import Foundation
import Service

struct WatchlistCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Names every error of a beat's files with file, line and column, and what is odd.",
        discussion: """
            Warnings don't change the exit code, but for --strict. With --config or --database the archive is looked at too: for \
            words that stand in too many of its articles, and for those that none of the last 90 days holds.
            """)

    @Argument(help: "The beat's folder; the shipped one if absent.")
    var folder: String?

    @Flag(help: "Exit with 1 if there are warnings.")
    var strict = false

    @Flag(help: "List the names and words that no article of the archive holds.")
    var verbose = false

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOption

    func validate() throws { try archive.validate() }

    func run() async throws {
        try await reporting {
            let desk = try archive.desk()
            let isTerminal = isatty(2) == 1
            let check = try WatchlistChecking(
                folder: try folder ?? desk.folder ?? ShippedFiles.beat(), database: desk.database, isVerbose: verbose
            ) { done, total in
                guard isTerminal else { return }
                let end = done >= total ? "\n" : ""
                FileHandle.standardError.write(Data("\r\(done) of \(total) articles\(end)".utf8))
            }
            if json {
                try StandardOutput.print(TerminalText.json(try check.json()))
            } else {
                for warning in check.warnings { StandardError.print(warning) }
                try StandardOutput.print(TerminalText.lines(check.errors ?? check.summary))
            }
            if check.errors != nil { throw Exit.configuration }
            if strict, !check.warnings.isEmpty { throw Exit.no }
        }
    }
}
