import ArgumentParser
import Foundation
import Service

struct FeedsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "A line a feed: state, last item, last success, next check, items a day, the last 14 days.",
        discussion: """
            States: fine; unchecked (not asked yet); failing (can't be had or read); retired (it said that it is gone for \
            good); silent (longer without an item than its own rhythm explains); stale (it answers, but never changes); \
            empty (nothing of it can be read). What is wrong stands on the next line.
            """)

    @Flag(help: "As JSON.")
    var json = false

    @Flag(help: "Only feeds in trouble.")
    var trouble = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let desk = try configuration.deskFiles()
            let now = Date()
            let lines = try FeedLine.all(desk, now: now)
            let table = FeedTable(lines, troubleOnly: trouble, now: now, zone: desk.settings.zone)
            try StandardOutput.print(json ? try table.json() : table.text)
        }
    }
}
