package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func alerts(from: Date, to: Date) throws(StoreFault) -> [Alert] {
        try read("list alerts") { db in
            try String.fetchAll(
                db, sql: "SELECT body FROM alert WHERE raised >= ? AND raised < ? ORDER BY raised, rowid",
                arguments: [from.timeIntervalSince1970, to.timeIntervalSince1970]
            ).map { try JSONColumn.decoded(Alert.self, $0) }
        }
    }

    package func judgements(from: Date, to: Date) throws(StoreFault) -> [(article: Article, judgement: Judgement)] {
        try read("list judgements") { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT article.*, judgement.body AS judgementBody FROM judgement
                    JOIN article ON article.id = judgement.article
                    WHERE judgement.made >= ? AND judgement.made < ? ORDER BY judgement.number
                    """, arguments: [from.timeIntervalSince1970, to.timeIntervalSince1970]
            ).map { (Self.article($0), try JSONColumn.decoded(Judgement.self, $0["judgementBody"])) }
        }
    }

    package func counts(from: Date, to: Date) throws(StoreFault) -> ReadingCounts {
        try read("count what was read") { db in
            let window: StatementArguments = [from.timeIntervalSince1970, to.timeIntervalSince1970]
            var counts = ReadingCounts()
            let row = try Row.fetchOne(
                db, sql: "SELECT count(*) AS read, total(onTopic) AS topic FROM article WHERE read >= ? AND read < ?",
                arguments: window)
            counts.read = row?["read"] ?? 0
            counts.onTopic = Int((row?["topic"] as Double?) ?? 0)
            for row in try Row.fetchAll(
                db,
                sql: """
                    SELECT verdict, count(*) AS reports FROM judgement WHERE made >= ? AND made < ? GROUP BY verdict
                    """, arguments: window)
            {
                counts.verdicts[row["verdict"]] = row["reports"]
            }
            return counts
        }
    }

    package func lastDigestEnd() throws(StoreFault) -> Date? {
        try read("look up the last digest") { db in
            try Double.fetchOne(db, sql: "SELECT max(finish) FROM digest").map { Date(timeIntervalSince1970: $0) }
        }
    }

    package func record(_ digest: Digest, deliveries: [Delivery]) throws(StoreFault) {
        try write("record the digest of \(digest.day)") { db in
            try db.execute(
                sql: "INSERT OR REPLACE INTO digest (id, day, start, finish, body) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    digest.id, digest.day.ordinal, digest.from.timeIntervalSince1970, digest.to.timeIntervalSince1970,
                    try JSONColumn.encoded(digest),
                ])
            for delivery in deliveries { try Self.put(delivery, db) }
        }
    }

    package func digest(day: Day) throws(StoreFault) -> Digest? {
        try read("look up the digest of \(day)") { db in
            try String.fetchOne(db, sql: "SELECT body FROM digest WHERE day = ?", arguments: [day.ordinal]).map {
                try JSONColumn.decoded(Digest.self, $0)
            }
        }
    }
}
