import Foundation
import Model
import Testing

@testable import Classifying

/// The corpus's labelled figures (`gold/corpus.yaml`), where they are on this machine: how many the ledger finds, and of how
/// many it tells the source. The floors only rise.
struct ClaimGoldTests {
    private static let floors = (found: 24, sources: 8)

    private struct Label {
        var file: String
        var what: String
        var value: Double
        var isMoney: Bool
        var source: String?
    }

    @Test(.enabled(if: Reader.shared != nil)) func theCorpusFiguresAreFound() throws {
        let shared = try #require(Reader.shared)
        let labels = Self.labels(try String(contentsOfFile: shared + "/gold/corpus.yaml", encoding: .utf8))
        #expect(labels.count == 24)
        var found = 0
        var sources = (right: 0, of: 0)
        var missed: [String] = []
        for (file, labels) in Dictionary(grouping: labels, by: \.file).sorted(by: { $0.key < $1.key }) {
            let text = try String(contentsOfFile: shared + "/corpus/" + file, encoding: .utf8)
            let claims = Reader.read(
                text, title: String(text.split(separator: "\n").first ?? ""), language: .english,
                published: file.hasPrefix("2018") ? "2018-07-16" : file.hasPrefix("2019") ? "2019-09-10" : "2021-07-28"
            ).claims
            for label in labels {
                let claim = claims.first {
                    $0.bounds.overlaps(Bounds(label.value), tolerance: 0.001) && ($0.currency != nil) == label.isMoney
                        && ($0.bounds.low ?? 0) > label.value * 0.8
                        && ($0.bounds.high != nil || $0.bounds.low == label.value)
                        || $0.bounds.low == nil && $0.bounds.high == label.value
                }
                if label.source != nil { sources.of += 1 }
                guard let claim else {
                    missed.append("\(file): \(label.what)")
                    continue
                }
                found += 1
                guard let source = label.source else { continue }
                if claim.speaker?.name == source {
                    sources.right += 1
                } else {
                    missed.append("\(label.what): said by \(claim.speaker?.name ?? "nobody")")
                }
            }
        }
        print(
            "corpus figures: \(found) of \(labels.count); sources \(sources.right) of \(sources.of); missed: \(missed)")
        #expect(found >= Self.floors.found && sources.right >= Self.floors.sources)
    }

    /// The lines `- {what: …, value: …, unit: …}` under each file's name.
    private static func labels(_ yaml: String) -> [Label] {
        var file = ""
        var labels: [Label] = []
        for line in yaml.split(separator: "\n") {
            if line.hasSuffix(".txt:") {
                file = line.dropLast().trimmingCharacters(in: .whitespaces)
            } else if line.contains("- {what: ") {
                var fields: [String: String] = [:]
                for part in line.drop(while: { $0 != "{" }).dropFirst().prefix(while: { $0 != "}" }).components(
                    separatedBy: ", ")
                {
                    let pair = part.components(separatedBy: ": ")
                    if pair.count == 2 { fields[pair[0]] = pair[1] }
                }
                guard let what = fields["what"], let value = fields["value"].flatMap(Double.init) else { continue }
                labels.append(
                    Label(
                        file: file, what: what, value: value, isMoney: fields["unit"] == "USD",
                        source: fields["source"]))
            }
        }
        return labels
    }
}
