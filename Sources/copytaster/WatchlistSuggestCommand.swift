import ArgumentParser
import Foundation
import Service

struct WatchlistSuggestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "suggest",
        abstract:
            "Proposes spellings, names and terms that the archive and the marks speak for; accepting edits the file.",
        discussion: """
            Each suggestion has an id, its hits in the archive, how many of them were marked right or wrong, three sentences, and the \
            line that accepting it adds. Comments, order and layout of the file stay.

              copytaster watchlist suggest
              copytaster watchlist suggest --accept 1f03ab 92c4d0
            """)

    @Argument(help: "The beat's folder; the configuration's if absent.")
    var folder: String?

    @OptionGroup var configuration: ConfigurationOption

    @Option(
        help: ArgumentHelp(
            "Articles instead of the archive, one JSON object a line; \"mark\": \"right\" or \"wrong\" where known.",
            valueName: "file"))
    var articles: String?

    @Option(help: ArgumentHelp("How far back the archive is read.", valueName: "n"))
    var days = 90

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Puts suggestions into their files.", valueName: "id"))
    var accept: [String] = []

    @Flag(help: "As JSON.")
    var json = false

    func validate() throws {
        guard (1...36_500).contains(days) else { throw ValidationError("--days is 1 to 36500") }
        guard articles == nil || folder != nil else {
            throw ValidationError("with --articles name the watchlist's folder as well")
        }
    }

    func run() async throws {
        try await reporting {
            let suggest: WatchlistSuggest
            let suggestions: Suggestions
            if let articles, let folder {
                suggest = try WatchlistSuggest(folder: folder, zone: .gmt)
                suggestions = try suggest.list(
                    articles: articles, String(decoding: try input(articles), as: UTF8.self))
            } else {
                let settings = try configuration.settings(needsSecrets: false)
                suggest = try WatchlistSuggest(folder: folder ?? settings.watchlistFolder, zone: settings.zone)
                guard let store = try configuration.deskFiles().store() else {
                    StandardError.print("nothing was read under this configuration yet; run `copytaster once` first")
                    throw Exit.noInput
                }
                suggestions = try suggest.list(store: store, days: days, now: Date())
            }
            if !accept.isEmpty {
                try StandardOutput.print(TerminalText.lines(try suggest.accept(accept, of: suggestions)))
            } else if json {
                try StandardOutput.print(try suggestions.json())
            } else {
                try StandardOutput.write(TerminalText.lines(suggestions.text))
            }
        }
    }
}
