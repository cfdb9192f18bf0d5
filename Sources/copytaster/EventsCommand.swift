import ArgumentParser

struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "The events of the ledger, and the desk's word on which of them are one.",
        subcommands: [
            EventsListCommand.self, EventsShowCommand.self, EventsMergeCommand.self, EventsSplitCommand.self,
            EventsUndoCommand.self,
        ])
}
