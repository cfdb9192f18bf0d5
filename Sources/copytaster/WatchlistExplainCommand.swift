import ArgumentParser
import Foundation
import Model
import Service

struct WatchlistExplain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Why an article was told to the desk, or not: every match, rule, weight and verdict, with its line.",
        discussion: """
            A URL is looked up in the configuration's archive, a FILE (text or HTML) is read as it is. Verdicts are over the \
            archive's ledger where there is one, else as if nothing were known. Nothing is recorded or sent.
            """)

    @Argument(help: ArgumentHelp("An article's address or a file.", valueName: "url|file"))
    var article: String

    @Option(help: ArgumentHelp("A beat's folder instead of the configured or shipped one.", valueName: "dir"))
    var watchlists: String?

    @Option(help: ArgumentHelp("When the file was published: a day or RFC 3339. Unknown if absent.", valueName: "time"))
    var published: String?

    @Option(help: "The file's title.")
    var title: String?

    @Option(help: ArgumentHelp("Writes a page for the browser there.", valueName: "out"))
    var html: String?

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let document = try explained()
            if let html {
                try document.page().write(toFile: html, atomically: true, encoding: .utf8)
                StandardError.print("written to \(html)")
            }
            if json {
                try StandardOutput.print(TerminalText.json(try document.json()))
            } else if html == nil {
                let environment = ProcessInfo.processInfo.environment
                let isColoured = TerminalText.isColoured(
                    environment: environment, isTerminal: isatty(STDOUT_FILENO) == 1)
                try StandardOutput.print(document.text(isColoured: isColoured))
            }
        }
    }

    private func explained() throws -> ExplanationDocument {
        let isAddress = article.hasPrefix("https://") || article.hasPrefix("http://")
        // The configuration is asked for by name, or lies here.
        let isConfigured =
            isAddress || configuration.config != "copytaster.yaml"
            || FileManager.default.fileExists(atPath: configuration.config)
        let settings = isConfigured ? try configuration.settings(needsSecrets: false) : nil
        let explaining =
            if let settings {
                try Explaining(settings: settings, watchlists: watchlists)
            } else {
                try Explaining(watchlists: try watchlists ?? ShippedFiles.beat(), zone: .almaty)
            }
        guard isAddress, let settings else {
            return try explaining.file(
                try input(article), name: article, title: title, published: published, settings: settings)
        }
        guard let document = try explaining.archived(article, settings: settings) else {
            StandardError.print(
                "\(article) is not in the archive (\(settings.database)): save the page, then "
                    + "`copytaster watchlist explain FILE --published DAY`")
            throw Exit.no
        }
        return document
    }
}
