import ArgumentParser
import Foundation
import Service

/// `--config FILE` or `--database FILE`: the archive that a command on watchlists may look into; neither is needed.
struct ArchiveOption: ParsableArguments {
    @Option(help: ArgumentHelp("A configuration file: its archive, time zone and beat.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("An archive's database instead.", valueName: "file"))
    var database: String?

    @Option(help: ArgumentHelp("The desk's time zone, where no configuration says it.", valueName: "zone"))
    var zone = "Asia/Almaty"

    /// What of a desk is known.
    struct Desk {
        /// The beat's folder; nil where no configuration is named.
        var folder: String?
        /// Nil: none is named.
        var database: String?
        var zone: TimeZone
    }

    func validate() throws {
        guard TimeZone(identifier: zone) != nil else {
            throw ValidationError("'\(zone)' is no time zone, as Asia/Almaty is")
        }
    }

    func desk() throws -> Desk {
        guard let config else { return Desk(database: database, zone: TimeZone(identifier: zone) ?? .gmt) }
        let settings = try Settings.load(
            file: config, environment: ProcessInfo.processInfo.environment, needsSecrets: false)
        // A desk that has not run yet has no archive.
        let own = FileManager.default.fileExists(atPath: settings.database) ? settings.database : nil
        return Desk(folder: settings.watchlistFolder, database: database ?? own, zone: settings.zone)
    }
}
