"""The tables. `record` holds the documents; all below `done` derives from them in the same transaction."""

from __future__ import annotations

from pathways.stores.embedded.cutting import TOKENIZER

APPLICATION_ID = 0x43505732
"""Marks a file as ours (SQLite's `application_id`)."""

VERSION = 5
"""The schema's version (SQLite's `user_version`)."""

MIGRATIONS: dict[int, str] = {}
"""Per older version, the statements that make the next one of it; older than those there are is not opened."""

WORDS = f"""
CREATE VIRTUAL TABLE words USING fts5(
    title_en, title_fr, more_en, more_fr, tokenize = '{" ".join(TOKENIZER)}'
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

-- How many records of a list have a source of a year (-1: undated) and confidence.
CREATE TABLE freshness (
    list TEXT, year INTEGER, confidence TEXT, amount INTEGER NOT NULL, PRIMARY KEY (list, year, confidence)
) WITHOUT ROWID;

-- What a credential states, as patterns ask it; '' is not stated. Places and rates may be its provider's.
-- Titles are what they are sorted by.
CREATE TABLE credential (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, provider TEXT NOT NULL, field TEXT NOT NULL, place TEXT NOT NULL,
    framework TEXT NOT NULL, level INTEGER NOT NULL, credits TEXT NOT NULL, hours_rate TEXT NOT NULL,
    profession TEXT NOT NULL, quickest INTEGER NOT NULL, accreditations TEXT NOT NULL, languages TEXT NOT NULL,
    since TEXT NOT NULL, until TEXT NOT NULL, title_en TEXT NOT NULL, title_fr TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX credential_by_provider ON credential (provider, kind, field);
CREATE INDEX credential_by_kind ON credential (kind, field);
CREATE INDEX credential_by_kind_quickest ON credential (kind, quickest, id);
CREATE INDEX credential_by_place ON credential (place, kind, field);
CREATE INDEX credential_by_title_en ON credential (title_en, id);
CREATE INDEX credential_by_title_fr ON credential (title_fr, id);
CREATE INDEX credential_by_kind_title_en ON credential (kind, title_en, id);
CREATE INDEX credential_by_kind_title_fr ON credential (kind, title_fr, id);

-- Its lists: accreditation, delivery, language, occupation, profession, raises, skill.
CREATE TABLE tag (
    what TEXT, value TEXT, credential TEXT, PRIMARY KEY (what, value, credential)
) WITHOUT ROWID;
CREATE INDEX tag_by_credential ON tag (credential);

CREATE TABLE member (provider TEXT, grp TEXT, PRIMARY KEY (provider, grp)) WITHOUT ROWID;
CREATE INDEX member_by_group ON member (grp);

-- What the others are filtered and ordered by.
CREATE TABLE provider (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, place TEXT NOT NULL, title_en TEXT NOT NULL, title_fr TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX provider_by_kind ON provider (kind);
CREATE INDEX provider_by_title_en ON provider (title_en, id);
CREATE INDEX provider_by_title_fr ON provider (title_fr, id);
CREATE TABLE occupation (
    id TEXT PRIMARY KEY, teer INTEGER NOT NULL, regulated TEXT NOT NULL, title_en TEXT NOT NULL, title_fr TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX occupation_by_title_en ON occupation (title_en, id);
CREATE INDEX occupation_by_title_fr ON occupation (title_fr, id);
CREATE TABLE skill (
    id TEXT PRIMARY KEY, occupations TEXT NOT NULL, title_en TEXT NOT NULL, title_fr TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX skill_by_title_en ON skill (title_en, id);
CREATE INDEX skill_by_title_fr ON skill (title_fr, id);
CREATE TABLE framework (id TEXT PRIMARY KEY, title_en TEXT NOT NULL, title_fr TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX framework_by_title_en ON framework (title_en, id);
CREATE INDEX framework_by_title_fr ON framework (title_fr, id);

-- All agreements; an active one with the credential that it leads to, where it names one. There are so many that a
-- number stands for kind, strength and status.
CREATE TABLE agreement (
    id TEXT PRIMARY KEY, receiver TEXT NOT NULL, sender TEXT NOT NULL, leads TEXT NOT NULL, class INTEGER NOT NULL,
    since TEXT NOT NULL, until TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX agreement_by_leads ON agreement (leads, id) WHERE leads <> '';
CREATE INDEX agreement_by_receiver ON agreement (receiver, id);
CREATE INDEX agreement_by_sender ON agreement (sender, id) WHERE sender <> '';
CREATE INDEX agreement_by_class ON agreement (class, id);

-- Active agreements by what their pattern at least asks; '' asks nothing.
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
