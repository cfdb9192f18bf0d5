/// The nearest of a set of words, for faults.
package enum Nearest {
    /// `; did you mean 'aliases'?`, or, where nothing is near and `all` is asked for, the words there are.
    package static func suggestion(for word: String, among words: [String], all: Bool = false) -> String {
        let limit = max(1, min(3, word.count / 2))
        let ranked = words.map { ($0, distance(word, $0)) }.filter { $0.1 <= limit }.min { $0.1 < $1.1 }
        if let best = ranked?.0 { return "; did you mean '\(best)'?" }
        return all ? "; known here: \(words.joined(separator: ", "))" : ""
    }

    /// Edits (insertions, deletions, substitutions, swaps of neighbours) between two words, case aside; of long ones
    /// only the first 64 letters are compared.
    package static func distance(_ left: String, _ right: String) -> Int {
        let a = Array(left.lowercased().prefix(64))
        let b = Array(right.lowercased().prefix(64))
        var rows = [[Int]](repeating: Array(0...b.count), count: 3)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                var cost = min(rows[2][j] + (a[i] == b[j] ? 0 : 1), rows[2][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[1][j - 1] + 1) }
                row.append(cost)
            }
            rows = [rows[1], rows[2], row]
        }
        return rows[2][b.count]
    }
}
