import ArgumentParser
import Service

struct CorpusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "corpus", abstract: "The existing corpus.", subcommands: [CorpusAdd.self, CorpusLearnCommand.self])
}

struct CorpusAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Takes existing articles in as known: their events enter the ledger, none alerts.")

    @Argument(help: "Text, HTML and JSONL files, or folders of them.")
    var paths: [String]

    @Option(help: ArgumentHelp("YAML list of file, title, outlet, url, published.", valueName: "file"))
    var metadata: String?

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let articles = try CorpusFiles(metadataFile: metadata, zone: settings.zone).articles(paths)
            let desk = try Newsdesk(settings: settings, log: logger(level: settings.logLevel))
            try StandardOutput.print(TerminalText.lines(CorpusSummary(try desk.add(corpus: articles)).text))
        }
    }
}
