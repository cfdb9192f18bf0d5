import ArgumentParser
import Foundation
import Service

struct WatchlistTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Puts a beat's examples through the pipeline and tells which fail.",
        discussion: "Exits with 1 if an example fails. One with 'todo:' doesn't fail.")

    @Argument(help: "The beat's folder; the shipped one if absent.")
    var folder: String?

    @Option(help: ArgumentHelp("Only the example of that name.", valueName: "name"))
    var only: String?

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var archive: ArchiveOption

    func validate() throws { try archive.validate() }

    func run() async throws {
        try await reporting {
            let desk = try archive.desk()
            let tests = try WatchlistTesting(
                folder: try folder ?? desk.folder ?? ShippedFiles.beat(), zone: desk.zone, only: only,
                database: desk.database)
            try StandardOutput.print(json ? TerminalText.json(try tests.json()) : TerminalText.lines(tests.text))
            if !tests.isRight { throw Exit.no }
        }
    }
}
