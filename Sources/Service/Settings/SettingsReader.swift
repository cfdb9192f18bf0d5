internal import Foundation
internal import Model
internal import Yams

/// Reads `copytaster.yaml` against the table: every fault with file, line, column and what to do.
struct SettingsReader {
    let file: String
    private(set) var values: [String: SettingValue] = [:]
    private(set) var feeds: [[String: SettingValue]] = []
    private(set) var destinations: [(fields: [String: SettingValue], mark: Yams.Mark?)] = []
    private(set) var faults: [InputFault] = []

    /// The largest configuration that is read, in bytes.
    private static let largest = 1 << 20

    init(file: String, text: String) {
        self.file = file
        for setting in SettingsTable.settings {
            if let standard = setting.standard { values[setting.key] = Self.standard(setting, standard) }
        }
        guard text.utf8.count <= Self.largest else {
            faults = [InputFault(file: file, message: "the file is larger than 1 MB; is it a configuration?")]
            return
        }
        do {
            // An empty file is a configuration of defaults.
            if let root = try Yams.compose(yaml: text) { read(root) }
        } catch let error as YamlError {
            faults.append(Self.fault(error, file: file))
        } catch {
            faults.append(InputFault(file: file, message: "not YAML: \(error)"))
        }
    }

    private static func standard(_ setting: Setting, _ text: String) -> SettingValue? {
        if case .list = setting.kind { return .list([]) }
        return setting.value(text.trimmingCharacters(in: ["\""]))
    }

    private static func fault(_ error: YamlError, file: String) -> InputFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            InputFault(
                file: file, line: mark.line, column: mark.column,
                message: "not YAML: \(problem); check the indentation and the quotes of this line")
        case .duplicatedKeysInMapping(let names, let context):
            InputFault(
                file: file, line: context.mark.line, column: context.mark.column,
                message: "\(names.sorted().map { "'\($0)'" }.joined(separator: ", ")) is set twice; keep one")
        default: InputFault(file: file, message: "not YAML: \(error)")
        }
    }

    private mutating func read(_ root: Node) {
        guard let mapping = root.mapping else {
            // A file of nothing but comments composes to a null scalar.
            if let scalar = root.scalar, scalar.string.isEmpty || scalar.string == "null" { return }
            return fault(root, "the file must hold sections such as `desk:`; `copytaster init` writes an example")
        }
        let lists = ["feeds", "destinations"]
        let sections = SettingsTable.sections.map(\.name)
        for (key, node) in mapping {
            let name = key.string ?? ""
            if sections.contains(name) {
                readSection(name, node)
            } else if name == "feeds" {
                feeds = elements(node, name, SettingsTable.feedFields).map(\.fields)
            } else if name == "destinations" {
                destinations = elements(node, name, SettingsTable.destinationFields)
            } else {
                fault(key, unknown(name, among: sections + lists))
            }
        }
    }

    private mutating func readSection(_ section: String, _ node: Node) {
        guard let mapping = node.mapping else {
            if node.scalar?.string.isEmpty ?? false { return }
            return fault(node, "'\(section)' must hold settings, a line each, as in `  name: value`")
        }
        let settings = SettingsTable.settings.filter { $0.key.hasPrefix(section + ".") }
        values.merge(read(mapping, settings: settings, prefix: section + ".")) { $1 }
    }

    private mutating func elements(
        _ node: Node, _ name: String, _ fields: [Setting]
    ) -> [(fields: [String: SettingValue], mark: Yams.Mark?)] {
        if node.scalar?.string.isEmpty ?? false { return [] }
        guard let sequence = node.sequence else {
            fault(node, "'\(name)' must be a list: a line `- \(fields[0].key): …` for each")
            return []
        }
        var result: [(fields: [String: SettingValue], mark: Yams.Mark?)] = []
        for element in sequence {
            guard let mapping = element.mapping else {
                fault(element, "an element of '\(name)' must hold settings, as in `- \(fields[0].key): …`")
                continue
            }
            let values = read(mapping, settings: fields, prefix: "")
            for field in fields where !field.isOptional && !mapping.contains(where: { $0.key.string == field.key }) {
                fault(element, "'\(field.key)' is missing here; it is \(field.form)")
            }
            result.append((values, element.mark))
        }
        return result
    }

    private mutating func read(_ mapping: Node.Mapping, settings: [Setting], prefix: String) -> [String: SettingValue] {
        var values: [String: SettingValue] = [:]
        for (key, node) in mapping {
            let name = key.string ?? ""
            if name == "secret" || name == "key" || name == "password" || name == "token" {
                fault(key, "a secret doesn't belong in this file; use secretFile or secretEnv")
                continue
            }
            guard let setting = settings.first(where: { $0.key == prefix + name }) else {
                fault(key, unknown(name, among: settings.map { String($0.key.dropFirst(prefix.count)) }))
                continue
            }
            guard let value = value(node, setting) else {
                let given = node.scalar.map { "'\($0.string)'" } ?? "this"
                fault(node, "\(given) won't do for '\(name)': it is \(setting.form)")
                continue
            }
            values[setting.key] = value
        }
        return values
    }

    private func value(_ node: Node, _ setting: Setting) -> SettingValue? {
        if case .list = setting.kind {
            guard let sequence = node.sequence else { return nil }
            let texts = sequence.compactMap(\.scalar?.string)
            return texts.count == sequence.count ? .list(texts) : nil
        }
        return node.scalar.flatMap { setting.value($0.string) }
    }

    private func unknown(_ name: String, among names: [String]) -> String {
        let near = names.min { EditDistance.between($0, name) < EditDistance.between($1, name) }
        if let near, EditDistance.between(near, name) <= max(2, name.count / 3) {
            return "there is no '\(name)' here; did you mean '\(near)'?"
        }
        return "there is no '\(name)' here; there are \(names.joined(separator: ", "))"
    }

    mutating func fault(_ node: Node, _ message: String) { fault(node.mark, message) }

    mutating func fault(_ mark: Yams.Mark?, _ message: String) {
        faults.append(InputFault(file: file, line: mark?.line, column: mark?.column, message: message))
    }
}

/// How many letters must be changed, put in or taken out (Levenshtein) to turn one word into another.
enum EditDistance {
    static func between(_ left: String, _ right: String) -> Int {
        // Longer words are no misspelling of any setting, and cost quadratic time.
        let (left, right) = (
            Array(left.lowercased().unicodeScalars.prefix(40)), Array(right.lowercased().unicodeScalars.prefix(40))
        )
        var row = Array(0...right.count)
        for (i, a) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, b) in right.enumerated() {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a == b ? 0 : 1))
                diagonal = above
            }
        }
        return row[right.count]
    }
}
