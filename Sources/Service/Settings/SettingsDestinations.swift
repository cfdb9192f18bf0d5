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

    func destination(_ values: SettingValues) throws(DestinationFault) -> Destination {
        guard let name = values.optionalText("name") else { throw DestinationFault("a destination needs a 'name'") }
        guard name.utf8.allSatisfy({ $0.isWordByte }), name.utf8.count <= 60 else {
            throw DestinationFault("'\(name)' won't do as a name: use letters, digits, - and _")
        }
        let kind: Destination.Kind
        switch (values.optionalText("folder"), values.optionalText("webhook")) {
        case (let folder?, nil): kind = .folder(path: path(folder))
        case (nil, let url?): kind = .webhook(url: url, secrets: try secrets(values))
        default: throw DestinationFault("the destination '\(name)' needs either a folder or a webhook")
        }
        return Destination(
            name: name, kind: kind, takesAlerts: values.optionalFlag("alerts") ?? true,
            digests: Self.digests(values.optionalText("digests") ?? "all"),
            perHour: values.optionalNumber("perHour").map { Int($0) }.flatMap { $0 > 0 ? $0 : nil })
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
