"""The statements that read for the search; a test holds each to its indexes.

Lists are bound as JSON arrays: one statement answers a whole batch. `CROSS JOIN` fixes the order of the loops.
"""

from __future__ import annotations

from pathways.stores.lookup import By

REVISION = "SELECT value FROM meta WHERE name = 'revision'"

ONE = "SELECT id, revision, body FROM record WHERE list = :list AND id = :id"

NAMED = """
SELECT r.id, r.revision, r.body FROM json_each(:ids) j CROSS JOIN record r
WHERE r.list = :list AND r.id = j.value ORDER BY r.id
"""

WHOLE_LIST = "SELECT id, revision, body FROM record WHERE list = :list ORDER BY id"

BEGINNING = """
SELECT DISTINCT r.id, r.revision, r.body FROM json_each(:prefixes) j CROSS JOIN record r
WHERE r.list = :list AND r.id >= j.value AND r.id < j.value || ':' ORDER BY r.id
"""

PAGE = "SELECT id, revision, body FROM record WHERE list = :list AND id > :after ORDER BY id LIMIT :limit"

TAGGED = """
SELECT DISTINCT t.credential FROM json_each(:values) j CROSS JOIN tag t
WHERE t.what = :what AND t.value = j.value ORDER BY t.credential
"""

LEADS = """
SELECT a.leads, a.id FROM json_each(:ids) j CROSS JOIN agreement a INDEXED BY agreement_by_leads
WHERE a.leads = j.value AND a.leads <> ''
"""

COVERS = """
WITH wanted AS MATERIALIZED (
    SELECT c.id, c.kind, c.field, c.provider FROM json_each(:ids) j CROSS JOIN credential c WHERE c.id = j.value
), received AS (
    SELECT id, kind, field, provider AS receiver FROM wanted
    UNION ALL
    SELECT w.id, w.kind, w.field, m.grp FROM wanted w CROSS JOIN member m WHERE m.provider = w.provider
)
SELECT DISTINCT r.id, p.agreement FROM received r CROSS JOIN covers p
WHERE EXISTS (SELECT 1 FROM covers e WHERE e.receiver = r.receiver)
    AND p.receiver = r.receiver
    AND p.credential IN ('', r.id)
    AND p.kind IN ('', r.kind)
    AND p.field IN ('', substr(r.field, 1, 2), substr(r.field, 1, 3), r.field)
"""

# What may cite the credentials asked: {0} is a table by what its patterns at least ask, {1} what it says of them.
_CITING = """
WITH wanted AS MATERIALIZED (
    SELECT c.id, c.kind, c.field, c.profession, c.provider FROM json_each(:ids) j CROSS JOIN credential c
    WHERE c.id = j.value
), named AS (
    SELECT id, kind, field, profession, provider FROM wanted
    UNION ALL
    SELECT id, kind, field, profession, '' FROM wanted
    UNION ALL
    SELECT w.id, w.kind, w.field, w.profession, m.grp FROM wanted w CROSS JOIN member m WHERE m.provider = w.provider
)
SELECT DISTINCT n.id, {1} FROM named n CROSS JOIN {0} p
WHERE p.provider = n.provider
    AND p.credential IN ('', n.id)
    AND p.kind IN ('', n.kind)
    AND p.field IN ('', substr(n.field, 1, 2), substr(n.field, 1, 3), n.field)
    AND p.profession IN ('', n.profession)
""".format

EVIDENCE = _CITING("evidence", "p.agreement")

ENTRY = _CITING("entry", "p.upper, p.way")

GROUPS_OF_PROVIDERS = """
SELECT m.provider, m.grp FROM json_each(:ids) j CROSS JOIN member m WHERE m.provider = j.value
"""

MEMBERS_OF_GROUPS = """
SELECT m.grp, m.provider FROM json_each(:ids) j CROSS JOIN member m WHERE m.grp = j.value
"""

STATED = "c.id, c.kind, c.provider, c.field, c.place, c.framework, c.level, c.credits, c.hours_rate, c.profession, "
STATED += "c.quickest, c.accreditations, c.languages"

STATED_BY_ID = f"SELECT {STATED} FROM json_each(:ids) j CROSS JOIN credential c WHERE c.id = j.value"

_KEY = "json_extract(j.value, '$[{}]')".format
_FIELD = "c.field >= {0} AND c.field < {0} || ':'".format

MATCH_BY_ID = f"""
SELECT {_KEY(0)}, {STATED} FROM json_each(:keys) j CROSS JOIN credential c WHERE c.id = {_KEY(1)}
"""

MATCH_BY_TAG = f"""
SELECT {_KEY(0)}, {STATED} FROM json_each(:keys) j CROSS JOIN tag t CROSS JOIN credential c
WHERE t.what = {_KEY(1)} AND t.value = {_KEY(2)} AND c.id = t.credential
"""

MATCH_BY_PROVIDER = f"""
SELECT {_KEY(0)}, {STATED} FROM json_each(:keys) j CROSS JOIN credential c INDEXED BY credential_by_provider
WHERE c.provider = {_KEY(1)} AND c.kind = {_KEY(2)} AND {_FIELD(_KEY(3))}
"""

# From one place to the next in the index: as many reads as there are places, however many credentials.
PLACES_IN = """
WITH RECURSIVE wanted(asked, place) AS (
    SELECT j.value, (SELECT min(place) FROM credential WHERE place >= j.value AND place < j.value || '.')
    FROM json_each(:ids) j
    UNION ALL
    SELECT asked, (SELECT min(c.place) FROM credential c WHERE c.place > w.place AND c.place < asked || '.')
    FROM wanted w WHERE w.place IS NOT NULL
)
SELECT asked, place FROM wanted WHERE place IS NOT NULL
"""

MATCH_BY_PLACE = f"""
SELECT {_KEY(0)}, {STATED} FROM json_each(:keys) j CROSS JOIN credential c INDEXED BY credential_by_place
WHERE c.place = {_KEY(1)} AND c.kind = {_KEY(2)} AND {_FIELD(_KEY(3))}
"""

MATCH_BY_KIND = f"""
SELECT {_KEY(0)}, {STATED} FROM json_each(:keys) j CROSS JOIN credential c INDEXED BY credential_by_kind
WHERE c.kind = {_KEY(1)} AND {_FIELD(_KEY(2))}
"""

# Of a kind alone there are very many: in the order in which they are wanted, so that no more are read.
QUICKEST_OF_KIND = f"""
SELECT {STATED} FROM credential c INDEXED BY credential_by_kind_quickest WHERE c.kind = :kind ORDER BY c.quickest, c.id
"""

MATCH = {
    By.ID: MATCH_BY_ID,
    By.TAG: MATCH_BY_TAG,
    By.PROVIDER: MATCH_BY_PROVIDER,
    By.PLACE: MATCH_BY_PLACE,
    By.KIND: MATCH_BY_KIND,
}
"""Finds candidates by keys, each an array: the number of the pattern, then what to look up."""
