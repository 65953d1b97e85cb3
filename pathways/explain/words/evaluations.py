"""Words about evaluations: the details of a background by their fields, and why credit is lost."""

from __future__ import annotations

from collections.abc import Mapping

from pathways.explain.words.two import Two

DETAILS: Mapping[str, Two] = {
    "credential": Two("which credential it is", "de quel titre il s'agit"),
    "kind": Two("what kind it is", "de quel genre il est"),
    "field": Two("the field", "le domaine"),
    "provider": Two("the provider", "le prestataire"),
    "jurisdiction": Two("the place", "le lieu"),
    "level": Two("the level", "le niveau"),
    "credits": Two("the credits", "les crédits"),
    "profession": Two("the profession", "la profession"),
    "accredited_by": Two("by whom it is accredited", "par qui il est agréé"),
    "taught_in": Two("the language it was taught in", "la langue d'enseignement"),
    "earned_by": Two("how it was earned", "comment il a été obtenu"),
    "evidence": Two("what can be shown for it", "ce qui peut l'attester"),
    "grades": Two("the grade", "la note"),
    "completed": Two("the date of completion", "la date d'obtention"),
    "expires": Two("the date on which it expires", "la date d'expiration"),
    "active": Two("whether it is active", "s'il est actif"),
    "test": Two("the test", "le test"),
    "taken": Two("the day it was taken", "le jour où il a été passé"),
    "overall": Two("the overall score", "le score global"),
    "scores.listening": Two("the listening score", "le score de compréhension orale"),
    "scores.reading": Two("the reading score", "le score de compréhension écrite"),
    "scores.writing": Two("the writing score", "le score d'expression écrite"),
    "scores.speaking": Two("the speaking score", "le score d'expression orale"),
    "occupation": Two("the occupation", "la profession exercée"),
    "teer": Two("the TEER category", "la catégorie FEER"),
    "since": Two("when it began", "quand il a commencé"),
    "hours_per_week": Two("the hours a week", "les heures par semaine"),
    "residence": Two("where you live", "où vous résidez"),
    "status": Two("your immigration status", "votre statut d'immigration"),
    "arrived": Two("when you arrived in Canada", "quand vous êtes arrivé au Canada"),
    "born": Two("your date of birth", "votre date de naissance"),
    "target": Two("the field of the target, which the catalogue lacks", "le domaine de la cible, absent du catalogue"),
}
"""What a detail is called, by its field."""
