package import Model
import Yams

/// Collects what is wrong with a watchlist, so that a desk sees every fault at once and not the first only.
package final class FaultLog {
    /// At most so many are kept: a file of another kind would fault on every line.
    package static let limit = 200

    package private(set) var faults: [InputFault] = []
    private var texts: [String: String] = [:]

    package init() {}

    /// Keeps the text of a file, so that a fault inside a value can be given its own line and column.
    func keep(_ text: String, of file: String) { texts[file] = text }

    func text(of file: String) -> String? { texts[file] }

    package func add(_ fault: InputFault) {
        if faults.count < FaultLog.limit, !faults.contains(fault) { faults.append(fault) }
    }

    /// In order of file, line and column.
    package var sorted: [InputFault] {
        faults.sorted {
            ($0.file, $0.line ?? 0, $0.column ?? 0, $0.message) < ($1.file, $1.line ?? 0, $1.column ?? 0, $1.message)
        }
    }
}

/// Reads one YAML text into a cursor (`YAMLValue`) that knows where everything stands.
///
/// Bounded: 1 MiB a file, 200,000 values an expanded document, 64 levels; a key that is itself a list, map or alias is
/// refused before the parser could expand it ("billion laughs").
package enum YAMLReader {
    /// Bytes.
    package static let sizeLimit = 1 << 20
    /// Scalars, lists and maps with all aliases expanded.
    package static let valueLimit = 200_000
    /// Levels of lists and maps.
    package static let depthLimit = 64

    /// Nil where the text is no YAML at all or breaks a limit (then the fault is logged) or where it is empty.
    package static func read(_ text: String, file: String, log: FaultLog) -> YAMLValue? {
        func fail(_ message: String, _ line: Int? = nil, _ column: Int? = nil) -> YAMLValue? {
            log.add(InputFault(file: file, line: line, column: column, message: message))
            return nil
        }
        guard text.utf8.count <= sizeLimit else {
            return fail("the file is larger than 1 MiB; split it: any .yaml file of the folder is read")
        }
        // A byte-order mark, which some editors of Windows put first, would move the columns of the first line.
        let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        if let fault = YAMLGuard.fault(in: text) { return fail(fault.message, fault.line, fault.column) }
        do {
            // No resolver: the types of plain scalars are decided here, by what is asked for.
            log.keep(text, of: file)
            guard let root = try compose(yaml: text, .basic, .default, .utf8) else { return nil }
            var budget = valueLimit
            switch YAMLGuard.measure(root, depth: 0, budget: &budget) {
            case .fine: return YAMLValue(node: root, file: file, log: log)
            case .deep(let mark):
                return fail("nested deeper than \(depthLimit) levels; flatten it", mark?.line, mark?.column)
            case .large:
                return fail("more than \(valueLimit) values once its aliases are expanded; use fewer aliases")
            }
        } catch let error as YamlError {
            let fault = YAMLFaults.explain(error, in: text)
            return fail(fault.message, fault.line, fault.column)
        } catch {
            return fail("can't be read as YAML")
        }
    }

    /// Reads a file of a folder. `file` is what faults call it.
    static func read(_ bytes: [UInt8], file: String, log: FaultLog) -> YAMLValue? {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            if bytes.count > sizeLimit {
                log.add(InputFault(file: file, message: "the file is larger than 1 MiB; split it"))
            } else {
                let at = YAMLGuard.firstInvalidUTF8(bytes)
                log.add(
                    InputFault(file: file, line: at.line, column: at.column, message: "not UTF-8; save it as UTF-8"))
            }
            return nil
        }
        return read(text, file: file, log: log)
    }
}
