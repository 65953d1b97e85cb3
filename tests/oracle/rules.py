"""The rules that can be switched off, to measure whether generated worlds exercise them."""

from __future__ import annotations

Rules = frozenset[str]

NAMES = (
    "override",  # an agreement gives way to a more particular one
    "cap",  # caps per source
    "group",  # caps of agreement groups
    "residency",  # credits that must be earned at the provider
    "exclusion",  # two grants of credit on the same evidence
    "counted_in",  # what is already counted in something else
    "admission",  # items of `requires` that are granted
    "exemption",  # items and study that fall away
    "award",  # credentials that an agreement gives outright
    "lacks",  # what must not have been earned
    "lapse",  # validity and expiry
    "age",  # greatest age, completed since
    "grade",  # grade floors and means
    "throughout",  # what must stay true until the step's end
    "intake",  # months in which study begins
    "lead",  # months a way is applied for ahead
    "processing",  # months a claim takes
    "in_force",  # since and until of agreements, ways and credentials
    "experience",  # months of work asked for
    "language",  # language levels and test scores asked for
    "judgement",  # what a person decides is never sure
    "range",  # the high end of a range of credit
    "second_sitting",  # a credential may be earned again
)

ALL: Rules = frozenset(NAMES)
