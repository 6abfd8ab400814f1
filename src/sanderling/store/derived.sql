-- What compares articles with one another. All of it can be made again from the readings. Rows are of readings, which
-- never change, so that groups can be told as of any day: of two readings that were each its article's newest at one time.
-- kind is 0 for articles (item is a reading's number) and 1 for what they tell of (item is of derived_item).

CREATE TABLE derived_reading (      -- the readings that were compared, with what says which of two articles was first
    reading INTEGER PRIMARY KEY REFERENCES reading(number),
    published TEXT,
    credited INTEGER NOT NULL,      -- it names another agency as its source
    words INTEGER NOT NULL
) STRICT;

CREATE TABLE derived_compared (     -- what of a reading is held against others, so that its JSON need not be gone through again
    reading INTEGER PRIMARY KEY REFERENCES reading(number),
    form INTEGER NOT NULL,          -- how it is written; of another form it is made anew
    packed BLOB NOT NULL
) STRICT;

CREATE TABLE derived_item (         -- what an article tells of: its news, and every other event
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading(number),
    name TEXT NOT NULL,             -- news, E3, ...
    acts TEXT,                      -- with a space between; NULL where an older program did not keep them
    UNIQUE (reading, name)
) STRICT;

CREATE TABLE derived_item_event (   -- the coded events of an item
    event INTEGER PRIMARY KEY REFERENCES event(number),
    item INTEGER NOT NULL REFERENCES derived_item(number),
    retold INTEGER NOT NULL         -- it tells the same once more, further down
) STRICT;
CREATE INDEX derived_item_events ON derived_item_event (item);

CREATE TABLE derived_block (        -- what shares a mark in the same or a neighbouring stretch is compared
    kind INTEGER NOT NULL,
    stretch INTEGER NOT NULL,       -- of four days; -1 where the date plays no part, or is unknown
    mark INTEGER NOT NULL,          -- 63 bits
    item INTEGER NOT NULL,
    PRIMARY KEY (kind, stretch, mark, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived_block_middle ( -- the same of those that came later, until there are many
    kind INTEGER NOT NULL,
    stretch INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    item INTEGER NOT NULL,
    PRIMARY KEY (kind, stretch, mark, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived_block_latest ( -- the same of the latest readings, in the order in which they came, until there are many
    kind INTEGER NOT NULL,
    item INTEGER NOT NULL,
    stretch INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    PRIMARY KEY (kind, item, stretch, mark)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived_block_filter ( -- which marks of which time may be in the first two: a Bloom filter, one row; if none, all may
    number INTEGER PRIMARY KEY CHECK (number = 1),
    bits BLOB NOT NULL
) STRICT;

CREATE TABLE derived_stand_in (     -- where very many share a block, those that stand for all
    kind INTEGER NOT NULL,
    stretch INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    name TEXT NOT NULL,             -- the article's digest and the item's name: the first ten by name
    item INTEGER NOT NULL,
    PRIMARY KEY (kind, stretch, mark, name, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE derived_link (         -- a scored pair, a < b
    kind INTEGER NOT NULL,
    a INTEGER NOT NULL,
    b INTEGER NOT NULL,
    score REAL NOT NULL,
    detail TEXT NOT NULL,           -- JSON: what each part adds to the score; of articles also kind, the later, own shares
    PRIMARY KEY (kind, b, a),       -- in the order in which they come, since a is anywhere in the record
    CHECK (a < b)
) STRICT, WITHOUT ROWID;
CREATE INDEX derived_link_a ON derived_link (kind, a);
