import Model

/// Reads the files of a watchlist folder.
enum WatchlistReader {
    private static let keys = [
        "beat", "title", "actors", "places", "themes", "feeds", "events", "figures", "types", "gates",
        "routes",
        "examples",
        "weights",
        "questions",
        "titles",
    ]

    static func read(_ folder: WatchlistFiles, log: FaultLog) -> WatchlistDraft {
        var draft = WatchlistDraft()
        for fault in folder.faults { log.add(fault) }
        guard !folder.files.isEmpty else { return draft }
        var isWhole = true
        for file in folder.files {
            let before = log.faults.count
            if let value = YAMLReader.read(file.bytes, file: folder.folder + "/" + file.name, log: log) {
                read(value, &draft)
            } else if log.faults.count > before {
                isWhole = false
            }
        }
        draft.hash = folder.hash
        // A file that can't be read takes its names with it: that others miss them is no fault of theirs.
        guard isWhole else { return draft }
        if draft.beat == nil, log.faults.isEmpty {
            log.add(
                InputFault(
                    file: folder.folder, message: "no file says 'beat: …'; add beat.yaml with 'beat:' and 'title:'"))
        }
        draft.typeReader.check(
            places: Set(draft.places.map(\.value.name)), actors: Set(draft.actors.map(\.value.name)),
            themes: Set(draft.themes.map(\.value.name)))
        draft.gateReader.check(types: Set(draft.types.map(\.name)))
        draft.questionReader.check(
            places: Set(draft.places.map(\.value.name)), actors: Set(draft.actors.map(\.value.name)),
            themes: Set(draft.themes.map(\.value.name)), types: Set(draft.types.map(\.name)))
        draft.weighed = draft.weightReader.applied(to: draft.types)
        WatchlistCheck.check(draft, log: log)
        return draft
    }

    /// One file: its top-level keys say what it holds.
    private static func read(_ root: YAMLValue, _ draft: inout WatchlistDraft) {
        guard let top = root.map(keys: keys) else { return }
        for entry in top.entries {
            let value = entry.value
            // An empty section (`events:` with nothing under it) is one of no entries.
            if value.isNull {
                if entry.key == "beat" || entry.key == "title" { _ = value.string() }
                continue
            }
            switch entry.key {
            case "beat": draft.beat = once(draft.beat, entry, value.string())
            case "title": draft.title = once(draft.title, entry, value.string())
            case "actors": EntryReader.actors(value, &draft)
            case "places": EntryReader.places(value, &draft)
            case "themes": EntryReader.themes(value, &draft)
            case "feeds": EntryReader.feeds(value, &draft)
            case "events": KnownReader.events(value, &draft)
            case "figures": KnownReader.figures(value, &draft)
            case "routes": RouteReader.routes(value, &draft)
            case "types": draft.typeReader.read(value)
            case "gates": draft.gateReader.read(value)
            case "examples": ExampleReader.read(value, &draft)
            case "weights": draft.weightReader.read(value)
            case "questions": draft.questionReader.read(value)
            case "titles":
                for (language, title) in value.byLanguage() ?? [] { draft.titles[language] = title.string() }
            default: break
            }
        }
    }

    private static func once(_ old: String?, _ entry: YAMLMap.Entry, _ new: String?) -> String? {
        if old != nil { entry.keyPlace.fault("'\(entry.key)' stands twice in this folder; one folder is one beat") }
        return old ?? new
    }
}

/// FNV-1a over 64 bits, twice with different starts: tells one watchlist from another, nothing more.
struct ContentHash: CustomStringConvertible {
    private var low: UInt64 = 0xCBF2_9CE4_8422_2325
    private var high: UInt64 = 0x9AE1_6A3B_2F90_404F

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { mix(byte) }
        // The length, so that bytes can't wander from one file to the next.
        var length = UInt64(bytes.count)
        for _ in 0..<8 {
            mix(UInt8(truncatingIfNeeded: length))
            length >>= 8
        }
    }

    private mutating func mix(_ byte: UInt8) {
        low = (low ^ UInt64(byte)) &* 0x100_0000_01B3
        high = (high ^ UInt64(byte) ^ low >> 40) &* 0x100_0000_01B3
    }

    /// 32 hexadecimal digits.
    var description: String {
        [high, low].map { part in
            let digits = String(part, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
