import ArgumentParser
import Model
import Service

struct WatchlistVersions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions",
        abstract:
            "The watchlists that were live: since when, what each changed, what it raised; one of them written out.")

    @Argument(help: "A version's hash, or its beginning, to write out.")
    var hash: String?

    @Option(help: ArgumentHelp("The folder to write that version's files to.", valueName: "dir"))
    var to: String?

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func validate() throws {
        if (hash == nil) != (to == nil) { throw ValidationError("HASH and --to go together") }
    }

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            guard let versions = try VersionList.of(settings) else {
                StandardError.print(
                    "there is no archive yet at \(settings.database): `copytaster once` or `run` makes it")
                throw Exit.no
            }
            if let hash, let to {
                for path in try versions.restore(hash, to: to) { try StandardOutput.print(TerminalText.field(path)) }
            } else {
                try StandardOutput.print(
                    json ? TerminalText.json(try versions.json()) : TerminalText.lines(versions.text))
            }
        }
    }
}
