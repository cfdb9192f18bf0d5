import ArgumentParser
import Foundation
import Service

struct SilencesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "silences", abstract: "Alerts that the desk wants to hear nothing of for a while.",
        discussion: "They are judged and recorded all the same, and the digest tells of them.",
        subcommands: [SilencesAdd.self, SilencesList.self, SilencesEnd.self])
}

struct SilencesAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Silences what all that is named holds for, until a time.",
        discussion: """
              copytaster silences add --event E12 --for 7d --reason "the daily picket"
              copytaster silences add --type protest --place Almaty --up-to medium --until 2021-03-29T07:00 --reason "we are there"

            Of names given several times for one option one must hold. A wave of which only a part is meant goes out.
            """)

    @Option(name: .customLong("type"), help: ArgumentHelp("An event type.", valueName: "name")) var types: [String] = []
    @Option(name: .customLong("place"), help: ArgumentHelp("A place, with what lies in it.", valueName: "name"))
    var places: [String] = []
    @Option(name: .customLong("actor"), help: ArgumentHelp("An actor of the watchlist.", valueName: "name"))
    var actors: [String] = []
    @Option(name: .customLong("scope"), help: ArgumentHelp("A scope of the event types.", valueName: "name"))
    var scopes: [String] = []
    @Option(
        name: .customLong("language"),
        help: ArgumentHelp("A language it is told in: en, ru, kk, zh.", valueName: "code"))
    var languages: [String] = []
    @Option(name: .customLong("source"), help: ArgumentHelp("An outlet that tells of it.", valueName: "name"))
    var sources: [String] = []
    @Option(name: .customLong("event"), help: ArgumentHelp("An event, as in E12.", valueName: "id"))
    var events: [String] = []
    @Option(help: ArgumentHelp("The most urgent that it withholds: low, medium, high.", valueName: "severity"))
    var upTo: String?
    @Flag(help: "Every alert.") var all = false
    @Option(name: .customLong("for"), help: ArgumentHelp("How long: 45m, 4h, 3d.", valueName: "span")) var span: String?
    @Option(help: ArgumentHelp("Until when: 07:00, 2021-03-28 or 2021-03-28T07:00.", valueName: "time")) var until:
        String?
    @Option(help: ArgumentHelp("Why, for those who wonder.", valueName: "text")) var reason: String
    @OptionGroup var actor: ActorOption
    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let now = Date()
            let settings = try configuration.settings(needsSecrets: false)
            var asked = Silencing.Asked()
            (asked.types, asked.places, asked.actors, asked.scopes) = (types, places, actors, scopes)
            (asked.languages, asked.sources, asked.events) = (languages, sources, events)
            (asked.severityTo, asked.all) = (upTo, all)
            let end = try TimeArgument.end(for: span, until: until, now: now, zone: settings.zone)
            let silencing = Silencing(store: try Marking.store(settings), now: now, zone: settings.zone)
            try StandardOutput.print(
                TerminalText.lines(
                    try silencing.add(asked, until: end, by: actor.name, reason: reason, settings: settings)))
        }
    }
}

struct SilencesList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "The silences that hold.")

    @Flag(help: "Those that have ended, too.")
    var all = false

    @Flag(help: "As JSON.")
    var json = false

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let silencing = Silencing(store: try Marking.store(settings), now: Date(), zone: settings.zone)
            try StandardOutput.print(
                json
                    ? TerminalText.json(try silencing.json(all: all)) : TerminalText.lines(try silencing.text(all: all))
            )
        }
    }
}

struct SilencesEnd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "Ends a silence now.")

    @Argument(help: "Its number, as `silences list` shows it.")
    var number: Int64

    @OptionGroup var configuration: ConfigurationOption

    func run() async throws {
        try await reporting {
            let settings = try configuration.settings(needsSecrets: false)
            let silencing = Silencing(store: try Marking.store(settings), now: Date(), zone: settings.zone)
            try StandardOutput.print(try silencing.end(number))
        }
    }
}
