import Foundation
import Logging
import Model
import Storing

@testable import Service

/// A desk with a small watchlist of its own and alerts to mark, in a scratch folder.
struct MarkedDesk {
    static let noon = Date(timeIntervalSince1970: 1_616_824_800)

    let folder: String
    let settings: Settings
    let store: SQLiteStore

    static let types = """
        beat: test
        places:
          - {name: Almaty, kind: city, aliases: {en: [Almaty]}}
        types:
          - name: protest
            window: 10
            words:
              rally: {en: [rally~]}
              fair: {en: [fair~, festival~]}
              demands: {en: [demanded, banner~]}
            triggers:
              - {words: rally, weight: 2.2}
            cues:
              - {name: festive, weight: 0.6, within: sentence, words: [fair]}
              - {name: makes demands, weight: 0.5, within: sentence, words: [demands]}

        """

    /// - Parameter isOnDisk: whether another process or service is to find the store too.
    init(_ more: String = "", isOnDisk: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.path + "/copytaster-marked-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/beat", withIntermediateDirectories: true)
        try Data(Self.types.utf8).write(to: URL(fileURLWithPath: folder + "/beat/types.yaml"))
        settings = try Settings(
            file: folder + "/copytaster.yaml",
            text: "watchlist: {folder: beat, feeds: false}\nstorage: {folder: .}\n" + more, environment: [:])
        store = isOnDisk ? try SQLiteStore(path: settings.database) : try SQLiteStore()
    }

    func remove() { try? FileManager.default.removeItem(atPath: folder) }

    var weights: String? { try? String(contentsOfFile: folder + "/beat/weights.yaml", encoding: .utf8) }

    /// Reads articles two months apart, each of which alerts; the alerts' ids.
    func alert(_ texts: [String]) throws -> [String] {
        let reader = ArticleReader(
            store: store, beat: BeatHolder(try Beat(folder: settings.watchlistFolder, zone: .gmt)), zone: .gmt,
            destinations: settings.destinations)
        let first = try store.counters().alert
        return try texts.enumerated().flatMap { index, text in
            let number = first + index
            let time = Self.noon + Double(number) * 60 * 86_400
            let article = Article(
                id: "a\(number)", url: "https://example.org/\(number)", canonicalURL: "https://example.org/\(number)",
                title: text, source: "Steppe Wire", published: time, language: .english,
                text: "\(text) on Saturday, our correspondent number \(number) reports from the square.")
            return try reader.read(article, item: nil, isHistory: false, now: time).alerts.map(\.id)
        }
    }

    func mark(_ alert: String, _ word: Mark.Word, at time: Date = noon) throws {
        _ = try Marking(store: store, now: time).mark(alert, word.rawValue, other: nil, note: nil, way: .command)
    }

    static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
}
