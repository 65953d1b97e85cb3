"""Texts that would do harm, if anything took them for a part of a statement: a thing to every way out of a literal."""

from __future__ import annotations

ESCAPES = ("", "'", '"', "`", "\\", "\\'", "'}", '"}', "')", "'])", "*/", "\n", "\r\n", "\u2019", "\\u0027", "\u0000")
"""How a text may try to leave what it stands in: quotes, brackets, comments, escapes as Cypher reads them."""

DEEDS = (
    "CREATE (:Injected)",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) SET n:Injected, n.title_en = 'x'",
    "MATCH (d:Document) RETURN d.body",
    "LOAD CSV FROM 'file:///etc/passwd' AS l CREATE (:Injected)",
    "CALL apoc.cypher.runWrite('CREATE (:Injected)', {}) YIELD value",
    "CALL db.labels() YIELD label",
    "CREATE USER injected SET PASSWORD 'injected-by-text'",
    "DROP INDEX pathways_words",
)

PLAIN = (
    "$asked",
    "$asked.scope",
    "{name: 'catalogue'}",
    "asked.ids",
    "since",
    "__proto__",
    "`) RETURN 1 //",
    "' OR 1=1 //",
    "' OR '1'='1",
    "x' RETURN d UNION MATCH (n) RETURN n //",
    "c1' //",
    "// all",
    "/* all",
    "1; MATCH (n) DETACH DELETE n",
    "\u0027 OR true //",
    "\\u0060) DETACH DELETE n //",
    "\u02bc OR true",
    "\uff07 OR true //",
    "${jndi:ldap://127.0.0.1/x}",
    "%27%20OR%201=1",
    # What full text might take for its own.
    '+scope:* *:* said:a* "',
    'a" OR scope:"',
    ") OR scope:(*",
    "[* TO *]",
    "a~ b^9 /.*/",
    "\\",
)

TEXTS = (
    *PLAIN,
    *(f"a{ESCAPES[number % len(ESCAPES)]} {deed} //" for number, deed in enumerate(DEEDS * 2)),
    *(f"{escape}) WITH 1 AS one CREATE (:Injected) //" for escape in ESCAPES),
)
