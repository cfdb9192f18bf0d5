internal import Foundation
internal import Model
internal import Storing

/// One watchlist's alerts against the desk's marks on the alerts that were raised live.
///
/// An alert of the backtest bears the mark of a live one of the same type that was raised by the same article, else by an
/// article that tells of its event. *Precision*: of those that bear one, how many were right. *Recall*: of the live alerts
/// that were marked right, how many it raises. What never alerted live has no mark; no figure can speak of it.
struct BacktestScore: Sendable {
    private(set) var right = 0
    private(set) var wrong = 0
    private(set) var notNew = 0
    private(set) var unmarked = 0
    private(set) var recall: Share

    var precision: Share { Share(part: right, whole: right + wrong + notNew) }

    init(_ alerts: [BacktestAlert], marks: [MarkedAlert], ledger: MemoryLedger) {
        struct Key: Hashable {
            var type: String
            var article: String
        }
        var byArticle: [Key: Int] = [:]
        for (index, marked) in marks.enumerated() where marked.alert.kind == .new {
            if let article = marked.article { byArticle[Key(type: marked.alert.type, article: article)] = index }
        }
        var raised = Set<Int>()
        for alert in alerts where alert.alert.kind == .new {
            let type = alert.alert.type
            let tellings = ledger.event(id: alert.alert.event)?.tellings.map(\.article) ?? []
            let found = ([alert.article.id] + tellings).lazy.compactMap { byArticle[Key(type: type, article: $0)] }
                .first
            guard let found else {
                unmarked += 1
                continue
            }
            raised.insert(found)
            switch marks[found].standing {
            case .right: right += 1
            case .wrong: wrong += 1
            case .notNew: notNew += 1
            }
        }
        let wanted = marks.indices.filter { marks[$0].standing == .right && marks[$0].alert.kind == .new }
        recall = Share(part: wanted.count(where: raised.contains), whole: wanted.count)
    }
}
