-- Batches of events as they were taken in, oldest first, until they are folded into histories.
CREATE TABLE waiting
(
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    count INTEGER NOT NULL,
    block BLOB    NOT NULL
)
