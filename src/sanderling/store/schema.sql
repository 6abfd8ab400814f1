-- The record; derived.sql beside it holds what compares articles. Machine results, human judgements and derived tables stand apart; what is kept is never changed.
-- Times of the clock are UTC, ISO 8601. Dates of news keep their precision (2023-08 is a month).
-- Offsets are code points of the article's text, end exclusive.

-- What came ------------------------------------------------------------------------------------------------------

CREATE TABLE bytes (
    sha256 TEXT PRIMARY KEY,        -- of the bytes as they came
    size INTEGER NOT NULL,          -- before packing
    packed BLOB NOT NULL            -- zlib
) STRICT;

CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,        -- SHA-256 of the bytes it came in
    text TEXT NOT NULL,             -- the article's text: as it came, or as extracted from its page
    title TEXT,
    published TEXT,                 -- as known when it was first read
    name TEXT,                      -- where it was first read from
    media TEXT,                     -- media type of the bytes
    extraction TEXT,                -- what made the text from the bytes; NULL when the bytes are the text
    added TEXT NOT NULL
) STRICT;

CREATE TABLE retrieval (            -- where an article's bytes were found; the same bytes at two addresses are two rows
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article(id),
    source TEXT NOT NULL,           -- path, address, or archive!member, as asked for
    url TEXT,                       -- the article's own address
    final_url TEXT,                 -- after redirects
    outlet TEXT,
    title TEXT,                     -- as the source says it
    published TEXT,                 -- as the source says it
    published_from TEXT,            -- given, metadata, or NULL
    headers TEXT,                   -- response headers, a JSON list of pairs
    retrieved TEXT NOT NULL,
    UNIQUE (article, source)
) STRICT;
CREATE INDEX retrieval_source ON retrieval (source);

CREATE TABLE refusal (              -- what was not read, and why
    number INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    sha256 TEXT,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX refusal_source ON refusal (source);

-- What the machine read ------------------------------------------------------------------------------------------

CREATE TABLE reading (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES article(id),
    made TEXT NOT NULL,
    program TEXT NOT NULL,
    model TEXT NOT NULL,
    knowledge TEXT NOT NULL,        -- digest of the knowledge files
    published TEXT,                 -- the date it was read under
    given TEXT,                     -- the date that the reader was given; NULL when it found the date itself or had none
    sha256 TEXT NOT NULL,           -- of the reading's JSON
    UNIQUE (article, program, model, knowledge, published, given)
) STRICT;

CREATE TABLE reading_json (
    reading INTEGER PRIMARY KEY REFERENCES reading(number),
    packed BLOB NOT NULL            -- zlib of the whole reading's JSON, UTF-8
) STRICT;

CREATE TABLE actor (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    id TEXT,
    country TEXT,                   -- ISO 3166-1 alpha-3
    sector TEXT
) STRICT;
CREATE INDEX actor_name ON actor (name, id, country, sector);

CREATE TABLE place (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    id TEXT,
    country TEXT,
    admin1 TEXT,
    lat REAL,                       -- degrees, WGS 84
    lon REAL,
    precision TEXT
) STRICT;
CREATE INDEX place_name ON place (name, id, country, admin1, precision);

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading(number),
    id TEXT NOT NULL,               -- E1, E2, ... within the reading
    act TEXT NOT NULL,
    code TEXT NOT NULL,
    mode TEXT,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    factuality TEXT NOT NULL,
    background INTEGER NOT NULL,
    actors TEXT NOT NULL,           -- names, joined by '; ', to browse; event_party is what is asked
    recipients TEXT NOT NULL,
    time_start TEXT,
    time_end TEXT,
    time_precision TEXT,
    first_day TEXT,                 -- the first and last day that the time may mean, for comparing
    last_day TEXT,
    place INTEGER REFERENCES place(number),
    confidence REAL NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,            -- the first words it rests on, as they came
    words TEXT NOT NULL,            -- the same, repaired
    rule TEXT NOT NULL,
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX event_days ON event (first_day, last_day);
CREATE INDEX event_act ON event (act);
CREATE INDEX event_place ON event (place);

CREATE TABLE event_party (
    event INTEGER NOT NULL REFERENCES event(number),
    role TEXT NOT NULL,             -- actor or recipient
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor(number),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_party_actor ON event_party (actor, role, event);

CREATE TABLE event_source (         -- according to whom, outermost last
    event INTEGER NOT NULL REFERENCES event(number),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    named INTEGER NOT NULL,
    kind TEXT NOT NULL,
    quote TEXT NOT NULL,
    PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_source_name ON event_source (name);

CREATE TABLE claim (
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading(number),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    direct INTEGER NOT NULL,
    speaker INTEGER REFERENCES actor(number),
    speaker_name TEXT,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    start INTEGER NOT NULL,         -- of the content
    "end" INTEGER NOT NULL,
    events TEXT NOT NULL,           -- ids within the reading, joined by '; '
    UNIQUE (reading, id)
) STRICT;

CREATE TABLE mention (
    reading INTEGER NOT NULL REFERENCES reading(number),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,             -- actor, place, time, quantity
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    name TEXT,
    id TEXT,
    country TEXT,
    PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    reading INTEGER NOT NULL REFERENCES reading(number),
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    severity TEXT NOT NULL,
    because TEXT NOT NULL,
    quote TEXT,
    PRIMARY KEY (reading, position)
) STRICT, WITHOUT ROWID;

-- What people judged ---------------------------------------------------------------------------------------------

CREATE TABLE judgement (            -- a ledger: a judgement is undone by a later row, never changed
    number INTEGER PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('confirm', 'reject', 'same', 'different', 'split', 'undo')),
    about TEXT CHECK (about IN ('event', 'article')),
    subject INTEGER,                -- event.number or article.number
    other INTEGER,                  -- of 'same' and 'different'
    undoes INTEGER REFERENCES judgement(number),
    why TEXT NOT NULL,
    "by" TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE VIEW standing_judgement AS
    SELECT * FROM judgement j WHERE j.verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgement u WHERE u.undoes = j.number);

-- The log --------------------------------------------------------------------------------------------------------

CREATE TABLE log (                  -- every row that was kept; each digest covers the one before it
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    "by" TEXT NOT NULL,
    action TEXT NOT NULL,           -- the table that a row was added to, or 'migration'
    subject TEXT NOT NULL,          -- the row's key, or the version
    content TEXT NOT NULL,          -- SHA-256 of the row
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;

-- Derived: all of it can be made again from the above --------------------------------------------------------------

CREATE TABLE newest (               -- the newest reading of each article
    article INTEGER PRIMARY KEY REFERENCES article(number),
    reading INTEGER NOT NULL UNIQUE REFERENCES reading(number)
) STRICT;

CREATE TABLE clean_text (           -- the repaired text of the articles whose letters were mended
    article INTEGER PRIMARY KEY REFERENCES article(number),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE polled (               -- what a feed answered last; no part of the record's content
    url TEXT PRIMARY KEY,
    etag TEXT,
    last_modified TEXT,
    at TEXT NOT NULL
) STRICT;

CREATE VIEW searchable AS
    SELECT a.number AS number, coalesce(a.title, '') AS title, coalesce(c.text, a.text) AS text
    FROM article a LEFT JOIN clean_text c ON c.article = a.number;

CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content = 'searchable', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
-- Without positions the index is a fifth of the size; where the trigrams stand is looked at in the text.
CREATE VIRTUAL TABLE article_letters USING fts5 (
    text, content = 'searchable', content_rowid = 'number', tokenize = 'trigram', detail = 'none'
);
CREATE VIRTUAL TABLE quote_words USING fts5 (
    words, content = 'event', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- To browse ------------------------------------------------------------------------------------------------------

CREATE VIEW current_event AS
    SELECT a.id AS article, a.title, a.published, r.number AS reading, e.id AS event, e.act, e.code, e.mode, e.quad,
           e.factuality, e.actors, e.recipients, e.time_start, e.time_end, e.time_precision, p.name AS place,
           p.country AS place_country, p.lat, p.lon, e.confidence, e.words AS quote, e.number AS event_number
    FROM newest n JOIN reading r ON r.number = n.reading JOIN article a ON a.number = n.article
         JOIN event e ON e.reading = r.number LEFT JOIN place p ON p.number = e.place;

-- Kept as it is ---------------------------------------------------------------------------------------------------

CREATE TRIGGER bytes_stays BEFORE UPDATE ON bytes BEGIN SELECT raise(ABORT, 'the record keeps bytes as it is'); END;
CREATE TRIGGER bytes_remains BEFORE DELETE ON bytes BEGIN SELECT raise(ABORT, 'nothing is deleted from bytes'); END;

CREATE TRIGGER article_stays BEFORE UPDATE ON article BEGIN SELECT raise(ABORT, 'the record keeps article as it is'); END;
CREATE TRIGGER article_remains BEFORE DELETE ON article BEGIN SELECT raise(ABORT, 'nothing is deleted from article'); END;

CREATE TRIGGER retrieval_stays BEFORE UPDATE ON retrieval BEGIN SELECT raise(ABORT, 'the record keeps retrieval as it is'); END;
CREATE TRIGGER retrieval_remains BEFORE DELETE ON retrieval BEGIN SELECT raise(ABORT, 'nothing is deleted from retrieval'); END;

CREATE TRIGGER refusal_stays BEFORE UPDATE ON refusal BEGIN SELECT raise(ABORT, 'the record keeps refusal as it is'); END;
CREATE TRIGGER refusal_remains BEFORE DELETE ON refusal BEGIN SELECT raise(ABORT, 'nothing is deleted from refusal'); END;

CREATE TRIGGER reading_stays BEFORE UPDATE ON reading BEGIN SELECT raise(ABORT, 'the record keeps reading as it is'); END;
CREATE TRIGGER reading_remains BEFORE DELETE ON reading BEGIN SELECT raise(ABORT, 'nothing is deleted from reading'); END;

CREATE TRIGGER reading_json_stays BEFORE UPDATE ON reading_json BEGIN SELECT raise(ABORT, 'the record keeps reading_json as it is'); END;
CREATE TRIGGER reading_json_remains BEFORE DELETE ON reading_json BEGIN SELECT raise(ABORT, 'nothing is deleted from reading_json'); END;

CREATE TRIGGER actor_stays BEFORE UPDATE ON actor BEGIN SELECT raise(ABORT, 'the record keeps actor as it is'); END;
CREATE TRIGGER actor_remains BEFORE DELETE ON actor BEGIN SELECT raise(ABORT, 'nothing is deleted from actor'); END;

CREATE TRIGGER place_stays BEFORE UPDATE ON place BEGIN SELECT raise(ABORT, 'the record keeps place as it is'); END;
CREATE TRIGGER place_remains BEFORE DELETE ON place BEGIN SELECT raise(ABORT, 'nothing is deleted from place'); END;

CREATE TRIGGER event_stays BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'the record keeps event as it is'); END;
CREATE TRIGGER event_remains BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'nothing is deleted from event'); END;

CREATE TRIGGER event_party_stays BEFORE UPDATE ON event_party BEGIN SELECT raise(ABORT, 'the record keeps event_party as it is'); END;
CREATE TRIGGER event_party_remains BEFORE DELETE ON event_party BEGIN SELECT raise(ABORT, 'nothing is deleted from event_party'); END;

CREATE TRIGGER event_source_stays BEFORE UPDATE ON event_source BEGIN SELECT raise(ABORT, 'the record keeps event_source as it is'); END;
CREATE TRIGGER event_source_remains BEFORE DELETE ON event_source BEGIN SELECT raise(ABORT, 'nothing is deleted from event_source'); END;

CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT raise(ABORT, 'the record keeps claim as it is'); END;
CREATE TRIGGER claim_remains BEFORE DELETE ON claim BEGIN SELECT raise(ABORT, 'nothing is deleted from claim'); END;

CREATE TRIGGER mention_stays BEFORE UPDATE ON mention BEGIN SELECT raise(ABORT, 'the record keeps mention as it is'); END;
CREATE TRIGGER mention_remains BEFORE DELETE ON mention BEGIN SELECT raise(ABORT, 'nothing is deleted from mention'); END;

CREATE TRIGGER finding_stays BEFORE UPDATE ON finding BEGIN SELECT raise(ABORT, 'the record keeps finding as it is'); END;
CREATE TRIGGER finding_remains BEFORE DELETE ON finding BEGIN SELECT raise(ABORT, 'nothing is deleted from finding'); END;

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement BEGIN SELECT raise(ABORT, 'the record keeps judgement as it is'); END;
CREATE TRIGGER judgement_remains BEFORE DELETE ON judgement BEGIN SELECT raise(ABORT, 'nothing is deleted from judgement'); END;

CREATE TRIGGER log_stays BEFORE UPDATE ON log BEGIN SELECT raise(ABORT, 'the record keeps log as it is'); END;
CREATE TRIGGER log_remains BEFORE DELETE ON log BEGIN SELECT raise(ABORT, 'nothing is deleted from log'); END;
