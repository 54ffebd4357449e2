-- One row: the number of changes made, the last batch that was folded, and the key of the digests of erased persons.
CREATE TABLE state
(
    turn   INTEGER NOT NULL,
    folded INTEGER NOT NULL,
    secret BLOB    NOT NULL
);
INSERT INTO state VALUES (0, 0, randomblob(32));

-- What is known of each person, customers first. Rows of one page are neighbours in a reading, so the table is its own index.
CREATE TABLE history
(
    person TEXT PRIMARY KEY,
    block  BLOB NOT NULL
) WITHOUT ROWID;

-- Visitors who turned out to be customers.
CREATE TABLE merge
(
    visitor  TEXT PRIMARY KEY,
    customer TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX merge_customer ON merge (customer);

-- Who was erased, by keyed digest.
CREATE TABLE erasure
(
    digest    TEXT PRIMARY KEY,
    time      INTEGER NOT NULL,
    actor     TEXT    NOT NULL,
    events    INTEGER NOT NULL,
    purchases INTEGER NOT NULL,
    visitors  INTEGER NOT NULL
) WITHOUT ROWID
