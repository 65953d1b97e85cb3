"""What nodes are called: the label of each list, and of each kind of credential."""

from __future__ import annotations

from collections.abc import Mapping

from pathways.model.kinds import CredentialKind
from pathways.stores.drawing.drawn import Named, Shown

LISTED: Mapping[str, str] = {
    "providers": "Provider",
    "credentials": "Credential",
    "agreements": "Agreement",
    "groups": "AgreementGroup",
    "occupations": "Occupation",
    "skills": "Skill",
    "frameworks": "Framework",
    "language_tables": "LanguageTable",
    "averages": "Average",
    "assumptions": "Assumption",
    "rates": "ExchangeRate",
    "ways": "Way",
    "patterns": "Pattern",
    "levels": "Level",
    "professions": "Profession",
    "languages": "Language",
    "accreditations": "Accreditation",
    "deliveries": "Delivery",
    "amounts": "Credits",
}
"""By the list of a node."""

KINDS: Mapping[str, str] = {kind.value: "".join(map(str.title, kind.value.split("_"))) for kind in CredentialKind}
"""By the kind of a credential."""

DOCUMENTS: Mapping[str, str] = {
    name: f"{LISTED[name]}Document"
    for name in ("providers", "credentials", "agreements", "occupations", "skills", "frameworks")
}
"""By the list of a document that is asked by more than its id."""


def labels(named: Named, kind: str | None) -> tuple[str, ...]:
    """The labels of a node; `kind`: a credential's."""
    return ("Thing", LISTED[named[0]], *([KINDS[kind]] if kind else []))


def document_labels(named: Named, columns: Shown) -> tuple[str, ...]:
    """The labels of the document beside a node; those that full text finds have one of their own."""
    listed = [DOCUMENTS[named[0]]] if named[0] in DOCUMENTS else []
    return ("Document", *listed, *(["Worded"] if "said" in columns else []))
