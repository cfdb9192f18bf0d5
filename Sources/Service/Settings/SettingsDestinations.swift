internal import Alerting
internal import Foundation
internal import Model

/// Why an element of `destinations` can't be one.
struct DestinationFault: Error {
    let message: String
    init(_ message: String) { self.message = message }
}

/// Makes destinations out of the configuration's fields.
struct DestinationReader {
    /// A path of the configuration, made absolute in the folder that the service writes to.
    let path: (String) -> String
    let environment: [String: String]
    /// The configuration's folder.
    let base: String
    /// False for a command that sends nothing: a key that can't be read is no fault then.
    let needsSecrets: Bool
    /// The host of the desk's address, by which readers know its feeds again; nil where it has none.
    let deskHost: String?

    func destination(_ values: SettingValues) throws(DestinationFault) -> Destination {
        guard let name = values.optionalText("name") else { throw DestinationFault("a destination needs a 'name'") }
        guard name.utf8.allSatisfy({ $0.isWordByte }), name.utf8.count <= 60 else {
            throw DestinationFault("'\(name)' won't do as a name: use letters, digits, - and _")
        }
        let kinds = Self.kinds.filter { values.has($0) }
        guard kinds.count == 1, let kind = kinds.first else {
            throw DestinationFault(
                "the destination '\(name)' needs one of \(Self.kinds.joined(separator: ", "))"
                    + (kinds.isEmpty ? "" : ", not several: it has \(kinds.joined(separator: " and "))"))
        }
        if let odd = values.keys.sorted().first(where: {
            !(Self.keys[kind] ?? []).contains($0) && !Self.common.contains($0)
        }
        ), odd != kind {
            throw DestinationFault("'\(odd)' is nothing for the \(kind) '\(name)'; take it out")
        }
        return Destination(
            name: name, kind: try self.kind(kind, values), takesAlerts: values.optionalFlag("alerts") ?? true,
            digests: Self.digests(values.optionalText("digests") ?? "all"), perHour: perHour(kind, values))
    }

    /// What names a destination's kind, in the order of the example.
    static let kinds = [
        "folder", "webhook", "mail", "command", "slack", "mattermost", "teams", "discord", "telegram", "ntfy",
    ]
    private static let common: Set = ["name", "alerts", "digests", "perHour"]
    private static let secretKeys: Set = ["secretFile", "secretEnv"]
    /// What else a kind takes.
    private static let keys: [String: Set<String>] = {
        let chat = secretKeys.union(["channel", "thread", "forum", "server"])
        var keys: [String: Set<String>] = [
            "folder": ["formats", "rotateAt", "keepRotated", "address"],
            "webhook": secretKeys.union(["previousSecretFile", "previousSecretEnv"]),
            "mail": secretKeys.union([
                "from", "server", "security", "user", "replyTo", "unsubscribe", "tag", "certificates",
            ]),
            "command": ["timeout", "environment"],
        ]
        for service in ChatService.allCases { keys[service.rawValue] = chat }
        return keys
    }()

    /// People's channels are capped where nobody says otherwise; programs take what comes.
    private func perHour(_ kind: String, _ values: SettingValues) -> Int? {
        let standard: Double = ["folder", "webhook", "command"].contains(kind) ? 0 : 30
        let most = Int(values.optionalNumber("perHour") ?? standard)
        return most > 0 ? most : nil
    }

    private func kind(_ kind: String, _ values: SettingValues) throws(DestinationFault) -> Destination.Kind {
        switch kind {
        case "folder": return .folder(try folder(values))
        case "webhook":
            let url = values.optionalText(kind) ?? ""
            guard Setting(key: kind, kind: .url, standard: nil, meaning: "").value(url) != nil else {
                throw DestinationFault(
                    "'\(url)' won't do for 'webhook': it is an address that begins with http:// or https://")
            }
            return .webhook(url: url, secrets: try secrets(values))
        case "mail": return .mail(try mail(values))
        case "command":
            let settings = CommandSettings(
                arguments: values.optionalList(kind) ?? [], timeout: values.optionalNumber("timeout") ?? 30,
                environment: values.optionalList("environment") ?? [])
            if needsSecrets, let fault = settings.fault { throw DestinationFault(fault) }
            return .command(settings)
        default: return .chat(try chat(ChatService(rawValue: kind) ?? .slack, values))
        }
    }

    private func folder(_ values: SettingValues) throws(DestinationFault) -> FolderSettings {
        var formats = FolderFormat.standard
        if let words = values.optionalList("formats") {
            formats = []
            for word in words {
                guard let format = FolderFormat(rawValue: word) else {
                    throw DestinationFault(
                        "'\(word)' is no format of a folder; there are \(FolderFormat.allCases.map(\.rawValue).joined(separator: ", "))"
                    )
                }
                formats.insert(format)
            }
            if formats.isEmpty {
                throw DestinationFault("'formats' names none; leave it out for jsonl, markdown, digest")
            }
        }
        return FolderSettings(
            path: path(values.optionalText("folder") ?? ""), formats: formats,
            rotateAt: Int(values.optionalNumber("rotateAt") ?? 10_000_000),
            keepRotated: Int(values.optionalNumber("keepRotated") ?? 10),
            feed: FeedIdentity(title: "Copytaster", host: deskHost, address: values.optionalText("address")))
    }

    private func mail(_ values: SettingValues) throws(DestinationFault) -> MailSettings {
        func address(_ text: String, _ key: String) throws(DestinationFault) -> MailAddress {
            guard let address = MailAddress(text) else {
                throw DestinationFault(
                    "'\(text)' won't do for '\(key)': it is desk@example.org or Desk <desk@example.org>")
            }
            return address
        }
        guard let from = values.optionalText("from"), let server = values.optionalText("server") else {
            throw DestinationFault(
                "mail needs 'from', an address, and 'server', a host with a port where it is unusual")
        }
        var to: [MailAddress] = []
        for text in values.optionalList("mail") ?? [] { to.append(try address(text, "mail")) }
        var settings = MailSettings(from: try address(from, "from"), to: to, server: server)
        if let reply = values.optionalText("replyTo") { settings.replyTo = try address(reply, "replyTo") }
        settings.tag = values.optionalText("tag") ?? ""
        settings.unsubscribe = values.optionalText("unsubscribe")
        settings.security = values.optionalText("security").flatMap(MailSettings.Security.init) ?? .starttls
        settings.user = values.optionalText("user")
        if needsSecrets {
            settings.password = try secret(values.optionalText("secretFile"), env: values.optionalText("secretEnv"))
        } else if values.has("secretFile") || values.has("secretEnv") {
            // Whether it is right is seen where it is used; here it only stands for one that is there.
            settings.password = "-"
        }
        settings.certificates = values.optionalText("certificates").map { $0.hasPrefix("/") ? $0 : base + "/" + $0 }
        if let fault = settings.faults.first { throw DestinationFault(fault) }
        return settings
    }

    private func chat(_ service: ChatService, _ values: SettingValues) throws(DestinationFault) -> Chat {
        // Where nothing is sent, something stands for the key.
        let isGiven = values.has("secretFile") || values.has("secretEnv")
        let key =
            needsSecrets
            ? try secret(values.optionalText("secretFile"), env: values.optionalText("secretEnv"))
            : isGiven ? "https://chat.invalid/0:0" : nil
        do throws(ChatFault) {
            return try Chat.configured(
                service, value: values.optionalText(service.rawValue) ?? "", secret: key,
                channel: values.optionalText("channel"), thread: values.optionalText("thread"),
                isForum: values.optionalFlag("forum") ?? false, server: values.optionalText("server"))
        } catch { throw DestinationFault(error.description) }
    }

    static let digestWords = ["all", "true", "daily", "weekly", "none", "false"]

    private static func digests(_ word: String) -> Set<Digest.Kind> {
        switch word {
        case "daily": [.daily]
        case "weekly": [.weekly]
        case "none", "false": []
        default: [.daily, .weekly]
        }
    }

    /// The current key first, then the one before it, while receivers change theirs.
    private func secrets(_ values: SettingValues) throws(DestinationFault) -> [String] {
        guard needsSecrets else { return [] }
        let current = try secret(values.optionalText("secretFile"), env: values.optionalText("secretEnv"))
        let previous = try secret(
            values.optionalText("previousSecretFile"), env: values.optionalText("previousSecretEnv"))
        guard current != nil || previous == nil else {
            throw DestinationFault("a previous key needs a current one: give secretFile or secretEnv")
        }
        return [current, previous].compactMap { $0 }
    }

    private func secret(_ file: String?, env variable: String?) throws(DestinationFault) -> String? {
        if let variable {
            guard let secret = environment[variable], !secret.isEmpty else {
                throw DestinationFault(
                    "the environment variable \(variable) is not set; it holds the destination's key")
            }
            return secret
        }
        guard let file else { return nil }
        // systemd hands credentials over in a folder of their own (LoadCredential).
        let candidates =
            file.hasPrefix("/")
            ? [file]
            : [environment["CREDENTIALS_DIRECTORY"].map { $0 + "/" + file }, base + "/" + file].compactMap { $0 }
        for candidate in candidates {
            if let data = FileManager.default.contents(atPath: candidate) {
                let secret = String(decoding: data.prefix(4096), as: UTF8.self).trimmingCharacters(
                    in: .whitespacesAndNewlines)
                guard !secret.isEmpty else {
                    throw DestinationFault("\(candidate) is empty; it holds the destination's key")
                }
                return secret
            }
        }
        throw DestinationFault("\(candidates.joined(separator: " and ")) can't be read; it holds the destination's key")
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
