import ArgumentParser
import Foundation
import Service

struct FeedsImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Adds the feeds of an OPML list to the configuration, those that are not there yet.",
        discussion: """
            All in one step or none; comments and order of the configuration stay. Nothing is fetched: a feed's past becomes \
            history at its first check and alerts nobody.
            """)

    @Argument(help: "The list; - is standard input.")
    var file: String

    @Option(help: ArgumentHelp("Puts this category on all of them, besides their own.", valueName: "category"))
    var category: String?

    @Flag(help: "Says what would be added and changes nothing.")
    var dryRun = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let done = try FeedImport(
                try input(file), name: file, into: try configuration.deskFiles(), category: category, isDry: dryRun,
                environment: ProcessInfo.processInfo.environment)
            try StandardOutput.print(done.text)
        }
    }
}

struct FeedsExport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes all configured feeds as OPML 2.0, those of the watchlist that are on too.")

    @Argument(help: "The file to write; standard output if absent.")
    var file: String?

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let list = FeedExport.opml(try configuration.deskFiles(), now: Date())
            guard let file, file != "-" else { return try StandardOutput.write(list) }
            try Data(list.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        }
    }
}
