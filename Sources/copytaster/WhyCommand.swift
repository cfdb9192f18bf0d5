import ArgumentParser
import Service

struct WhyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "What became of an article, stage by stage, with the rule and the sentence.")

    @Argument(help: "The article's address.")
    var url: String

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            guard let why = try Why.of(url, settings: settings) else {
                StandardError.print("\(url) is not on record: no feed gave it, or it is past storage.keep")
                throw Exit.no
            }
            try StandardOutput.print(json ? TerminalText.json(try why.json()) : TerminalText.lines(why.text))
        }
    }
}
