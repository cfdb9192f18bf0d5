package import Alerting
package import Foundation
package import Model
internal import Transport

/// The configuration, typed. Made by `load`, which refuses a wrong file whole.
package struct Settings: Sendable {
    package struct Feed: Sendable, Hashable {
        package var name: String
        package var url: String
        package var outlet: String
        /// Seconds; nil: by its pace.
        package var every: Double?
        /// How the desk sorts its feeds; OPML takes them along. Paths such as `Central Asia/Press`.
        package var categories: [String] = []
    }

    /// The file it was read from.
    package var file: String
    package var zone: TimeZone
    package var contact: String
    package var watchlistFolder: String
    package var takesWatchlistFeeds: Bool
    package var storageFolder: String
    /// Seconds.
    package var keep: Double
    package var every: Double
    package var soonest: Double
    package var latest: Double
    package var timeout: Double
    package var connectTimeout: Double
    /// Bytes.
    package var feedSize: Int
    package var pageSize: Int
    package var redirects: Int
    package var perHost: Int
    package var connections: Int
    /// Seconds.
    package var feedGap: Double
    package var pageGap: Double
    package var robots: Bool
    package var allowHosts: Set<String>
    /// Seconds.
    package var firstFetchAlerts: Double
    /// What callbacks of hubs begin with, without a slash at the end; nil where no hub is subscribed.
    package var webSubCallback: String?
    package var webSubListen: ListenAddress
    /// What the links that mark an alert begin with, without a slash at the end; nil where there are none.
    package var deskAddress: String?
    package var deskListen: ListenAddress
    /// Where systemd puts the key of those links (LoadCredential); nil elsewhere.
    package var deskKeyCredential: String?
    /// Whether the weights learn from the desk's marks after each digest.
    package var tunesDaily: Bool
    package var digest: DigestSchedule
    /// Of the digests' own words.
    package var digestLanguage: DeskLanguage
    /// The folder of the desk's own templates; nil: the shipped ones.
    package var digestTemplates: String?
    package var logLevel: String
    package var feeds: [Feed]
    package var destinations: [Destination]
    /// Of the process, out of which a command may be given some.
    package var environment: [String: String]

    /// Reads a configuration file.
    /// - Parameters:
    ///   - environment: where secrets and systemd's folders come from.
    ///   - needsSecrets: false for a command that sends nothing: a key that can't be read is no fault then.
    /// - Throws: `InputFaults` with every fault of the file.
    package static func load(
        file: String, environment: [String: String], needsSecrets: Bool = true
    ) throws(InputFaults) -> Settings {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw InputFaults([
                InputFault(
                    file: file,
                    message: "can't be read; `copytaster init` writes one, or name another with --config FILE")
            ])
        }
        guard let text = String(validatingUTF8: data) else {
            throw InputFaults([InputFault(file: file, message: "is not UTF-8; save it as UTF-8")])
        }
        return try Settings(file: file, text: text, environment: environment, needsSecrets: needsSecrets)
    }

    package init(
        file: String, text: String, environment: [String: String], needsSecrets: Bool = true
    ) throws(InputFaults) {
        var reader = SettingsReader(file: file, text: text)
        let folder = (file as NSString).deletingLastPathComponent
        let base = folder.isEmpty ? FileManager.default.currentDirectoryPath : folder
        func path(_ text: String) -> String { text.hasPrefix("/") ? text : base + "/" + text }
        // Under systemd the configuration's folder is read-only: what is written goes to the service's own.
        let output = environment["STATE_DIRECTORY"] ?? base
        func outputPath(_ text: String) -> String { text.hasPrefix("/") ? text : output + "/" + text }

        let values = SettingValues(reader.values)
        self.file = file
        self.environment = environment
        zone = TimeZone(identifier: values.text("desk.zone")) ?? .gmt
        contact = values.text("desk.contact")
        watchlistFolder = path(values.text("watchlist.folder"))
        takesWatchlistFeeds = values.flag("watchlist.feeds")
        storageFolder = environment["STATE_DIRECTORY"] ?? path(values.text("storage.folder"))
        keep = values.number("storage.keep")
        every = values.number("fetching.every")
        soonest = values.number("fetching.soonest")
        latest = values.number("fetching.latest")
        timeout = values.number("fetching.timeout")
        connectTimeout = values.number("fetching.connectTimeout")
        feedSize = Int(values.number("fetching.feedSize"))
        pageSize = Int(values.number("fetching.pageSize"))
        redirects = Int(values.number("fetching.redirects"))
        perHost = Int(values.number("fetching.perHost"))
        connections = Int(values.number("fetching.connections"))
        feedGap = values.number("fetching.feedGap")
        pageGap = values.number("fetching.pageGap")
        robots = values.flag("fetching.robots")
        allowHosts = Set(values.list("fetching.allowHosts"))
        firstFetchAlerts = values.number("fetching.firstFetchAlerts")
        func address(_ key: String) -> String? {
            var address = values.text(key)
            while address.hasSuffix("/") { address.removeLast() }
            return address.isEmpty ? nil : address
        }
        webSubCallback = address("websub.callback")
        webSubListen = ListenAddress(values.text("websub.listen")) ?? .standard
        deskAddress = address("desk.address")
        deskListen = ListenAddress(values.text("desk.listen")) ?? .standard
        deskKeyCredential = environment["CREDENTIALS_DIRECTORY"].map { $0 + "/" + MarkLinkKey.name }
        tunesDaily = values.text("watchlist.tune") == "daily"
        let at = values.clock("digest.at")
        digest = DigestSchedule(
            hour: at.hour, minute: at.minute,
            weekday: SettingsTable.weekdays.firstIndex(of: values.text("digest.weekly")).map { $0 + 1 })
        digestLanguage = DeskLanguage(rawValue: values.text("digest.language")) ?? .en
        let templates = values.text("digest.templates")
        digestTemplates = templates == "shipped" ? nil : path(templates)
        logLevel = values.text("log.level")

        feeds = reader.feeds.compactMap { fields in
            let values = SettingValues(fields)
            guard let name = values.optionalText("name"), let url = values.optionalText("url"),
                values.optionalFlag("enabled") ?? true
            else { return nil }
            return Feed(
                name: name, url: url, outlet: values.optionalText("outlet") ?? name,
                every: values.optionalNumber("every"), categories: values.optionalList("categories") ?? [])
        }
        let destinationReader = DestinationReader(
            path: outputPath, environment: environment, base: base, needsSecrets: needsSecrets,
            deskHost: deskAddress.flatMap { URL(string: $0)?.host() })
        var names = Set<String>()
        destinations = []
        for (fields, mark) in reader.destinations {
            do throws(DestinationFault) {
                let destination = try destinationReader.destination(SettingValues(fields))
                guard names.insert(destination.name).inserted else {
                    throw DestinationFault("two destinations are called '\(destination.name)'; give each its own name")
                }
                destinations.append(destination)
            } catch {
                reader.fault(mark, error.message)
            }
        }
        guard reader.faults.isEmpty else { throw InputFaults(reader.faults) }
    }

    package var destinationNames: [String] { destinations.map(\.name) }

    /// The database file.
    package var database: String { storageFolder + "/copytaster.sqlite" }
}

/// Typed looks into what the reader read; a default is always there, so a miss is a bug of the table.
struct SettingValues {
    private let values: [String: SettingValue]
    init(_ values: [String: SettingValue]) { self.values = values }

    var keys: [String] { Array(values.keys) }
    func has(_ key: String) -> Bool { values[key] != nil }
    func optionalText(_ key: String) -> String? { if case .text(let text)? = values[key] { text } else { nil } }
    func optionalNumber(_ key: String) -> Double? { if case .number(let number)? = values[key] { number } else { nil } }
    func optionalFlag(_ key: String) -> Bool? { if case .flag(let flag)? = values[key] { flag } else { nil } }
    func optionalList(_ key: String) -> [String]? { if case .list(let list)? = values[key] { list } else { nil } }
    func text(_ key: String) -> String { optionalText(key) ?? missing(key) }
    func number(_ key: String) -> Double { optionalNumber(key) ?? missing(key) }
    func flag(_ key: String) -> Bool { optionalFlag(key) ?? missing(key) }
    func list(_ key: String) -> [String] { optionalList(key) ?? missing(key) }
    func clock(_ key: String) -> (hour: Int, minute: Int) {
        if case .clock(let hour, let minute)? = values[key] { (hour, minute) } else { missing(key) }
    }

    private func missing<Value>(_ key: String) -> Value {
        preconditionFailure("the settings table has no '\(key)' with a default of that kind")
    }
}

extension String {
    fileprivate init?(validatingUTF8 data: Data) { self.init(data: data, encoding: .utf8) }
}

extension Settings {
    /// How the HTTP client presents itself and how many connections it opens.
    var transport: HTTPClient.Configuration {
        HTTPClient.Configuration(
            userAgent: "Copytaster/\(Version.number) (+\(contact))", maxConnections: connections, maxPerHost: perHost,
            allowedHosts: allowHosts)
    }
}
