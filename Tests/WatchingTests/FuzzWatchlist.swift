import Foundation
import Model
import Watching

/// Watchlist files and queries that nobody would write; see `ReadingFuzz`.
enum WatchingFuzz: String, CaseIterable {
    case watchlist
    case query

    /// What is wrong with what is made of `bytes`; nil where nothing is.
    func fault(_ bytes: [UInt8]) -> String? {
        switch self {
        case .watchlist: watchlistFault(bytes)
        case .query: queryFault(bytes)
        }
    }

    /// Up to the first zero byte a query, behind it (or of the query's own words) a text to try it on.
    private func queryFault(_ bytes: [UInt8]) -> String? {
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let query = String(decoding: parts[0], as: UTF8.self)
        let node: QueryNode
        do throws(QueryFaults) { node = try Query.parse(query) } catch {
            if error.faults.isEmpty { return "refused without a reason" }
            let length = query.unicodeScalars.count
            let outside = error.faults.first { $0.offset < 0 || $0.offset > length || $0.message.isEmpty }
            return outside.map { "a fault at \($0.offset) of \(length): \($0.message)" }
        }
        let printed = node.description
        do throws(QueryFaults) {
            let again = try Query.parse(printed)
            if again != node { return "printed and read again it is another query: \(printed) as \(again)" }
        } catch { return "what was printed can't be read: \(printed): \(error.faults)" }
        // Names are of a watchlist that isn't here.
        guard let trial = try? QueryTrial(node, language: nil, watchlist: nil) else { return nil }
        let text = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : query + "\n" + query
        let frame = ArticleFrame(titleEnd: text.utf8.count / 3, leadEnd: text.utf8.count / 2, language: .russian)
        for hit in trial.hits(in: NormalText(text), frame: frame)
        where hit.range.isEmpty || hit.range.lowerBound < 0 || hit.range.upperBound > text.utf8.count {
            return "a hit at \(hit.range)"
        }
        return nil
    }

    private func watchlistFault(_ bytes: [UInt8]) -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "copytaster-fuzz-\(getpid())")
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a.yaml")
        guard (try? Data(bytes).write(to: file)) != nil else { return nil }
        do throws(InputFaults) {
            let watchlist = try Watchlist.load(folder.path())
            _ = watchlist.hits(in: NormalText("Rally in Almaty: 200 people. Митинг в Алматы."))
            return nil
        } catch {
            return error.faults.isEmpty ? "refused without a reason" : nil
        }
    }
}
