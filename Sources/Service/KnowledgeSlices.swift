internal import Foundation
internal import Yams

/// Event types and gates as they stand in a watchlist's files, to be copied with their layout and comments.
struct KnowledgeSlices {
    struct Slice: Sendable {
        var name: String
        /// Lines of one list element, indented by two.
        var text: String
    }

    private var types: [Slice] = []
    private var gates: [Slice] = []

    /// Files that can't be read hold nothing to copy: who loads the watchlist says so.
    init(folder: String) {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
        for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name), data.count <= 1 << 20,
                let text = String(data: data, encoding: .utf8), let root = try? Yams.compose(yaml: text)?.mapping
            else { continue }
            let lines = FileLines(text)
            types += Self.slices(root, "types", lines)
            gates += Self.slices(root, "gates", lines)
        }
    }

    private static func slices(_ root: Node.Mapping, _ key: String, _ lines: FileLines) -> [Slice] {
        guard let list = root[key]?.sequence, let start = root.first(where: { $0.key.string == key })?.key.mark else {
            return []
        }
        // Elements begin at their dash; the section ends where the next key does.
        let next = root.compactMap { $0.key.mark?.line }.filter { $0 > start.line }.min() ?? lines.list.count + 1
        let starts = list.compactMap { $0.mark?.line }
        guard starts.count == list.count else { return [] }
        return list.enumerated().compactMap { index, node in
            guard let name = node.mapping?["name"]?.string else { return nil }
            let first = starts[index] - 1
            var end = min((index + 1 < starts.count ? starts[index + 1] : next) - 1, lines.list.count)
            // Comments and blank lines before the next element are its own.
            while end > first + 1, lines.isBlank(end - 1) || lines.isComment(end - 1) { end -= 1 }
            let indent = lines.indent(first)
            let text = lines.list[first..<end].map { line in
                line.allSatisfy { $0 == " " }
                    ? "\n" : "  " + line.dropFirst(min(indent, line.prefix { $0 == " " }.count)) + "\n"
            }.joined()
            return Slice(name: name, text: text)
        }
    }

    /// The types of these names and those that they speak of, in the order of their file.
    func types(named names: Set<String>) -> [Slice] {
        var chosen = names
        for _ in types {
            let more = Self.names(in: types.filter { chosen.contains($0.name) }.map(\.text)).types.subtracting(chosen)
            if more.isEmpty { break }
            chosen.formUnion(more)
        }
        return types.filter { chosen.contains($0.name) }
    }

    /// Gates that are for some of these types, or for all; the others' names are taken out of their lists.
    func gates(of types: Set<String>) -> [Slice] {
        gates.compactMap { gate in
            let node = try? Yams.compose(yaml: gate.text)?.sequence?.first?.mapping?["types"]
            guard let list = node?.sequence?.compactMap(\.string) else { return gate }
            let kept = list.filter(types.contains)
            guard !kept.isEmpty else { return nil }
            guard kept.count < list.count else { return gate }
            var gate = gate
            var lines = FileLines(gate.text)
            if let index = lines.list.firstIndex(where: { $0.drop { $0 == " " }.hasPrefix("types: [") }) {
                lines.list[index] = String(repeating: " ", count: lines.indent(index)) + "types: \(YAMLText.list(kept))"
            }
            gate.text = lines.text
            return gate
        }
    }

    /// What entries speak of by name, wherever in them.
    static func names(in entries: [String]) -> (
        places: Set<String>, actors: Set<String>, themes: Set<String>, types: Set<String>
    ) {
        var found: [String: Set<String>] = [:]
        func walk(_ node: Node, depth: Int) {
            guard depth < 64 else { return }
            if let mapping = node.mapping {
                for (key, value) in mapping {
                    if let key = key.string, let list = value.sequence {
                        found[key, default: []].formUnion(list.compactMap(\.string))
                    }
                    walk(value, depth: depth + 1)
                }
            } else if let list = node.sequence {
                for item in list { walk(item, depth: depth + 1) }
            }
        }
        for entry in entries { if let node = try? Yams.compose(yaml: entry) { walk(node, depth: 0) } }
        return (
            (found["places"] ?? []).union(found["locations"] ?? []), found["actors"] ?? [], found["themes"] ?? [],
            found["yields"] ?? []
        )
    }
}
