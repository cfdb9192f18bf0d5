import ArgumentParser
import Service

struct ArticleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "article", abstract: "Article pages.", subcommands: [ArticleExtract.self])
}

struct ArticleExtract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: "Prints the article in one HTML page as JSON.")

    @Argument(help: "The page; - is standard input.")
    var file: String

    @Option(help: ArgumentHelp("The address it came from.", valueName: "url"))
    var url: String

    func run() async throws {
        try await reporting {
            try StandardOutput.print(try PageReading.json(try input(file), file: file, url: url))
        }
    }
}
