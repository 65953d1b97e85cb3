"""The driver's errors as ours: why a database does not answer, and which setting to look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from pathways.errors import InvalidInput, StoreUnavailable
from pathways.explain.mistakes import problem, unavailable
from pathways.explain.words import stores as words
from pathways.stores.access import Access, shown

_UNTRUSTED = ("Security.Unauthorized", "Security.CredentialsExpired", "Security.TokenExpired")


@contextmanager
def translated(access: Access) -> Iterator[None]:
    """Raise the driver's errors as ours; `access` is how the database was asked."""
    try:
        yield
    except (ServiceUnavailable, SessionExpired) as error:
        raise unavailable(words.UNREACHED_BY_TLS if access.encrypted else words.UNREACHED) from error
    except ConfigurationError as error:
        raise unavailable(words.UNREACHED_SO, why=error) from error
    except Neo4jError as error:
        raise _refused(error.code or "", access) from error
    except DriverError as error:
        raise unavailable(words.UNUSABLE, kind=type(error).__name__) from error
    except UnicodeEncodeError:
        raise InvalidInput(problem("text", words.HALF_CHARACTER, words.WHOLE_CHARACTERS)) from None


def _refused(code: str, access: Access) -> StoreUnavailable:
    """What a database answered in place of what was asked, by Neo4j's code for it."""
    settings = access.settings
    if code.endswith(_UNTRUSTED):
        return unavailable(words.WRONG_PASSWORD if access.password else words.NO_PASSWORD, settings=settings)
    if code.endswith("Security.AuthenticationRateLimit"):
        return unavailable(words.TOO_MANY_PASSWORDS, settings=settings)
    if code.endswith("DatabaseNotFound"):
        return unavailable(words.NO_DATABASE, name=shown(access.database), settings=settings)
    if "TransactionTimedOut" in code:
        return unavailable(words.TOOK_TOO_LONG)
    return unavailable(words.REFUSED, code=code)
