-- The counts of a corpus. Numbers of rows follow the order of the documents, so that the same
-- documents give the same file, however they were read.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- What was read: a file, the digest of its bytes, how many documents of it are counted (or could
-- not be read), whether all of them are.
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, digest TEXT NOT NULL, items INTEGER NOT NULL,
    done INTEGER NOT NULL
);

CREATE TABLE failures (id INTEGER PRIMARY KEY, message TEXT NOT NULL);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, article TEXT NOT NULL, lang TEXT NOT NULL,
    date TEXT NOT NULL, "group" TEXT NOT NULL, words INTEGER NOT NULL, mentions INTEGER NOT NULL,
    entities INTEGER NOT NULL, consistent INTEGER NOT NULL, findings INTEGER NOT NULL
);

CREATE TABLE entities (
    id INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE, canonical TEXT NOT NULL,
    kind TEXT NOT NULL, type TEXT NOT NULL
);

-- A spelling of an entity in texts of a language, and how it is known.
CREATE TABLE forms (
    id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, lang TEXT NOT NULL, spelling TEXT NOT NULL,
    how TEXT NOT NULL, key TEXT NOT NULL, script TEXT NOT NULL, truncated INTEGER NOT NULL,
    house INTEGER NOT NULL, reason TEXT NOT NULL,
    UNIQUE (entity, lang, spelling, how)
);

-- Scores are sums of ten thousandths: whole numbers add up to the same in any order.
CREATE TABLE uses (
    document INTEGER NOT NULL, form INTEGER NOT NULL, mentions INTEGER NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (document, form)
) WITHOUT ROWID;

CREATE TABLE examples (
    form INTEGER NOT NULL, document INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
    before TEXT NOT NULL, after TEXT NOT NULL,
    PRIMARY KEY (form, document)
) WITHOUT ROWID;

-- What a rule reports in a language, with the first place.
CREATE TABLE findings (
    rule TEXT NOT NULL, kind TEXT NOT NULL, lang TEXT NOT NULL, findings INTEGER NOT NULL,
    documents INTEGER NOT NULL, document INTEGER NOT NULL, start INTEGER NOT NULL,
    text TEXT NOT NULL, message TEXT NOT NULL,
    PRIMARY KEY (rule, lang)
) WITHOUT ROWID;

CREATE TABLE gaps (
    id INTEGER PRIMARY KEY, entity TEXT NOT NULL, document INTEGER NOT NULL,
    paragraph INTEGER NOT NULL, other INTEGER NOT NULL, spelling TEXT NOT NULL
);
