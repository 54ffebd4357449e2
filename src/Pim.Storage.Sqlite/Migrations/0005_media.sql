-- Assets, and the bytes that they have. Bytes lie in files beside this one, each under an id of its own; what counts is the row that points at it.

-- The due time is that of an asset that is not marked as expired.
CREATE TABLE assets (
    key          TEXT NOT NULL PRIMARY KEY,
    sha256       TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    create_time  INTEGER NOT NULL,
    update_time  INTEGER NOT NULL,
    due_time     INTEGER,
    doc          TEXT NOT NULL
) STRICT;
CREATE INDEX assets_sha256 ON assets (sha256, key);
CREATE INDEX assets_due    ON assets (due_time) WHERE due_time IS NOT NULL;

-- Which assets the drafts name.
CREATE TABLE product_assets (
    asset  TEXT NOT NULL,
    sku    TEXT NOT NULL,
    PRIMARY KEY (asset, sku)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO product_assets (asset, sku)
SELECT named.value, p.sku FROM products p JOIN product_documents d ON d.product = p.id,
    json_each(d.doc, '$.values') attribute, json_each(attribute.value) scoped, json_each(scoped.value, '$.assets') named
WHERE attribute.type = 'array';

-- Each content once. Loose: no asset has it, as far as the commit knew that wrote it; doomed: its bytes are being deleted.
CREATE TABLE blobs (
    sha256      TEXT NOT NULL PRIMARY KEY,
    size        INTEGER NOT NULL,
    file        TEXT NOT NULL,
    touch_time  INTEGER NOT NULL,
    loose       INTEGER NOT NULL,
    doomed      INTEGER NOT NULL
) STRICT;
CREATE INDEX blobs_loose  ON blobs (touch_time) WHERE loose = 1;
CREATE INDEX blobs_doomed ON blobs (sha256)     WHERE doomed = 1;
CREATE INDEX blobs_file   ON blobs (file);

CREATE TABLE uploads (
    id          TEXT NOT NULL PRIMARY KEY,
    size        INTEGER NOT NULL,
    file        TEXT NOT NULL,
    touch_time  INTEGER NOT NULL
) STRICT;
CREATE INDEX uploads_touch_time ON uploads (touch_time);

CREATE TABLE renditions (
    sha256       TEXT NOT NULL,
    fingerprint  TEXT NOT NULL,
    file         TEXT NOT NULL,
    size         INTEGER NOT NULL,
    media_type   TEXT NOT NULL,
    width        INTEGER NOT NULL,
    height       INTEGER NOT NULL,
    PRIMARY KEY (sha256, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE INDEX renditions_file ON renditions (file);
