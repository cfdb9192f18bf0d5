internal import GRDB

/// Migration 6: the watchlists that were live, and which of them each verdict and alert came from.
enum SixthSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                -- A row each time that a watchlist became live; one that came back has several.
                CREATE TABLE watchlistVersion (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, hash TEXT NOT NULL, since REAL NOT NULL
                ) STRICT;
                CREATE INDEX watchlistVersionByHash ON watchlistVersion (hash);
                -- What is the same in many versions is kept once.
                CREATE TABLE watchlistFile (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
                CREATE TABLE watchlistPart (
                    version TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL, PRIMARY KEY (version, name)
                ) STRICT, WITHOUT ROWID;

                -- NULL where it was made before this migration: the article's tells.
                ALTER TABLE judgement ADD COLUMN watchlist TEXT;
                ALTER TABLE alert ADD COLUMN watchlist TEXT;
                CREATE INDEX judgementByWatchlist ON judgement (watchlist);
                CREATE INDEX alertByWatchlist ON alert (watchlist, raised);
                CREATE INDEX articleByWatchlist ON article (watchlist);
                """)
    }
}
