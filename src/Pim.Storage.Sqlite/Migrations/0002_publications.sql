-- What channels have and see. Channels that are deleted leave their contents behind for a while, until a job has withdrawn them.

-- By the guid a catalogue is told from another; the mark is the last one taken for stale contents.
ALTER TABLE catalog ADD COLUMN guid TEXT NOT NULL DEFAULT '';
ALTER TABLE catalog ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
UPDATE catalog SET guid = lower(hex(randomblob(16)));

ALTER TABLE jobs ADD COLUMN kind    INTEGER NOT NULL DEFAULT 1;
ALTER TABLE jobs ADD COLUMN channel TEXT    NOT NULL DEFAULT '';
CREATE INDEX jobs_next ON jobs (kind, id) WHERE state IN (1, 2);

-- Which revision a channel has. Its document is that of the product while it has this revision, then that of the history.
CREATE TABLE publications (
    channel   TEXT NOT NULL,
    sku       TEXT NOT NULL,
    revision  INTEGER NOT NULL,
    time      INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    PRIMARY KEY (channel, sku)
) STRICT, WITHOUT ROWID;
CREATE INDEX publications_sku ON publications (sku);

CREATE TABLE schedules (
    sku           TEXT NOT NULL,
    channel       TEXT NOT NULL,
    publish_time  INTEGER,
    expire_time   INTEGER,
    next_time     INTEGER,
    actor         TEXT NOT NULL,
    error         TEXT NOT NULL,
    PRIMARY KEY (sku, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX schedules_next_time ON schedules (next_time) WHERE next_time IS NOT NULL;

CREATE TABLE reviews (
    sku       TEXT NOT NULL PRIMARY KEY,
    revision  INTEGER NOT NULL,
    ready     INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    time      INTEGER NOT NULL,
    note      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The channels that ever had something, and the greatest sequence of a withdrawal that was forgotten. A row outlives its channel: whoever
-- follows a channel of the same code that is made later must still be told.
CREATE TABLE feeds (
    channel    TEXT NOT NULL PRIMARY KEY,
    forgotten  INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- The last change of every product in every channel: a new one takes the place of the former, at the end. The locales are those of its
-- documents, parted by spaces, in the order of their ids; none: withdrawn.
CREATE TABLE changes (
    sequence  INTEGER PRIMARY KEY,
    channel   TEXT NOT NULL,
    sku       TEXT NOT NULL,
    time      INTEGER NOT NULL,
    locales   TEXT NOT NULL
) STRICT;
-- A channel's feed in order (every index also holds the sequence), its products by SKU with all that is told beside their documents, and
-- what is to be forgotten. That a product stands once in a channel is seen to by the writer.
CREATE INDEX changes_channel   ON changes (channel);
CREATE INDEX changes_sku       ON changes (channel, sku, locales, time);
CREATE INDEX changes_withdrawn ON changes (time) WHERE locales = '';

-- The documents of a change: the id is its sequence * 256 + the place of the locale. So they are appended, and the feed reads on and on.
CREATE TABLE contents (
    id     INTEGER PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

-- Which other products went into a product's content.
CREATE TABLE mentions (
    channel    TEXT NOT NULL,
    sku        TEXT NOT NULL,
    mentioned  TEXT NOT NULL,
    PRIMARY KEY (channel, sku, mentioned)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_mentioned ON mentions (channel, mentioned);

-- Contents to be made anew: since which mark, and the last one.
CREATE TABLE stale (
    channel  TEXT NOT NULL,
    sku      TEXT NOT NULL,
    since    INTEGER NOT NULL,
    mark     INTEGER NOT NULL,
    PRIMARY KEY (channel, sku)
) STRICT, WITHOUT ROWID;
CREATE INDEX stale_since ON stale (since);
