"""Why a store does not answer, or is not opened, and what to do about it."""

from __future__ import annotations

from typing import NamedTuple

from pathways.explain.words.two import Two


class Cause(NamedTuple):
    """Why a store does not answer. `then`: what to do about it; None: what is usual where one does not."""

    what: Two
    then: Two | None = None


# What a store is opened by.

NO_PLACE = Two(
    "{place} is neither the path of a file nor the address of a database",
    "{place} n'est ni le chemin d'un fichier ni l'adresse d'une base de données",
)
GIVE_PLACE = Two(
    "give the path of a file, with ./ before a name that looks like an address, or an address that begins with "
    "{schemes}",
    "donnez le chemin d'un fichier, avec ./ devant un nom qui ressemble à une adresse, ou une adresse qui commence par "
    "{schemes}",
)
NO_NAMES = Two(
    "an address holds no name and no password", "une adresse ne contient ni nom d'utilisateur ni mot de passe"
)
SAY_USER = Two(
    "leave them out of the address; {settings}USER and {settings}PASSWORD say them",
    "retirez-les de l'adresse ; {settings}USER et {settings}PASSWORD les disent",
)
NO_ADDRESS = Two("{place} is no address of a database", "{place} n'est pas l'adresse d'une base de données")
WRITE_ADDRESS = Two(
    "a host, and a port from 1 to 65535 where it is not 7687: neo4j://localhost:7687",
    "un hôte, et un port de 1 à 65535 si ce n'est pas 7687 : neo4j://localhost:7687",
)
MORE_THAN_ADDRESS = Two("{place} goes on after its host and port", "{place} continue après l'hôte et le port")
SAY_DATABASE = Two(
    "an address holds no more; {settings}DATABASE names the database",
    "une adresse ne contient rien de plus ; {settings}DATABASE nomme la base de données",
)
NO_CATALOGUE_NAME = Two("{name} is no name of a catalogue", "{name} n'est pas un nom de catalogue")
CATALOGUE_NAMES = Two(
    "small letters without accents, digits, dots and dashes, at most {most}, a letter or a digit first",
    "minuscules sans accent, chiffres, points et traits d'union, {most} au plus, une lettre ou un chiffre en premier",
)
SYSTEM = Two("{name} holds no catalogue", "{name} ne contient pas de catalogue")
NAME_DATABASE = Two(
    "name the database that is to hold it: neo4j, as a rule",
    "nommez la base de données qui doit le contenir : neo4j, d'ordinaire",
)
HALF_CHARACTER = Two("holds half of a character", "contient la moitié d'un caractère")
WHOLE_CHARACTERS = Two("write whole characters", "écrivez des caractères entiers")

# A database.

_LATER = Two("Try again a little later.", "Recommencez un peu plus tard.")
_AGAIN = Two("Ask again.", "Redemandez.")
_NEWER_PROGRAM = Two("Use the newer program.", "Utilisez le programme plus récent.")
_SET_USER = Two(
    "Set {settings}USER and {settings}PASSWORD to what the database knows, then try again.",
    "Réglez {settings}USER et {settings}PASSWORD selon ce que la base de données connaît, puis recommencez.",
)

NO_PASSWORD = Cause(
    Two(
        "the database asks for a password, and none is set",
        "la base de données demande un mot de passe, et aucun n'est réglé",
    ),
    _SET_USER,
)
WRONG_PASSWORD = Cause(
    Two(
        "the database refuses this user and password",
        "la base de données refuse cet utilisateur et ce mot de passe",
    ),
    _SET_USER,
)
TOO_MANY_PASSWORDS = Cause(
    Two(
        "the database takes no password for a moment: too many were wrong",
        "la base de données n'accepte plus de mot de passe pour l'instant : trop étaient faux",
    ),
    Two(
        "Wait some seconds, set {settings}USER and {settings}PASSWORD to what the database knows, then try again.",
        "Attendez quelques secondes, réglez {settings}USER et {settings}PASSWORD selon ce que la base de données "
        "connaît, puis recommencez.",
    ),
)
UNREACHED = Cause(
    Two("the database cannot be reached", "la base de données est injoignable"),
    Two(
        "Check that it runs, and its address: the port is that of Bolt (as a rule 7687), not of HTTP (7474); a "
        "database that speaks TLS alone wants +s or +ssc in the address. Then try again.",
        "Vérifiez qu'elle fonctionne, et son adresse : le port est celui de Bolt (d'ordinaire 7687), non de HTTP "
        "(7474) ; une base qui ne parle que TLS veut +s ou +ssc dans l'adresse. Puis recommencez.",
    ),
)
UNREACHED_BY_TLS = Cause(
    Two("the database cannot be reached by TLS", "la base de données est injoignable par TLS"),
    Two(
        "Check that it runs, that it speaks TLS (else leave +s or +ssc out of the address) with a certificate that is "
        "trusted here (+ssc trusts any), and that the port is that of Bolt (as a rule 7687). Then try again.",
        "Vérifiez qu'elle fonctionne, qu'elle parle TLS (sinon retirez +s ou +ssc de l'adresse) avec un certificat "
        "reconnu ici (+ssc les admet tous), et que le port est celui de Bolt (d'ordinaire 7687). Puis recommencez.",
    ),
)
UNREACHED_SO = Cause(
    Two("the database cannot be reached so: {why}", "la base de données est injoignable ainsi : {why}"),
)
NO_DATABASE = Cause(
    Two("there is no database {name} there", "il n'y a pas là de base de données {name}"),
    Two(
        "Set {settings}DATABASE to one that there is: neo4j, as a rule. Then try again.",
        "Réglez {settings}DATABASE selon une base qui existe : neo4j, d'ordinaire. Puis recommencez.",
    ),
)
TOOK_TOO_LONG = Cause(
    Two(
        "the database took too long: another change may be going on",
        "la base de données a mis trop de temps : une autre modification est peut-être en cours",
    ),
    _LATER,
)
REFUSED = Cause(Two("the database refused: {code}", "la base de données a refusé : {code}"))
UNUSABLE = Cause(Two("the database cannot be used: {kind}", "la base de données est inutilisable : {kind}"))
TOO_OLD = Cause(
    Two(
        "the database is Neo4j {server}, and {least} or later is needed: upgrade it",
        "la base de données est Neo4j {server}, et il faut {least} ou une version plus récente : mettez-la à jour",
    ),
    Two("Upgrade it, or name another one.", "Mettez-la à jour, ou nommez-en une autre."),
)
NEWER_DATABASE = Cause(
    Two(
        "the database was written by a newer version of this program (its schema is version {version}, this program "
        "knows {known})",
        "la base de données a été écrite par une version plus récente de ce programme (son schéma est de version "
        "{version}, ce programme connaît {known})",
    ),
    _NEWER_PROGRAM,
)
READ_TOO_LONG = Cause(
    Two(
        "revision {revision} has been read for too long: what it needs may be gone",
        "la révision {revision} a été lue trop longtemps : ce qu'il lui faut n'est peut-être plus là",
    ),
    _AGAIN,
)
UNPUBLISHED = Two(
    "Nothing was published: the catalogue is as it was. Repeat the load once the database answers.",
    "Rien n'a été publié : le catalogue est tel qu'il était. Refaites le chargement quand la base de données répond.",
)
SWEPT = Cause(
    Two(
        "what was staged was taken for left behind and swept",
        "ce qui était préparé a été pris pour abandonné et balayé",
    ),
    UNPUBLISHED,
)
LOAD_UNKNOWN = Cause(
    Two(
        "the connection was lost while a load was published: whether it was is unknown",
        "la connexion s'est perdue pendant la publication d'un chargement : on ne sait pas s'il est publié",
    ),
    Two(
        "Once the database answers, look (`pathways search WORD --json` tells the revision), or repeat the load: "
        "either all of it was published, or the catalogue is as it was.",
        "Quand la base de données répond, regardez (`pathways search MOT --json` dit la révision), ou refaites le "
        "chargement : ou bien tout est publié, ou bien le catalogue est tel qu'il était.",
    ),
)
CHANGE_UNKNOWN = Cause(
    Two(
        "the connection was lost while a change was committed: whether it was made is unknown",
        "la connexion s'est perdue pendant l'enregistrement d'une modification : on ne sait pas si elle est faite",
    ),
    Two(
        "Once the database answers, repeat it: a bundle that is imported again adds nothing twice, and a change with "
        "an idempotency key is made once.",
        "Quand la base de données répond, refaites-la : un fichier importé de nouveau n'ajoute rien deux fois, et une "
        "modification qui a une clé d'idempotence n'est faite qu'une fois.",
    ),
)

# A file.

BUSY = Cause(
    Two(
        "the store is busy: another process has been writing for too long",
        "le dépôt est occupé : un autre processus écrit depuis trop longtemps",
    ),
    _LATER,
)
FULL = Cause(Two("the disk is full", "le disque est plein"))
DISK_FAILED = Cause(Two("the disk failed: {why}", "le disque a failli : {why}"))
DISK_FAILS = Cause(
    Two(
        "the disk failed during a change and fails still: {why}; whether the change was made is unknown",
        "le disque a failli pendant une modification et ne va toujours pas : {why} ; on ne sait pas si elle est faite",
    ),
    Two(
        "Once it works, repeat the change: a bundle that is imported again adds nothing twice, and a change with an "
        "idempotency key is made once.",
        "Quand il fonctionne, refaites la modification : un fichier importé de nouveau n'ajoute rien deux fois, et une "
        "modification qui a une clé d'idempotence n'est faite qu'une fois.",
    ),
)
NO_SQLITE = Cause(
    Two(
        "the file is not a catalogue: it is no SQLite database",
        "le fichier n'est pas un catalogue : ce n'est pas une base SQLite",
    ),
)
CLOSED = Cause(Two("the store was closed", "le dépôt a été fermé"))
UNUSABLE_FILE = Cause(
    Two("the store's file cannot be used: {why}", "le fichier du dépôt est inutilisable : {why}"),
)
TOO_OLD_FILE = Cause(
    Two(
        "{file} was written before the first release (its tables are version {version}, this program knows {known}); "
        "load the catalogue into a new file",
        "{file} a été écrit avant la première version publiée (ses tables sont de version {version}, ce programme "
        "connaît {known}) ; chargez le catalogue dans un nouveau fichier",
    ),
)
ANOTHER_PROGRAM = Cause(
    Two(
        "{file} is a database of another program, not a catalogue",
        "{file} est la base de données d'un autre programme, non un catalogue",
    ),
)
NEWER_FILE = Cause(
    Two(
        "{file} was written by a newer version of this program (its tables are version {version}, this program knows "
        "{known})",
        "{file} a été écrit par une version plus récente de ce programme (ses tables sont de version {version}, ce "
        "programme connaît {known})",
    ),
    _NEWER_PROGRAM,
)
READER_ENDED = Cause(
    Two("a process that reads the stream has ended", "un processus qui lit le flux s'est arrêté"),
    Two("Try again.", "Recommencez."),
)
