/// Errors of an input that a person wrote or gave: where it is wrong, what is wrong, what to do.
///
/// Printed `file:line:column: error: what, and what to do`, the form that editors jump to.
package struct InputFault: Error, Hashable, Sendable, CustomStringConvertible {
    package var file: String
    /// 1-based; nil where the whole file is meant.
    package var line: Int?
    package var column: Int?
    /// What is wrong, and what to do.
    package var message: String

    package init(file: String, line: Int? = nil, column: Int? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    package var description: String {
        var place = file
        if let line {
            place += ":\(line)"
            if let column { place += ":\(column)" }
        }
        return "\(place): error: \(message)"
    }
}

/// All faults of an input: a configuration or watchlist is refused whole, with every fault named.
package struct InputFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package var faults: [InputFault]
    package init(_ faults: [InputFault]) { self.faults = faults }
    package var description: String { faults.map(\.description).joined(separator: "\n") }
}
