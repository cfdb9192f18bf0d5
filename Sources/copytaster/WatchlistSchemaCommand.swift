import ArgumentParser
import Service

struct WatchlistSchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Prints the JSON Schema of a watchlist's file, for editors.",
        discussion: "The shipped files name it in their first line: # yaml-language-server: $schema=../schema.json")

    func run() async throws {
        try await reporting { try StandardOutput.print(try SchemaOfWatchlists.json()) }
    }
}
