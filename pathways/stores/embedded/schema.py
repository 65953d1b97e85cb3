"""The tables. `record` holds the documents; all below `done` derives from them in the same transaction."""

from __future__ import annotations

APPLICATION_ID = 0x43505732
"""Marks a file as ours (SQLite's `application_id`)."""

VERSION = 2
"""The schema's version (SQLite's `user_version`)."""

MIGRATIONS: dict[int, str] = {}
"""Per older version, the statements that make the next one of it; older than those there are is not opened."""

WORDS = """
CREATE VIRTUAL TABLE words USING fts5(
    title_en, title_fr, more_en, more_fr, tokenize = 'unicode61 remove_diacritics 2'
);
"""

SCHEMA = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('revision', 0), ('oldest', 0);

CREATE TABLE record (
    number INTEGER PRIMARY KEY, list TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, body TEXT NOT NULL
);
CREATE UNIQUE INDEX record_by_id ON record (list, id);

CREATE TABLE history (
    revision INTEGER, position INTEGER, list TEXT NOT NULL, id TEXT NOT NULL, deleted INTEGER NOT NULL,
    PRIMARY KEY (revision, position)
) WITHOUT ROWID;
CREATE TABLE done (key TEXT PRIMARY KEY, revision INTEGER NOT NULL, digest TEXT NOT NULL) WITHOUT ROWID;

-- What a credential states, as patterns ask it; '' is not stated. Places and rates may be its provider's.
CREATE TABLE credential (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, provider TEXT NOT NULL, field TEXT NOT NULL, place TEXT NOT NULL,
    framework TEXT NOT NULL, level INTEGER NOT NULL, credits TEXT NOT NULL, hours_rate TEXT NOT NULL,
    profession TEXT NOT NULL, accreditations TEXT NOT NULL, languages TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX credential_by_provider ON credential (provider, kind, field);
CREATE INDEX credential_by_kind ON credential (kind, field);
CREATE INDEX credential_by_place ON credential (place, kind, field);

-- Its lists: accreditation, language, occupation, profession, raises.
CREATE TABLE tag (
    what TEXT, value TEXT, credential TEXT, PRIMARY KEY (what, value, credential)
) WITHOUT ROWID;
CREATE INDEX tag_by_credential ON tag (credential);

CREATE TABLE member (provider TEXT, grp TEXT, PRIMARY KEY (provider, grp)) WITHOUT ROWID;
CREATE INDEX member_by_group ON member (grp);

-- Active agreements by the credential they name, and by what their pattern at least asks; '' asks nothing.
CREATE TABLE leads (credential TEXT, agreement TEXT, PRIMARY KEY (credential, agreement)) WITHOUT ROWID;
CREATE INDEX leads_by_agreement ON leads (agreement);
CREATE TABLE covers (
    receiver TEXT, credential TEXT, kind TEXT, field TEXT, agreement TEXT,
    PRIMARY KEY (receiver, credential, kind, field, agreement)
) WITHOUT ROWID;
CREATE INDEX covers_by_agreement ON covers (agreement);

-- What may cite a credential, active agreements and ways, by what their patterns at least ask; '' asks nothing.
CREATE TABLE evidence (
    provider TEXT, credential TEXT, kind TEXT, field TEXT, profession TEXT, agreement TEXT,
    PRIMARY KEY (provider, credential, kind, field, profession, agreement)
) WITHOUT ROWID;
CREATE INDEX evidence_by_agreement ON evidence (agreement);
CREATE TABLE entry (
    provider TEXT, credential TEXT, kind TEXT, field TEXT, profession TEXT, upper TEXT, way TEXT,
    PRIMARY KEY (provider, credential, kind, field, profession, upper, way)
) WITHOUT ROWID;
CREATE INDEX entry_by_upper ON entry (upper);
{WORDS}
"""
