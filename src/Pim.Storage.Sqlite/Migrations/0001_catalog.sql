-- Times are ticks of 100 ns since the year 1, UTC. Documents are UTF-8 JSON of what callers set; what the store gives stands in columns.

-- One row: the last revision taken, and the revision of the last change of the schema.
CREATE TABLE catalog (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    revision        INTEGER NOT NULL,
    schema_version  INTEGER NOT NULL
) STRICT;
INSERT INTO catalog VALUES (1, 0, 0);

CREATE TABLE schema_nouns (
    collection  TEXT NOT NULL,
    code        TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    create_time INTEGER NOT NULL,
    update_time INTEGER NOT NULL,
    doc         TEXT NOT NULL,
    PRIMARY KEY (collection, code)
) STRICT;

-- What products are found by: narrow rows, apart from the documents, so that filters and counts do not read those.
CREATE TABLE products (
    id              INTEGER PRIMARY KEY,
    sku             TEXT NOT NULL,
    type            INTEGER NOT NULL,
    family          TEXT NOT NULL,
    family_variant  TEXT NOT NULL,
    parent          TEXT NOT NULL,
    enabled         INTEGER NOT NULL,
    has_issues      INTEGER NOT NULL,
    revision        INTEGER NOT NULL,
    create_time     INTEGER NOT NULL,
    update_time     INTEGER NOT NULL
) STRICT;

CREATE TABLE product_documents (
    product         INTEGER PRIMARY KEY,
    actor           TEXT NOT NULL,
    changed_fields  TEXT NOT NULL,
    doc             TEXT NOT NULL
) STRICT;

-- Completeness and issues; no row when there is nothing to tell.
CREATE TABLE product_states (
    product  INTEGER PRIMARY KEY,
    doc      TEXT NOT NULL
) STRICT;

-- Listings go by SKU, from a SKU on, so every index below holds the SKU right behind its condition: a page is one range of one index.
-- Each index costs every new product a write, so those of rare conditions hold only the rows that meet them; a condition without an index
-- here (enabled, not a model, without a parent, ...) is met by most products and is looked at along the listing by SKU.
CREATE UNIQUE INDEX products_sku    ON products (sku);
CREATE INDEX products_family         ON products (family, sku);
CREATE INDEX products_family_variant ON products (family_variant, sku) WHERE family_variant <> '';
CREATE INDEX products_parent         ON products (parent, sku)         WHERE parent <> '';
CREATE INDEX products_models         ON products (sku)                 WHERE type = 2;
CREATE INDEX products_disabled       ON products (sku)                 WHERE enabled = 0;
CREATE INDEX products_issues         ON products (sku)                 WHERE has_issues = 1;
CREATE INDEX products_update_time    ON products (update_time, sku);

-- A product's own categories, and those it stands in by the models above it.
CREATE TABLE product_categories (
    category   TEXT NOT NULL,
    sku        TEXT NOT NULL,
    product    INTEGER NOT NULL,
    inherited  INTEGER NOT NULL,
    PRIMARY KEY (category, sku)
) STRICT, WITHOUT ROWID;

-- The SKU comes first, so that all of a product stands in one place: with the channel and locale first, a product would be written in as
-- many places as there are channels and locales.
CREATE TABLE product_completeness (
    sku      TEXT NOT NULL,
    channel  TEXT NOT NULL,
    locale   TEXT NOT NULL,
    percent  INTEGER NOT NULL,
    product  INTEGER NOT NULL,
    PRIMARY KEY (sku, channel, locale)
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    attribute  TEXT NOT NULL,
    channel    TEXT NOT NULL,
    locale     TEXT NOT NULL,
    value      TEXT NOT NULL,
    product    INTEGER NOT NULL,
    PRIMARY KEY (attribute, channel, locale, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_product ON claims (product);

-- What products were before their last change, and their deletions (without document). What they are is not repeated here.
CREATE TABLE product_history (
    id              INTEGER PRIMARY KEY,
    sku             TEXT NOT NULL,
    revision        INTEGER NOT NULL,
    create_time     INTEGER NOT NULL,
    update_time     INTEGER NOT NULL,
    actor           TEXT NOT NULL,
    changed_fields  TEXT NOT NULL,
    doc             TEXT,
    UNIQUE (sku, revision)
) STRICT;

CREATE TABLE jobs (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    cause        TEXT NOT NULL,
    family       TEXT NOT NULL,
    model        TEXT NOT NULL,
    state        INTEGER NOT NULL,
    cursor       TEXT NOT NULL,
    total_count  INTEGER NOT NULL,
    done_count   INTEGER NOT NULL,
    issue_count  INTEGER NOT NULL,
    error        TEXT NOT NULL,
    create_time  INTEGER NOT NULL,
    update_time  INTEGER NOT NULL
) STRICT;
CREATE INDEX jobs_state ON jobs (state, id);

CREATE TABLE receipts (
    request_id   TEXT NOT NULL PRIMARY KEY,
    fingerprint  TEXT NOT NULL,
    time         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_time ON receipts (time);
