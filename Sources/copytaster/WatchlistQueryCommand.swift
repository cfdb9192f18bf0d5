import ArgumentParser
import Service

struct WatchlistQueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Shows how a query is read, or what in it can't be; with --file, whether it matches.",
        discussion: """
            Prints the query one operator a line. Exit code 65 where it can't be read, 1 where the article doesn't match.
            The language is described at the top of watchlists/kazakhstan-china/themes.yaml.
            """)

    @Argument(help: "The query, in quotes of the shell.")
    var query: String

    @Option(help: ArgumentHelp("By whose rules word~ takes endings; by its letters if absent.", valueName: "language"))
    var language: String?

    @Option(
        help: ArgumentHelp(
            "An article to try it on; its first line is the title. - is standard input.", valueName: "file"))
    var file: String?

    @Option(help: "The article's title, where it isn't the file's first line.")
    var title: String?

    @Option(help: "The article's outlet or site, for SOURCE:.")
    var source: String?

    @Option(
        help: ArgumentHelp(
            "The beat's folder in which @names are looked up; the shipped one if absent.", valueName: "dir"))
    var watchlists: String?

    @Flag(help: "As JSON.")
    var json = false

    func run() async throws {
        try await reporting {
            let trial = try file.map {
                QueryReading.Trial(title: title, text: String(decoding: try input($0), as: UTF8.self), source: source)
            }
            let answer = try QueryReading.read(
                query, language: language, folder: { try watchlists ?? ShippedFiles.beat() }, trial: trial, json: json)
            guard answer.isRead || json else {
                StandardError.print(answer.text)
                throw Exit.input
            }
            try StandardOutput.print(answer.text)
            if !answer.isRead { throw Exit.input }
            if answer.matches == false { throw Exit.no }
        }
    }
}
