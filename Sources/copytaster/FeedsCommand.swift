import ArgumentParser
import Service

struct FeedsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "Feeds: finds, adds, lists, checks, imports and exports them.",
        subcommands: [
            FeedsAdd.self, FeedsList.self, FeedsCheck.self, FeedsImport.self, FeedsExport.self, FeedsParse.self,
        ])
}

struct FeedsParse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Parses one feed document and prints it as JSON.")

    @Argument(help: "The document; - is standard input.")
    var file: String

    @Option(help: ArgumentHelp("The address it came from, against which links are resolved.", valueName: "url"))
    var url: String?

    @Option(help: ArgumentHelp("The Content-Type it came with.", valueName: "type"))
    var contentType: String?

    func run() async throws {
        try await reporting {
            try StandardOutput.print(
                try FeedReading.json(try input(file), file: file, contentType: contentType, url: url))
        }
    }
}
