internal import Foundation
internal import Model

/// One setting of `copytaster.yaml`, defined once: parsing, the commented example, the errors and the tests come from
/// `SettingsTable`.
struct Setting: Sendable {
    enum Kind: Sendable {
        case text
        /// Relative to the folder of the configuration file.
        case path
        /// An IANA time zone.
        case zone
        /// A time of day, `HH:MM`.
        case clock
        /// A length of time: a number and s, m, h or d.
        case duration(ClosedRange<Double>)
        case count(ClosedRange<Int>)
        /// A size: a number and kB, MB or GB.
        case size(ClosedRange<Int>)
        case flag
        case choice([String])
        case url
        /// An https address, or nothing. http too where the host is this machine itself, for trying things out.
        case callback
        /// An IP address and a port.
        case listen
        /// A list of texts.
        case list
    }

    let key: String
    let kind: Kind
    /// As written in the file; nil where the setting has no default and must be given.
    let standard: String?
    /// What it does, in a sentence or two for the person who sets it.
    let meaning: String
    /// A setting of a list's element that need not be there.
    var isOptional = false

    /// What a right value looks like, for errors and the example.
    var form: String {
        switch kind {
        case .text: "a text"
        case .path: "a path (relative to this file's folder)"
        case .zone: "a time zone, as in Asia/Almaty"
        case .clock: "a time of day, as in 07:00"
        case .duration(let range):
            "a length of time from \(Self.words(range.lowerBound)) to \(Self.words(range.upperBound)), as in 90s, 15m, 12h or 3d"
        case .count(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .size(let range):
            "a size from \(Self.bytes(range.lowerBound)) to \(Self.bytes(range.upperBound)), as in 500kB or 5MB"
        case .flag: "true or false"
        case .choice(let words): "one of \(words.joined(separator: ", "))"
        case .url: "an address that begins with http:// or https://"
        case .callback: "an address that begins with https://, or \"\" for none"
        case .listen: "an IP address and a port, as in 127.0.0.1:8086 or [::1]:8086"
        case .list: "a list, as in [one, two]"
        }
    }

    private static func words(_ seconds: Double) -> String {
        for (unit, name) in [(86_400.0, "d"), (3600, "h"), (60, "m")] where seconds >= unit {
            if seconds.truncatingRemainder(dividingBy: unit) == 0 { return "\(Int(seconds / unit))\(name)" }
        }
        return "\(Int(seconds))s"
    }

    private static func bytes(_ bytes: Int) -> String {
        bytes >= 1_000_000 ? "\(bytes / 1_000_000)MB" : "\(bytes / 1000)kB"
    }
}

/// A setting's value, read.
enum SettingValue: Sendable, Equatable {
    case text(String)
    case number(Double)
    case flag(Bool)
    case list([String])
    case clock(hour: Int, minute: Int)
}

extension Setting {
    /// The value of a scalar as written; nil where it is not of the setting's form.
    func value(_ text: String) -> SettingValue? {
        switch kind {
        case .text, .path: return text.isEmpty ? nil : .text(text)
        case .zone: return text.isEmpty || TimeZone(identifier: text) == nil ? nil : .text(text)
        case .clock:
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = Int(parts[0]),
                let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
            else { return nil }
            return .clock(hour: hour, minute: minute)
        case .duration(let range):
            let units = ["s": 1.0, "m": 60, "h": 3600, "d": 86_400]
            guard let unit = text.last.flatMap({ units[String($0)] }), let number = Double(text.dropLast()),
                range.contains(number * unit)
            else { return text == "0" && range.contains(0) ? .number(0) : nil }
            return .number(number * unit)
        case .count(let range):
            return Int(text).flatMap { range.contains($0) ? .number(Double($0)) : nil }
        case .size(let range):
            let units = [("kB", 1000.0), ("MB", 1e6), ("GB", 1e9)]
            guard let (unit, factor) = units.first(where: { text.hasSuffix($0.0) }),
                let number = Double(text.dropLast(unit.count).trimmingCharacters(in: .whitespaces)),
                number.isFinite, range.contains(Int(min(number * factor, 1e15)))
            else { return nil }
            return .number(number * factor)
        case .flag: return ["true": .flag(true), "false": .flag(false)][text]
        case .choice(let words): return words.contains(text) ? .text(text) : nil
        case .url:
            guard let url = URL(string: text), ["http", "https"].contains(url.scheme), url.host() != nil else {
                return nil
            }
            return .text(text)
        case .callback:
            if text.isEmpty { return .text("") }
            guard let url = URL(string: text), let host = url.host(), url.query() == nil, url.fragment() == nil,
                url.scheme == "https" || (url.scheme == "http" && ["127.0.0.1", "localhost", "::1"].contains(host))
            else { return nil }
            return .text(text)
        case .listen: return ListenAddress(text) == nil ? nil : .text(text)
        case .list: return nil
        }
    }
}
