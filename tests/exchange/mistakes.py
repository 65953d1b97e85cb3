"""What may be wrong with a credential or a requirement, and what is said of it: its place, then the sentence."""

from __future__ import annotations

# Each is line 7 of a file, a key of a credential; pointers begin at the credential.
OF_A_CREDENTIAL: list[tuple[str, str]] = [
    ("Skills: x", "7:3 /Skills: the key 'Skills' is not known here (did you mean 'skills'?)"),
    ("tuition: 6000", "7:3 /tuition: the key 'tuition' is not known here (write 'tuition' under ways/study)"),
    ("months: 8", "7:3 /months: the key 'months' is not known here (write 'full_time' under ways/study)"),
    ("type: diploma", "7:3 /type: the key 'type' is not known here (did you mean 'kind'?)"),
    ("titel: x", "7:3 /titel: the key 'titel' is not known here (did you mean 'title'?)"),
    ("field: 6", "7:3 /field: '6' is no ISCED-F field (write two to four digits: 06, 0613)"),
    (
        "jurisdiction: Canada",
        "7:3 /jurisdiction: 'Canada' is no place that is known (did you mean 'CA'?)",
    ),
    ("occupations: [123]", "7:17 /occupations/0: '123' is no NOC 2021 code (write five digits: 21231)"),
    ("occupations: 123", "7:3 /occupations: '123' is no NOC 2021 code (write five digits: 21231)"),
    ("skills: A b", "7:3 /skills: 'A b' is no id (write lower-case letters, digits, '.', ':', '-' and '_')"),
    ("skills: {a: b}", "7:3 /skills: should be a list, not a mapping (write one item to a line, each after '- ')"),
    ("level: oqf", "7:3 /level: should be a mapping, not 'oqf' (write framework:level, as in oqf:5)"),
    ("level: 'oqf:x'", "7:3 /level: 'x' is no whole number (write digits only)"),
    (
        "credits: 2.5.1",
        "7:3 /credits: '2.5.1': not an exact number: write digits, a decimal ('2.5') or a ratio ('7/3')",
    ),
    (
        "credits: 3 etcs",
        (
            "7:3 /credits: 'etcs' is not one of: semester, ects, cats, scqf, quarter, full_course,"
            " hours (did you mean 'ects'?)"
        ),
    ),
    ("validity_months: -1", "7:3 /validity_months: '-1': must not be negative"),
    ("description: {de: x}", "7:17 /description/de: the key 'de' is not known here (one of: en, fr)"),
    ("raises: {language: de, levels: 5}", "7:12 /raises/language: 'de' is not one of: en, fr"),
    (
        "raises: {language: en, levels: {reding: 5}}",
        (
            "7:35 /raises/levels/reding: 'reding' is not one of: listening, reading, writing, speaking"
            " (did you mean 'reading'?)"
        ),
    ),
    (
        "in_force: {since: 2024-13-01}",
        "7:14 /in_force/since: '2024-13-01' is no date (write a day, a month or a year: 2024-11-01, 2024-11, 2024)",
    ),
    ("in_force: {since: 2025, until: 2024}", "7:3 /in_force: ends ('until') before it begins ('since')"),
    ("caps: [{credits: 3}]", "7:10 /caps/0: caps exactly one source: 'of' (a pattern), 'experience' or 'agreements'"),
    ("profession: x", "2:3 : only a licence or a designation names a 'profession'"),
    (
        "ways: [{id: w, study: {credits: 0}}]",
        "7:18 /ways/0/study: study covers some credits; a way without study leaves 'study' out",
    ),
    (
        "ways: [{id: w, beside_work: maybe}]",
        "7:18 /ways/0/beside_work: 'maybe' is no yes or no (write true or false)",
    ),
    (
        "ways: [{id: w, prices: [1.23456]}]",
        (
            "7:27 /ways/0/prices/0: '1.23456': not an amount of money: write digits with at most four"
            " decimals, no sign or separator"
        ),
    ),
    (
        "mastery: []",
        "7:3 /mastery: should be a mapping, not a list (with the keys assessed_by, validated_by, portfolio, hours)",
    ),
    ("description:  []", "7:3 /description: should be a mapping, not a list (write text, or en: and fr: with text)"),
]

# Each is on line 9, what a way requires; `/..` is the pointer to it. The sentence may go on.
OF_A_REQUIREMENT: list[tuple[str, str]] = [
    ("{hold: x}", "9:5 /..: a requirement has exactly one main key:"),
    ("x", "9:5 /..: 'x': a requirement has exactly one main key:"),
    ("{all: [{holds: x}, {any: [{hold: x}]}]}", "9:41 /../all/1/any/0: a requirement has exactly one main key:"),
    ("{all: [{holds: x, grad: 3}]}", "9:33 /../all/0/grad: the key 'grad' is not known here (did you mean 'grade'?)"),
    ("{holds: x, min_grade: 70}", "9:26 /../min_grade: the key 'min_grade' is not known here (did you mean 'grade'?)"),
    ("{any: []}", "9:16 /../any: is an empty list (name at least one)"),
    ("{at_least: 3, of: [{holds: x}]}", "9:5 /..: asks for 3 of 1 items"),
    ("{holds: {kinds: [diplom]}}", "9:32 /../holds/kinds/0: 'diplom' is not one of: "),
    ("{holds: {fields: 0x}}", "9:24 /../holds/fields: '0x' is no ISCED-F field (write two to four digits: 06, 0613)"),
    ("{holds: {}}", "9:16 /../holds: matches everything: say at least one thing the holding must be"),
    ("{holds: [A]}", "9:24 /../holds/0: 'A' is no id (write lower-case letters, digits, '.', ':', '-' and '_')"),
    (
        "{lacks: {kinds: [exam], levels: 3}}",
        "9:39 /../lacks/levels: the key 'levels' is not known here (did you mean 'level_at_least'?)",
    ),
    ("{credits: 30, of: {ids: a, kinds: b}}", "9:42 /../of/kinds: 'b' is not one of: "),
    ("{language: en, levels: x}", "9:30 /../levels: 'x' is no whole number (write digits only)"),
    ("{standing: {}}", "9:16 /../standing: say exactly one thing of the learner; join several with 'all'"),
    ("{test: ielts}", "9:5 /..: asks for no score: give 'scores', 'overall' or 'average'"),
    ("{holds: a, count: 0}", "9:26 /../count: '0' is not at least 1"),
    ("{holds: a, lacks: b}", "9:5 /..: a requirement has exactly one main key:"),
]
