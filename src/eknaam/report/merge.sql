-- Adds the counts of an attached file `part`, whose first document comes after :before.

INSERT INTO main.inputs (path, digest, items, done)
    SELECT path, digest, items, done FROM part.inputs ORDER BY id;
INSERT INTO main.failures (message) SELECT message FROM part.failures ORDER BY id;
INSERT INTO main.documents
    SELECT id + :before, name, article, lang, date, "group", words, mentions, entities, consistent,
        findings
    FROM part.documents ORDER BY id;
INSERT OR IGNORE INTO main.entities (entity, canonical, kind, type)
    SELECT entity, canonical, kind, type FROM part.entities ORDER BY id;
INSERT OR IGNORE INTO main.forms (
        entity, lang, spelling, how, key, script, truncated, house, reason
    )
    SELECT mine.id, f.lang, f.spelling, f.how, f.key, f.script, f.truncated, f.house, f.reason
    FROM part.forms f JOIN part.entities theirs ON theirs.id = f.entity
        JOIN main.entities mine ON mine.entity = theirs.entity
    ORDER BY f.id;
CREATE TEMP TABLE renumbered AS
    SELECT f.id AS theirs, m.id AS mine
    FROM part.forms f JOIN part.entities p ON p.id = f.entity
        JOIN main.entities e ON e.entity = p.entity
        JOIN main.forms m ON m.entity = e.id AND m.lang = f.lang AND m.spelling = f.spelling
            AND m.how = f.how;
CREATE UNIQUE INDEX temp.renumbered_theirs ON renumbered (theirs);
INSERT INTO main.uses
    SELECT u.document + :before, r.mine, u.mentions, u.score
    FROM part.uses u JOIN renumbered r ON r.theirs = u.form;
INSERT INTO main.examples
    SELECT r.mine, x.document + :before, x.start, x."end", x.before, x.after
    FROM part.examples x JOIN renumbered r ON r.theirs = x.form;
DELETE FROM main.examples WHERE (form, document) IN (
    SELECT form, document FROM (
        SELECT form, document, ROW_NUMBER() OVER (PARTITION BY form ORDER BY document) AS rank
        FROM main.examples
    ) WHERE rank > :examples
);
DROP TABLE temp.renumbered;
INSERT INTO main.findings
    SELECT rule, kind, lang, findings, documents, document + :before, start, text, message
    FROM part.findings WHERE true
    ON CONFLICT DO UPDATE
    SET findings = findings + excluded.findings, documents = documents + excluded.documents;
INSERT INTO main.gaps (entity, document, paragraph, other, spelling)
    SELECT entity, document + :before, paragraph, other + :before, spelling
    FROM part.gaps ORDER BY id;
