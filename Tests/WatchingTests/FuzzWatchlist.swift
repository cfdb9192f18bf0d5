import Foundation
import Model
import Watching

/// Watchlist files that nobody would write; see `ReadingFuzz`.
enum WatchingFuzz: String, CaseIterable {
    case watchlist

    /// What is wrong with what is made of `bytes`; nil where nothing is.
    func fault(_ bytes: [UInt8]) -> String? {
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
