internal import GRDB

/// Migration 1. Times are seconds since 1970 UTC (REAL), days are days since 1970-01-01 (INTEGER), values that only the
/// program reads back are JSON (TEXT).
enum FirstSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE feed (
                    url TEXT PRIMARY KEY, name TEXT NOT NULL, nextCheck REAL NOT NULL, state TEXT NOT NULL, trouble TEXT
                ) STRICT;

                -- A row outlives its article: it is the tombstone that keeps a purged item from coming back as new.
                CREATE TABLE item (
                    feed TEXT NOT NULL, id TEXT NOT NULL, url TEXT NOT NULL, canonicalURL TEXT NOT NULL,
                    title TEXT NOT NULL, byline TEXT, source TEXT NOT NULL, published REAL, summary TEXT, content TEXT,
                    isHistory INTEGER NOT NULL, firstSeen REAL NOT NULL, stage TEXT NOT NULL, attempts INTEGER NOT NULL,
                    due REAL NOT NULL, why TEXT,
                    PRIMARY KEY (feed, id)
                ) STRICT, WITHOUT ROWID;
                CREATE INDEX itemByStage ON item (stage, due);
                CREATE INDEX itemByAddress ON item (canonicalURL);

                CREATE TABLE article (
                    id TEXT PRIMARY KEY, url TEXT NOT NULL, canonicalURL TEXT NOT NULL, title TEXT NOT NULL, byline TEXT,
                    source TEXT NOT NULL, published REAL, language TEXT, text TEXT NOT NULL, read REAL NOT NULL,
                    onTopic INTEGER NOT NULL, why TEXT NOT NULL, watchlist TEXT NOT NULL
                ) STRICT;
                CREATE INDEX articleByURL ON article (url);
                CREATE INDEX articleByAddress ON article (canonicalURL);
                CREATE INDEX articleByRead ON article (read);

                CREATE TABLE mention (
                    article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                    kind TEXT NOT NULL, name TEXT NOT NULL, count INTEGER NOT NULL,
                    PRIMARY KEY (article, kind, name)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE judgement (
                    number INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
                    type TEXT NOT NULL, verdict TEXT NOT NULL, event TEXT, made REAL NOT NULL, body TEXT NOT NULL
                ) STRICT;
                CREATE INDEX judgementByArticle ON judgement (article);
                CREATE INDEX judgementByTime ON judgement (made);

                CREATE TABLE event (
                    id TEXT PRIMARY KEY, type TEXT NOT NULL, status TEXT NOT NULL, firstDay INTEGER, lastDay INTEGER,
                    place TEXT, lastSeen REAL NOT NULL, body TEXT NOT NULL
                ) STRICT;
                CREATE INDEX eventByDay ON event (type, firstDay, lastDay);
                CREATE INDEX eventByStatus ON event (status, lastDay);

                CREATE TABLE alert (
                    id TEXT PRIMARY KEY, kind TEXT NOT NULL, type TEXT NOT NULL, article TEXT, raised REAL NOT NULL,
                    body TEXT NOT NULL
                ) STRICT;
                CREATE INDEX alertByTime ON alert (raised);
                CREATE INDEX alertByArticle ON alert (article);

                CREATE TABLE delivery (
                    id TEXT PRIMARY KEY, destination TEXT NOT NULL, payload TEXT NOT NULL, body TEXT NOT NULL,
                    alert TEXT, state TEXT NOT NULL, attempts INTEGER NOT NULL, created REAL NOT NULL, due REAL NOT NULL,
                    lastError TEXT
                ) STRICT;
                CREATE INDEX deliveryByState ON delivery (state, due);
                CREATE INDEX deliveryByAlert ON delivery (alert);

                CREATE TABLE digest (
                    id TEXT PRIMARY KEY, day INTEGER NOT NULL UNIQUE, start REAL NOT NULL, finish REAL NOT NULL,
                    body TEXT NOT NULL
                ) STRICT;

                CREATE TABLE figure (
                    number INTEGER PRIMARY KEY, question TEXT NOT NULL, low REAL, high REAL, unit TEXT, saidBy TEXT,
                    outlet TEXT, asOf TEXT, article TEXT
                ) STRICT;
                CREATE INDEX figureByArticle ON figure (article);

                CREATE TABLE note (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
                """)
    }
}
