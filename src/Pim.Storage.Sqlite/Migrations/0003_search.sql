-- By what contents are found. A scope is what one search goes through: a channel, a locale, products or models (type).
CREATE TABLE search_scopes (
    id       INTEGER PRIMARY KEY,
    channel  TEXT NOT NULL,
    locale   TEXT NOT NULL,
    type     INTEGER NOT NULL,
    UNIQUE (channel, locale, type)
) STRICT;

-- Values of facets, so that entries can name them by short numbers.
CREATE TABLE search_values (
    id     INTEGER PRIMARY KEY,
    facet  TEXT NOT NULL,
    value  TEXT NOT NULL,
    UNIQUE (facet, value)
) STRICT;

-- One entry for each content. It keeps its id, which grows, for as long as the product is seen: the newest have the greatest. The title is
-- what is sorted by; the facets are ids of values, packed; by the mark it is known whether an entry differs.
CREATE TABLE search_entries (
    id      INTEGER PRIMARY KEY,
    scope   INTEGER NOT NULL,
    sku     TEXT NOT NULL,
    title   TEXT NOT NULL,
    mark    INTEGER NOT NULL,
    facets  BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_entries_sku   ON search_entries (scope, sku);
CREATE INDEX        search_entries_title ON search_entries (scope, title, sku);

-- The tokens of each entry, by its id: see SearchTokens. Only which entries have a token is kept, not where; a token has its scope (4
-- characters) and kind (1) in front, so that the prefixes kept ready are those of 1 and 2 characters of a word.
CREATE VIRTUAL TABLE search_tokens USING fts5 (
    tokens, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'", prefix = '6 7'
);
