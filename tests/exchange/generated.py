"""Generated catalogues with every kind of requirement and every awkward character."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from pathways.model.bundle import Bundle
from tests.stores import generated
from tests.worlds import agreement, bundle, credential, group, requirement, table, way

words = st.text(min_size=1, max_size=12)
texts = st.one_of(
    words.map(lambda text: {"en": text}),
    st.tuples(words, words).map(lambda pair: {"en": pair[0], "fr": pair[1]}),
    st.sampled_from(
        ["NO", "null", "~", "00010", "- a", "a: b", "&x", "*x", "2024-11-01", "#", "\n", "é\u2028", "\x85"]
    ),
)
exact = st.fractions(min_value=0, max_value=500, max_denominator=60).map(str)
patterns = generated.patterns
leaves: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"holds": patterns}, optional={"count": st.integers(1, 3), "grade": st.just("70 percent")}),
    st.fixed_dictionaries({"credits": exact, "of": patterns}, optional={"max_age_months": exact}),
    st.fixed_dictionaries({"lacks": patterns}, optional={"text": texts, "throughout": st.booleans()}),
    st.fixed_dictionaries({"language": st.sampled_from(["en", "fr"]), "levels": st.integers(1, 12)}),
    st.fixed_dictionaries({"test": st.just("ielts"), "average": exact}, optional={"name": st.just("english")}),
    st.fixed_dictionaries({"experience": st.fixed_dictionaries({"months": exact}, optional={"after": patterns})}),
    st.fixed_dictionaries({"standing": st.sampled_from([{"resides_in": "CA-ON"}, {"age_years": {"at_least": "18"}}])}),
    st.fixed_dictionaries({"judgement": st.fixed_dictionaries({"about": texts})}),
)
requirements = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=1, max_size=3)}),
        st.fixed_dictionaries({"at_least": st.just(1), "of": st.lists(inner, min_size=1, max_size=3)}),
    ),
    max_leaves=6,
).map(requirement)
ways = st.builds(
    lambda requires, credits, tuition, open_until: way(
        requires=requires, study=f"{credits}/8/{tuition}", open=f"2024-01-01..{open_until}"
    ),
    requirements,
    st.sampled_from(["30", "7.5", "60"]),
    st.decimals(0, 90_000, places=2).map(str),
    st.sampled_from(["", "2030-12-31"]),
)
credentials = st.builds(
    lambda id, title, ways, validity: credential(id, title=title, ways=ways, validity_months=validity),
    st.sampled_from(generated.CREDENTIALS),
    texts,
    st.lists(ways, max_size=1),
    st.none() | exact,
)
grants = st.sampled_from(
    [{"credits": 30}, {"credits": "0-30"}, {"admission": ["x"]}, {"exemption": "all"}, {"award": True}]
)
agreements = st.builds(
    lambda id, from_, to, grant: agreement(id, from_, to, receiver="north", **grant),
    st.sampled_from(generated.AGREEMENTS),
    requirements,
    st.sampled_from(generated.CREDENTIALS) | patterns.map(lambda pattern: {"pattern": pattern}),
    grants,
)


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    def by_id(record: Any) -> str:
        return str(record.id)

    records = [
        *draw(st.lists(credentials, max_size=4, unique_by=by_id)),
        *draw(st.lists(agreements, max_size=3, unique_by=by_id)),
        group("g", "12 ects"),
        table("ielts", {7: 6, 9: "7/7/6.5/7"}),
    ]
    return bundle(*records, title=draw(st.none() | texts))
