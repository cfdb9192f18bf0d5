package import Foundation
internal import GRDB
package import Model

extension SQLiteStore {
    package func figures(_ query: FigureQuery) throws(StoreFault) -> [KnownFigure] {
        try read("look up figures") { db in
            var conditions: [String] = []
            var arguments: [(any DatabaseValueConvertible)?] = []
            func ask(_ condition: String, _ value: (any DatabaseValueConvertible)?) {
                guard let value else { return }
                conditions.append(condition)
                arguments.append(value)
            }
            ask("question = ?", query.question)
            ask("told >= ?", query.from?.timeIntervalSince1970)
            ask("told < ?", query.to?.timeIntervalSince1970)
            ask("read >= ?", query.readFrom?.timeIntervalSince1970)
            ask("read < ?", query.readTo?.timeIntervalSince1970)
            arguments.append(query.limit)
            let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
            return try Row.fetchAll(
                db, sql: "SELECT * FROM figure \(filter) ORDER BY told DESC, number LIMIT ?",
                arguments: StatementArguments(arguments)
            ).map(Self.figure)
        }
    }

    package func figureCounts(from: Date?, to: Date?) throws(StoreFault) -> [FigureCount] {
        try read("count figures") { db in
            try Row.fetchAll(
                db,
                // Copies of a text that give the same count once, and a known figure of an article that was read since not at
                // all. "About" and "nearly" had bounds made of them, 15 % wide: what was said is the middle, or the high end.
                sql: """
                    SELECT question, subject, min(coalesce(currency, unit)) AS unit,
                        CASE kind WHEN 'count' THEN 'count' ELSE coalesce(currency, unit) END AS measure,
                        count(DISTINCT coalesce(origin, article, number) || ':' || coalesce(low, '') || ':' || coalesce(high, ''))
                            AS claims,
                        max(told) AS newest, min(CASE \(Self.said) ELSE coalesce(low, high) END) AS least,
                        max(CASE \(Self.said) ELSE coalesce(high, low) END) AS most
                    FROM figure AS one WHERE told >= ? AND told < ? AND NOT (article IS NULL AND EXISTS (
                        SELECT 1 FROM figure AS other
                        WHERE other.question = one.question AND other.article IS NOT NULL AND other.subject IS one.subject
                            AND other.outlet = one.outlet AND abs(other.told - one.told) < 86400
                            AND coalesce(other.low, -9e99) <= coalesce(one.high, 9e99) * 1.001
                            AND coalesce(one.low, -9e99) <= coalesce(other.high, 9e99) * 1.001))
                    GROUP BY question, subject, measure ORDER BY question, subject, measure
                    """,
                arguments: [
                    from?.timeIntervalSince1970 ?? -1e12, to?.timeIntervalSince1970 ?? 1e12,
                ]
            ).map {
                FigureCount(
                    question: $0["question"], subject: $0["subject"], unit: $0["unit"], count: $0["claims"],
                    newest: $0.instant("newest") ?? .distantPast, low: $0["least"], high: $0["most"])
            }
        }
    }

    private static let said = """
        WHEN high > low AND abs((high - low) / (high + low) - 0.15) < 0.001 THEN (low + high) / 2
        WHEN high > low AND abs(low / high - 0.85) < 0.001 THEN high
        """

    /// The claims of an article as it reads now; those of an earlier reading go. What a digest has told of them stays told.
    static func put(claimsOf record: ArticleRecord, _ db: Database) throws {
        let article = record.article
        let told = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT question, subject, low, high, digest FROM figure WHERE article = ? AND digest IS NOT NULL"),
            arguments: [article.id])
        try db.run(sql: "DELETE FROM figure WHERE article = ?", arguments: [article.id])
        for claim in record.findings.claims {
            try put(
                KnownFigure(
                    claim: claim, outlet: article.source, article: article.id, url: article.url, title: article.title,
                    published: article.published, read: record.read, origin: article.copyOf), db)
        }
        for row in told {
            try db.run(
                sql: """
                    UPDATE figure SET digest = ?
                    WHERE article = ? AND question = ? AND subject IS ? AND low IS ? AND high IS ?
                    """,
                arguments: [
                    row["digest"] as String, article.id, row["question"] as String, row["subject"] as String?,
                    row["low"] as Double?, row["high"] as Double?,
                ])
        }
    }

    static func put(_ figure: KnownFigure, _ db: Database) throws {
        let claim = figure.claim
        try db.run(
            sql: """
                INSERT INTO figure (question, subject, low, high, unit, currency, kind, text, beside, firstDay, lastDay,
                    saidBy, speakerKind, isQuoted, sentence, outlet, article, url, title, published, read, told, origin)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                claim.question, claim.subject, claim.bounds.low, claim.bounds.high, claim.unit, claim.currency,
                claim.kind.rawValue, claim.text, claim.beside, claim.asOf?.from.ordinal, claim.asOf?.to.ordinal,
                claim.speaker?.name, claim.speaker?.kind.rawValue, claim.speaker?.isQuoted ?? false, claim.sentence,
                figure.outlet, figure.article, figure.url, figure.title, figure.published?.timeIntervalSince1970,
                figure.read.timeIntervalSince1970, figure.told.timeIntervalSince1970, figure.origin,
            ])
    }

    static func figure(_ row: Row) -> KnownFigure {
        var days: DayInterval?
        if let first: Int = row["firstDay"], let last: Int = row["lastDay"] {
            days = DayInterval(Day(ordinal: first), Day(ordinal: last))
        }
        let speaker = (row["saidBy"] as String?).map {
            Speaker(
                kind: (row["speakerKind"] as String?).flatMap(Speaker.Kind.init(rawValue:)) ?? .other, name: $0,
                isQuoted: row["isQuoted"])
        }
        let read = row.instant("read") ?? Date(timeIntervalSince1970: 0)
        return KnownFigure(
            claim: Claim(
                question: row["question"], subject: row["subject"], bounds: Bounds(low: row["low"], high: row["high"]),
                unit: row["unit"], currency: row["currency"],
                kind: Figure.Kind(rawValue: row["kind"]) ?? .number, text: row["text"], beside: row["beside"],
                asOf: days, speaker: speaker, sentence: row["sentence"]),
            outlet: row["outlet"], article: row["article"], url: row["url"], title: row["title"],
            published: row.instant("published"), read: read, origin: row["origin"])
    }
}
