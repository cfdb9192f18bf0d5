package import Foundation
internal import Model

/// A file that grows by whole pieces, each once, and is put aside when it is large. What is to be done is decided first, then
/// done a step at a time: a crash between any two loses nothing and repeats nothing.
package struct GrowingFile {
    /// Absolute.
    let folder: String
    /// `alerts.jsonl`.
    let name: String
    let rotateAt: Int
    let keepRotated: Int

    /// - Parameters:
    ///   - folder: absolute; it is there.
    ///   - rotateAt: bytes from which the file is put aside.
    ///   - keepRotated: how many of those put aside are kept, 1 or more.
    package init(folder: String, name: String, rotateAt: Int, keepRotated: Int) {
        self.folder = folder
        self.name = name
        self.rotateAt = rotateAt
        self.keepRotated = keepRotated
    }

    /// Bytes in which a repeat is looked for, over the file and those put aside last; an interrupted delivery is among the
    /// last ones written.
    package static let tail = 1 << 20

    package enum Step: Hashable, Sendable {
        /// Ends a line that was cut off, so that nothing joins it.
        case close
        case putAside(String)
        case add([UInt8])
        case remove(String)
    }

    /// Adds the pieces that don't stand there yet, in one write. They are on the disk when this returns.
    /// - Parameter pieces: one or more whole lines each.
    package func addOnce(_ pieces: [String], now: Date, in folder: borrowing OpenFolder) throws(FolderFault) {
        for step in try steps(toAdd: pieces, now: now) { try perform(step, in: folder) }
    }

    package func perform(_ step: Step, in folder: borrowing OpenFolder) throws(FolderFault) {
        switch step {
        case .close: try OpenFile(path, for: .append).add([Self.newline])
        case .putAside(let aside): try folder.rename(name, to: aside)
        case .add(let bytes):
            let isNew = !FileManager.default.fileExists(atPath: path)
            try OpenFile(path, for: .append).add(bytes)
            if isNew { try folder.synchronize() }
        case .remove(let old): try folder.remove(old)
        }
    }

    // MARK: - What is to be done

    package func steps(toAdd pieces: [String], now: Date) throws(FolderFault) -> [Step] {
        let aside = rotated()
        let exists = FileManager.default.fileExists(atPath: path)
        let present = exists ? try OpenFile(path, for: .read).tail(Self.tail) : []
        var windows = [Data(present)]
        var seen = present.count
        for old in aside.reversed() where seen < Self.tail {
            windows.append(Data(try OpenFile(folder + "/" + old, for: .read).tail(Self.tail - seen)))
            seen += windows.last?.count ?? 0
        }
        let missing = pieces.map { Data($0.utf8) }.filter { piece in
            !piece.isEmpty && !windows.contains { Self.holds($0, piece) }
        }
        guard !missing.isEmpty else { return [] }
        let bytes = Array(missing.joined())
        // A crash in the midst of this very text: what is missing of it is added.
        let begun = Self.begun(bytes, at: present)
        if begun > 0 { return [.add(Array(bytes[begun...]))] }

        var steps: [Step] = []
        var names = aside
        if !present.isEmpty {
            if present.last != Self.newline { steps.append(.close) }
            if try OpenFile(path, for: .read).size() + bytes.count > rotateAt {
                let new = asideName(now, after: aside.last)
                steps.append(.putAside(new))
                names.append(new)
            }
        }
        steps.append(.add(bytes))
        return steps + names.dropLast(keepRotated).map(Step.remove)
    }

    private var path: String { folder + "/" + name }

    private static let newline = UInt8(ascii: "\n")

    /// Whether a piece stands in the text, from the start of a line.
    private static func holds(_ text: Data, _ piece: Data) -> Bool {
        var rest = text.startIndex..<text.endIndex
        while let found = text.range(of: piece, in: rest) {
            if found.lowerBound == text.startIndex || text[found.lowerBound - 1] == newline { return true }
            rest = (found.lowerBound + 1)..<text.endIndex
        }
        return false
    }

    /// How many bytes of `bytes` the text ends with, from the start of a line; 0 where it ends with something else.
    private static func begun(_ bytes: [UInt8], at text: [UInt8]) -> Int {
        for start in max(0, text.count - bytes.count + 1)..<max(text.count, 0)
        where (start == 0 || text[start - 1] == newline) && bytes.starts(with: text[start...]) {
            return text.count - start
        }
        return 0
    }

    // MARK: - Names of those put aside

    /// `alerts-2021-03-27T130100Z.jsonl`: UTC, whose hours don't come twice. Never a name that is taken: where the clock was
    /// set back, a second after the last one.
    func asideName(_ now: Date, after last: String?) -> String {
        let next = last.flatMap(time).map { $0 + 1 }
        let moment = max(Date(timeIntervalSince1970: now.timeIntervalSince1970.rounded(.down)), next ?? .distantPast)
        let text = Timestamp.text(moment, in: .gmt).prefix(19).replacing(":", with: "")
        return "\(stem)-\(text)Z\(ending)"
    }

    /// Names of those put aside, oldest first. Files of others that look alike are none of them.
    package func rotated() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { time($0) != nil }.sorted()
    }

    private var stem: String { String(name.prefix { $0 != "." }) }
    private var ending: String { String(name.dropFirst(stem.count)) }

    private func time(_ aside: String) -> Date? {
        guard aside.hasPrefix(stem + "-"), aside.hasSuffix("Z" + ending) else { return nil }
        let text = Array(aside.dropFirst(stem.count + 1).dropLast(ending.count))
        guard text.count == 18 else { return nil }
        return Timestamp.read(
            String(text[..<13]) + ":" + String(text[13..<15]) + ":" + String(text[15...]), zone: .gmt)
    }
}
