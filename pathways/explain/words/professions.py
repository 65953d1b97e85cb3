"""Names of regulated professions; another profession is called by its word, as the catalogue has it."""

from __future__ import annotations

from collections.abc import Mapping

from pathways.explain.words.two import Lang, Two

PROFESSIONS: Mapping[str, Two] = {
    "accountant": Two("accountant", "comptable"),
    "construction_electrician": Two("construction electrician", "électricien en construction"),
    "early_childhood_assistant": Two("early childhood assistant", "aide-éducateur de la petite enfance"),
    "early_childhood_educator": Two("early childhood educator", "éducateur de la petite enfance"),
    "early_childhood_educator_2": Two(
        "early childhood educator (level 2)", "éducateur de la petite enfance (niveau 2)"
    ),
    "early_childhood_educator_one_year": Two(
        "early childhood educator (one year)", "éducateur de la petite enfance (un an)"
    ),
    "engineer_in_training": Two("engineer in training", "ingénieur stagiaire"),
    "engineering_technician": Two("engineering technician", "technicien en génie"),
    "engineering_technologist": Two("engineering technologist", "technologue en génie"),
    "human_resources_leader": Two("human resources leader", "chef en ressources humaines"),
    "human_resources_professional": Two("human resources professional", "professionnel en ressources humaines"),
    "insurance_agent": Two("insurance agent", "agent d'assurance"),
    "insurance_broker": Two("insurance broker", "courtier d'assurance"),
    "insurance_professional": Two("insurance professional", "professionnel d'assurance"),
    "it_professional": Two("information technology professional", "professionnel de l'informatique"),
    "nurse_practitioner": Two("nurse practitioner", "infirmier praticien"),
    "payroll_professional": Two("payroll professional", "professionnel de la paie"),
    "practical_nurse": Two("practical nurse", "infirmier auxiliaire"),
    "professional_engineer": Two("professional engineer", "ingénieur"),
    "project_manager": Two("project manager", "gestionnaire de projet"),
    "psychiatric_nurse": Two("psychiatric nurse", "infirmier psychiatrique"),
    "registered_nurse": Two("registered nurse", "infirmier autorisé"),
    "social_worker": Two("social worker", "travailleur social"),
    "supply_chain_professional": Two("supply chain professional", "professionnel de la chaîne d'approvisionnement"),
    "teacher": Two("teacher", "enseignant"),
    "tradesperson": Two("tradesperson", "personne de métier"),
}
"""The professions of licences and titles; French uses the masculine for either, as the rest of this package does."""


def profession_words(word: str, lang: Lang) -> str:
    """What a profession is called."""
    known = PROFESSIONS.get(word)
    return known.say(lang) if known else word.replace("_", " ")
