internal import GRDB

/// Migration 7: the course of events: what was announced, the desk's rulings, and where events of a type lay.
enum SeventhSchema {
    static func create(_ db: Database) throws {
        try db.execute(
            sql: """
                -- Announced before it could have happened, whatever became of it: it stands in the daybook.
                ALTER TABLE event ADD COLUMN announced INTEGER NOT NULL DEFAULT 0;
                -- The event that the desk says it is.
                ALTER TABLE event ADD COLUMN mergedInto TEXT;
                -- The desk's last ruling on it: what was read before that ruling must not be written over it.
                ALTER TABLE event ADD COLUMN ruling INTEGER NOT NULL DEFAULT 0;
                UPDATE event SET announced = 1
                WHERE (status = 'planned' AND instr(body, '"alert":') = 0) OR instr(body, '"verdict":"planned"') > 0;
                CREATE INDEX eventAnnounced ON event (lastDay) WHERE announced;
                CREATE INDEX eventByPlace ON event (type, place, lastDay);
                CREATE INDEX eventByLastDay ON event (lastDay);

                -- Rulings outlive articles: they are what is learned from.
                CREATE TABLE eventRuling (
                    number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, event TEXT NOT NULL,
                    other TEXT NOT NULL, made REAL NOT NULL, undone REAL, body TEXT NOT NULL
                ) STRICT;
                CREATE INDEX judgementByEvent ON judgement (event);
                """)
    }
}
