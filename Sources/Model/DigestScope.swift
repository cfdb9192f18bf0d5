package import Foundation

/// Which of the ledger's rows (alerts, judgements, figures) a digest tells of. A row carries a mark once a daily digest has told
/// it: what was committed a moment after a digest was made, though stamped before, is told by the next.
package enum DigestScope: Hashable, Sendable {
    /// Rows that no daily digest has told, stamped before `to`; and those stamped after `now`, which a clock that was set back
    /// since has left in the future.
    case untold(to: Date, now: Date)
    /// Rows that these daily digests have told, by their ids.
    case told(by: [String])
    /// Rows stamped in [from, to), told or not.
    case stamped(from: Date, to: Date)
}

/// The rows of one scope, each list in the order recorded.
package struct DigestRows: Sendable {
    package var alerts: [Alert] = []
    /// Those that a digest can show: what is only recalled or denied is counted, not listed. The articles come without text.
    package var judgements: [(article: Article, judgement: Judgement)] = []
    /// Figures read out of articles, whatever the watchlist knew before; empty where the ledger keeps none.
    package var figures: [KnownFigure] = []
    /// Verdict → reports, those that are not listed too.
    package var verdicts: [String: Int] = [:]
    /// The earliest time at which one of the judgements was made; nil where there are none.
    package var since: Date?
    package var extent = Extent()

    /// How far each list goes, by the rows' numbers: what comes after them was left for the next digest.
    package struct Extent: Hashable, Sendable {
        package var alert: Int64 = 0
        package var judgement: Int64 = 0
        package var figure: Int64 = 0

        package init() {}
    }

    /// Alerts, judgements and figures that one digest tells at the most; what is over comes in the next.
    package static let most = (alerts: 5000, judgements: 50_000, figures: 5000)

    package init() {}
}

/// What recording a digest marks as told.
package enum DigestTelling: Hashable, Sendable {
    /// The unmarked rows of a daily digest: stamped before `to` or after `now`, as far as `extent` goes.
    case rows(to: Date, now: Date, extent: DigestRows.Extent)
    /// The daily digests that a weekly one sums up, by their ids.
    case digests([String])
    case nothing
}

/// A digest as it went out, kept so that it can be had again byte for byte, whatever templates come.
package struct DigestText: Hashable, Sendable {
    /// `md`, `html`, `text` or `json`.
    package var format: String
    package var body: String

    package init(format: String, body: String) {
        self.format = format
        self.body = body
    }
}

/// A digest on record, without what is in it.
package struct DigestLine: Hashable, Sendable {
    package var id: String
    package var kind: Digest.Kind
    package var day: Day
    package var from: Date
    package var to: Date
    /// Nil where an earlier version made it.
    package var made: Date?
    /// The formats in which it is kept.
    package var formats: [String]

    package init(id: String, kind: Digest.Kind, day: Day, from: Date, to: Date, made: Date?, formats: [String]) {
        self.id = id
        self.kind = kind
        self.day = day
        self.from = from
        self.to = to
        self.made = made
        self.formats = formats
    }
}

/// How many events of a type lay at a place on a day.
package struct EventTally: Hashable, Sendable {
    package var day: Day
    package var type: String
    /// Canonical; nil where it is unknown.
    package var place: String?
    package var count: Int

    package init(day: Day, type: String, place: String?, count: Int) {
        self.day = day
        self.type = type
        self.place = place
        self.count = count
    }

    /// Days that an event's date may span and still be counted, on the last of them: what is told by the month lies on no day.
    package static let longest = 7
}

/// How one delivery of an alert stands.
package struct DeliveryStanding: Hashable, Sendable {
    package var alert: String
    /// As on record: a later version may know more states than this one.
    package var state: String
    package var lastError: String?

    package init(alert: String, state: String, lastError: String?) {
        self.alert = alert
        self.state = state
        self.lastError = lastError
    }
}
