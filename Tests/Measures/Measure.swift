internal import Foundation

/// One figure of how well the program does its work, held against the floor that was once reached.
///
/// Floors stand in `Tests/Measures/floors.tsv` (name, floor); `make gate` prints all that was measured, `make gate PIN=1` raises
/// the floors to it. None is ever lowered by a command.
package struct Measure: Sendable {
    /// `articles/precision/en`: what, over which set, by which language or type.
    package let name: String
    /// A share of 0…1, or for `alerts an event` a ratio of which less is better.
    package let value: Double
    /// How many cases it is a share of.
    package let count: Int
    /// What issue 5 of the beat's desk wants of it; nil where it is only watched.
    package let goal: Double?
    package let isLessBetter: Bool

    package init(_ name: String, _ value: Double, of count: Int, goal: Double? = nil, isLessBetter: Bool = false) {
        self.name = name
        self.value = value
        self.count = count
        self.goal = goal
        self.isLessBetter = isLessBetter
    }

    /// Puts it on record and says whether it keeps its floor; a measure without a floor does.
    ///
    /// With `COPYTASTER_MEASURES` set, a line is added to that file: name, value, count, floor, goal, which way is better.
    package func holds() -> Bool {
        let floor = Floors.all[name]
        if let path = ProcessInfo.processInfo.environment["COPYTASTER_MEASURES"] {
            let fields = [
                name, Self.text(value), String(count), floor.map(Self.text) ?? "-", goal.map(Self.text) ?? "-",
                isLessBetter ? "less" : "more",
            ]
            Self.append(fields.joined(separator: "\t") + "\n", to: path)
        }
        guard let floor else { return true }
        // Three digits are kept.
        return isLessBetter ? value <= floor + 0.0005 : value >= floor - 0.0005
    }

    private static func text(_ value: Double) -> String { String(format: "%.3f", value) }

    /// One write call, so that lines of tests that run beside each other don't mix.
    private static func append(_ line: String, to path: String) {
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let file = FileHandle(forWritingAtPath: path) else { return }
        defer { try? file.close() }
        _ = try? file.seekToEnd()
        try? file.write(contentsOf: Data(line.utf8))
    }
}

/// The floors on file.
package enum Floors {
    package static let all: [String: Double] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("floors.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [:] }
        var floors: [String: Double] = [:]
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let fields = line.split(separator: "\t")
            if fields.count >= 2 { floors[String(fields[0])] = Double(fields[1]) }
        }
        return floors
    }()
}
