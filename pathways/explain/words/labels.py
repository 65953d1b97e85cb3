"""Labels: the headings, captions and short notices that stand around sentences on every face."""

from __future__ import annotations

from pathways.explain.words.two import Two

NUMBER = Two("#", "nº")
ROUTE_NUMBER = Two("Route {number}: {summary}", "Parcours {number} : {summary}")
MONTHS = Two("months", "mois")
PRICE = Two("price", "prix")
ESTIMATED = Two("of it estimated", "dont estimé")
ASSUMED = Two("of it assumed", "dont supposé")
CREDITS = Two("credits", "crédits")
CERTAINTY = Two("certainty", "certitude")
STEPS = Two("steps", "étapes")
ROUTE = Two("route", "parcours")
KIND = Two("kind", "genre")
ID = Two("id", "identifiant")
TITLE = Two("title", "titre")

WHY = Two("why: {text}", "pourquoi : {text}")
COUNTED = Two("credit: {text}", "crédit : {text}")
SOURCE = Two("source: {text}", "source : {text}")
TARGET = Two("The target:", "La cible :")
CONDITIONS = Two("What it hangs on:", "Ce dont il dépend :")

NOTHING_FOUND = Two("Nothing was found.", "Rien n'a été trouvé.")
ALL_WELL = Two("All is well.", "Tout est en ordre.")
PROBLEM = Two("1 problem:", "1 problème :")
PROBLEMS = Two("{count} problems:", "{count} problèmes :")
IMPORTED = Two("Imported as revision {revision}: {counts}.", "Importé comme révision {revision} : {counts}.")
NOT_IMPORTED = Two(
    "There is a catalogue already, at revision {revision}: nothing was imported.",
    "Il y a déjà un catalogue, à la révision {revision} : rien n'a été importé.",
)
EXPORTED = Two("Exported: {counts}.", "Exporté : {counts}.")
COPIED = Two(
    "Copied as revision {revision} and compared: {counts}.", "Copié comme révision {revision} et comparé : {counts}."
)
EMPTY = Two(
    "The catalogue ({place}) is empty: fill it with `pathways import` (a bundle of your own, or --seed).",
    "Le catalogue ({place}) est vide : remplissez-le avec `pathways import` (votre propre fichier, ou --seed).",
)
ASKED = Two("{who}: {title}, from {start} on.", "{who} : {title}, à partir du {start}.")

READING = Two("Reading the files", "Lecture des fichiers")
READ_SO_FAR = Two("Reading the file: {share}, {records} records", "Lecture du fichier : {share}, {records} entrées")
CHECKING = Two("Checking what refers to what", "Vérification des renvois")
WRITING = Two("Writing the catalogue", "Écriture du catalogue")
COMPARING = Two("Comparing both catalogues", "Comparaison des deux catalogues")
COPYING = Two("Reading the catalogue", "Lecture du catalogue")
COPIED_SO_FAR = Two("{stage}: {share}, {records} records", "{stage} : {share}, {records} entrées")
EXPORTING = Two("Writing the file", "Écriture du fichier")
GATHERING = Two("Gathering what may lead there", "Collecte de ce qui peut y mener")
SEARCHING = Two(
    "Searching: {plans} plans looked at, {found} found", "Recherche : {plans} plans examinés, {found} retenus"
)
CLIMBING = Two("Following what counts toward what", "Suivi de ce qui compte vers quoi")
BUILDING = Two("Building the catalogue from the seed", "Construction du catalogue à partir des données de départ")

SERVING = Two(
    "Pathways answers at {place}; its workers are starting, and /readyz says when they are ready.",
    "Pathways répond à {place} ; ses processus démarrent, et /readyz dit quand ils sont prêts.",
)
SERVED = Two(
    "The catalogue: {place} ({engine}), at revision {revision}.",
    "Le catalogue : {place} ({engine}), à la révision {revision}.",
)
WATCHED = Two("Metrics are at {places}.", "Les mesures sont à {places}.")
CONSOLE = Two("In a browser: {place}", "Dans un navigateur : {place}")
TRY = Two("Try it:", "Pour essayer :")
TO_END = Two("Ctrl-C ends it.", "Ctrl-C y met fin.")
