-- The record, version 1: readings as they were made, never changed; one row a reading of an article.
CREATE TABLE IF NOT EXISTS article (
    id TEXT PRIMARY KEY,            -- SHA-256 of the bytes
    text TEXT NOT NULL,             -- as it came
    title TEXT,
    published TEXT,
    name TEXT,                      -- where it was read from
    added TEXT NOT NULL             -- when it entered the record, UTC
) STRICT;

CREATE TABLE IF NOT EXISTS reading (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article(id),
    made TEXT NOT NULL,             -- UTC
    program TEXT NOT NULL,
    model TEXT NOT NULL,
    knowledge TEXT NOT NULL,        -- digest of the knowledge files
    published TEXT,                 -- the date it was read under
    json TEXT NOT NULL,             -- the whole reading
    UNIQUE (article, program, model, knowledge, published)
) STRICT;

CREATE TABLE IF NOT EXISTS event (
    reading INTEGER NOT NULL REFERENCES reading(number),
    id TEXT NOT NULL,               -- E1, E2, ... within the reading
    act TEXT NOT NULL,
    code TEXT NOT NULL,
    factuality TEXT NOT NULL,
    actors TEXT NOT NULL,           -- names, joined by '; '
    recipients TEXT NOT NULL,
    time_start TEXT,
    time_end TEXT,
    place TEXT,
    confidence REAL NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (reading, id)
) STRICT;
