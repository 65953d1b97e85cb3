"""What is said of an option or an argument that cannot be used, and what it may be."""

from __future__ import annotations

from collections.abc import Mapping

from pathways.explain.words.two import Two
from pathways.model.kinds import CredentialKind, Delivery
from pathways.routing.request import Criterion

CANNOT = Two("{text} cannot be used here", "{text} est inutilisable ici")
MISSING = Two("is missing", "manque")
ONE_OF = Two("one of {known}", "un de ces mots : {known}")
WITHIN = Two("is not from 1 to {most}", "n'est pas de 1 à {most}")

REACH = Two(
    "say what to reach: --to CREDENTIAL or --occupation NOC",
    "dites ce qu'il faut atteindre : --to TITRE ou --occupation CNP",
)
NOT_WITH_OCCUPATION = Two("goes without --occupation", "ne va pas avec --occupation")
WITH_OCCUPATION = Two("goes with --occupation", "va avec --occupation")
ONLY_IN = Two("to study and work only there, say --only-in", "pour n'étudier et ne travailler que là, dites --only-in")
NOT_WITH_REQUIREMENT = Two("goes without --requirement", "ne va pas avec --requirement")
NOT_WITH_REPLACE = Two("goes without --replace", "ne va pas avec --replace")
NOT_WITH_SEED = Two("goes without --seed", "ne va pas avec --seed")
GIVE_ONE = Two("give one of them", "donnez l'un des deux")
NAME_IT = Two("--added is about a bundle: name it", "--added concerne un fichier : nommez-le")
NO_SCHEMA = Two("{text} has no schema", "{text} n'a pas de schéma")
NO_DAY = Two("{text} is no day", "{text} n'est pas un jour")
WRITE_DAY = Two("write it as 2027-01-15", "écrivez-le ainsi : 2027-01-15")
NO_RUNG = Two("{text} is no kind of rung", "{text} n'est pas un genre d'échelon")
NO_KIND = Two("{text} is no kind of credential", "{text} n'est pas un genre de titre")
NO_ROUTE = Two("there is no route {text}", "il n'y a pas de parcours {text}")
NUMBERS = Two("a number from 1 to {last}", "un nombre de 1 à {last}")
NO_LINE = Two("no route of this answer has that line", "aucun parcours de cette réponse n'a cette ligne")
LINES = Two("`pathways routes --lines` lists them", "`pathways routes --lines` les énumère")

NO_LINES = Two("is no name of a file of JSON Lines", "n'est pas le nom d'un fichier JSON Lines")
END_IT = Two("end it in .jsonl or .jsonl.gz", "terminez-le par .jsonl ou .jsonl.gz")
IS_THERE = Two("is there already", "existe déjà")
NEW_FOLDER = Two("name a folder that is to be made", "nommez un dossier à créer")
IS_FOLDER = Two("is a folder", "est un dossier")
NAME_FILE = Two("name a file", "nommez un fichier")
NO_FOLDER = Two("there is no folder {folder}", "il n'y a pas de dossier {folder}")
MAKE_FOLDER = Two("make it, or check the path", "créez-le, ou vérifiez le chemin")
NOT_WRITTEN = Two("cannot be written: {detail}", "n'a pu être écrit : {detail}")
CHECK_DISK = Two(
    "check that there may be written, and that there is room", "vérifiez qu'on peut y écrire, et qu'il y a de la place"
)
NO_FORM = Two("{text} is no format", "{text} n'est pas un format")
SAME_CATALOGUE = Two("is the catalogue that is to be copied", "est le catalogue même qu'il faut copier")
NAME_ANOTHER = Two("name another one", "nommez-en un autre")
NO_CATALOGUE = Two("there is no catalogue at {place}", "il n'y a pas de catalogue à {place}")
CHECK_PLACE = Two("check the path or the address", "vérifiez le chemin ou l'adresse")
EMPTY_CATALOGUE = Two("the catalogue there is empty", "le catalogue y est vide")
NOTHING_TO_COPY = Two("there is nothing to copy", "il n'y a rien à copier")
NOT_EMPTY = Two("the catalogue there is not empty", "le catalogue n'y est pas vide")
SAY_REPLACE = Two("--replace puts the copy in its place", "--replace met la copie à sa place")
DIFFERS = Two(
    "differs: {copied} records (digest {digest}) were copied, {count} (digest {other}) are there",
    "diffère : {copied} entrées copiées (empreinte {digest}), {count} sur place (empreinte {other})",
)
COPY_AGAIN = Two(
    "copy again, with --replace, while nobody else writes there",
    "recopiez, avec --replace, pendant que personne d'autre n'y écrit",
)

_PLACE = Two("a province or a country, as CA-ON or CA", "une province ou un pays : CA-ON, CA")
NUMBER = Two("a number that is not negative", "un nombre qui n'est pas négatif")
HINTS: Mapping[str, Two] = {
    "start": Two("a day, as 2027-01-15", "un jour : 2027-01-15"),
    "pace": Two("a share of full time above 0: 1, 1/2, 0.5", "une part du temps plein, plus de 0 : 1, 1/2, 0.5"),
    "by": Two(
        f"one or more of {', '.join(Criterion)}, with commas between",
        f"un ou plusieurs de ces mots, séparés par des virgules : {', '.join(Criterion)}",
    ),
    "certainty": Two("met, conditional or discretionary", "met, conditional ou discretionary"),
    "delivery": Two(f"one of {', '.join(Delivery)}", f"un de ces mots : {', '.join(Delivery)}"),
    "taught_in": Two("en or fr", "en ou fr"),
    "place": _PLACE,
    "only_in": _PLACE,
    "occupation": Two("a NOC 2021 code of five digits, as 21231", "un code de la CNP 2021, cinq chiffres : 21231"),
    "to": Two(
        "the id of a credential: find it with `pathways search`",
        "l'identifiant d'un titre : cherchez-le avec `pathways search`",
    ),
    "max_steps": Two("a whole number from 0 to 40", "un nombre entier de 0 à 40"),
}
"""What may be written, by the names of the options' parameters."""
SELECTED: Mapping[str, Two] = {
    "kinds": Two(f"one of {', '.join(CredentialKind)}", f"un de ces mots : {', '.join(CredentialKind)}"),
    "fields": Two("two to four digits of ISCED-F, as 0613", "deux à quatre chiffres de la CITE-F : 0613"),
    "providers": Two("the id of a provider", "l'identifiant d'un prestataire"),
    "jurisdictions": _PLACE,
    "delivery": HINTS["delivery"],
}
"""What selects credentials, by the parts of a selection."""
