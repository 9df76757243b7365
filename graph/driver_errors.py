"""The driver's errors as sentences with a remedy."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import (
    DiskFullError,
    InnonetzError,
    StatementError,
    StatementRefusedError,
    StatementTimeoutError,
    StoreUnreachableError,
)
from graph.settings import Settings

# With less the embedded engine fails to write, and tells no reason that a person could read.
_LEAST_FREE = 32_000_000
_LONGEST = 400
_LONGEST_HINT = 160
_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_GONE = (ServiceUnavailable, SessionExpired)
_PLACE = re.compile(r"\(line (\d+), column (\d+) \(offset: (\d+)\)\)")
_LOGIN = ("Unauthorized", "Authentication", "Credentials", "Token")
_FORBIDDEN = ("AccessMode", "Forbidden", "Security")
_TOO_LONG = ("TimedOut", "Terminated", "Timeout")
_TOO_MUCH = ("OutOfMemory", "MemoryLimit", "MaximumTransactionLimit")
_NO_ROOM = "heap budget exceeded"  # the embedded engine, which gives it no code
# A Neo4j whose log could not be written tells no reason, and from then on that it has stopped.
_STOPPED = ("could not append transaction", "critical error, and needs to be restarted")


def usable_address(uri: str) -> bool:
    """Whether a driver for Bolt can be made for this address."""
    try:
        parts = urlsplit(uri)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and named and "@" not in parts.netloc


def bad_address() -> StoreUnreachableError:
    """For an address no driver can be made for. It may hold a password: it is not repeated."""
    return StoreUnreachableError(
        "NEO4J_URI is not an address that can be used: write it as bolt://host:7687 or "
        "neo4j://host:7687, without user and password.",
        "NEO4J_URI ist keine brauchbare Adresse: als bolt://host:7687 oder neo4j://host:7687 "
        "angeben, ohne Benutzer und Passwort.",
    )


def translate(error: DriverError | Neo4jError, settings: Settings) -> InnonetzError:
    """The error of the driver as one of ours: a sentence with its remedy, without secrets."""
    code = getattr(error, "code", None) or ""
    if isinstance(error, AuthError) and "Forbidden" not in code:
        return _wrong_login(settings)
    if any(word in code for word in _LOGIN):
        return _wrong_login(settings, code)
    if "DatabaseNotFound" in code or "DatabaseUnavailable" in code:
        return _no_database(settings, known="DatabaseUnavailable" in code)
    # Of plain DriverErrors there is only "Driver closed", by another thread that connects again.
    if isinstance(error, _GONE) or type(error) is DriverError:
        return _gone(settings)
    if isinstance(error, ConfigurationError):
        return bad_address()
    return _of_statement(error, code, settings)


def _no_database(settings: Settings, *, known: bool) -> StoreUnreachableError:
    if known:
        return StoreUnreachableError(
            f"The database of {_where(settings)} is not up: it is starting, so try again in a "
            "minute, or could not be started, which its logs/debug.log explains.",
            f"Die Datenbank von {_where(settings, 'de')} ist nicht bereit: Sie startet noch, dann "
            "in einer Minute noch einmal versuchen, oder sie konnte nicht starten; den Grund nennt "
            "ihr logs/debug.log.",
        )
    return StoreUnreachableError(
        f"{_where(settings)} has no database {settings.database!r}: check NEO4J_DATABASE.",
        f"{_where(settings, 'de')} hat keine Datenbank {settings.database!r}: NEO4J_DATABASE "
        "prüfen.",
    )


def full_disk(error: InnonetzError, settings: Settings) -> DiskFullError | None:
    """What to say when a write failed for want of room; None when that is not the reason."""
    told = "no space left" in str(error).casefold()
    if settings.embedded:
        folder = _standing(settings.store_folder)
        free = shutil.disk_usage(folder).free
        if not told and free >= _LEAST_FREE:
            return None
        where, ort = f"The disk of {folder}", f"Der Datenträger von {folder}"
        rest, rest_de = f" ({free / 1e6:.0f} MB free)", f" ({free / 1e6:.0f} MB frei)"
        other, other_de = " or set INNONETZ_HOME to another place", " oder INNONETZ_HOME verlegen"
    elif told:
        where, ort = f"The disk of {_where(settings)}", f"Der Datenträger von {_where(settings)}"
        rest = rest_de = other = other_de = ""
    else:
        return None
    return DiskFullError(
        f"{where} is full{rest}: make room{other}, and run the same command again, which completes "
        "what was begun.",
        f"{ort} ist voll{rest_de}: Platz schaffen{other_de} und denselben Befehl noch einmal "
        "ausführen; er vollendet, was begonnen ist.",
    )


def _standing(folder: Path) -> Path:
    """The folder, or the next one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def _where(settings: Settings, lang: str = "en") -> str:
    german = lang == "de"
    if settings.embedded:
        return "Der mitgelieferte Speicher" if german else "The embedded engine"
    try:
        return settings.safe_address
    except ValueError:
        return "Der Speicher in NEO4J_URI" if german else "The store in NEO4J_URI"


def _wrong_login(settings: Settings, code: str = "") -> StoreUnreachableError:
    if settings.embedded:
        return StoreUnreachableError(
            "The embedded engine does not know its own password: end all innonetz processes and "
            "start again; the engine then gets new passwords, and the graph stays.",
            "Der mitgelieferte Speicher kennt sein eigenes Passwort nicht: alle Prozesse von "
            "innonetz beenden und neu starten; er bekommt dann neue Passwörter, und der Graph "
            "bleibt.",
        )
    if "CredentialsExpired" in code:
        return StoreUnreachableError(
            f"{_where(settings)} wants a new password for the user {settings.user!r}: change it "
            "there once and set NEO4J_PASSWORD.",
            f"{_where(settings, 'de')} verlangt ein neues Passwort für {settings.user!r}: es dort "
            "einmal ändern und NEO4J_PASSWORD setzen.",
        )
    if "RateLimit" in code:
        return StoreUnreachableError(
            f"{_where(settings)} locks the user {settings.user!r} out after too many wrong "
            "passwords: wait a few seconds and check NEO4J_PASSWORD.",
            f"{_where(settings, 'de')} sperrt {settings.user!r} nach zu vielen falschen "
            "Passwörtern: einige Sekunden warten und NEO4J_PASSWORD prüfen.",
        )
    return StoreUnreachableError(
        f"{_where(settings)} refuses the user {settings.user!r} with this password: check "
        "NEO4J_USER and NEO4J_PASSWORD.",
        f"{_where(settings, 'de')} weist {settings.user!r} mit diesem Passwort ab: NEO4J_USER und "
        "NEO4J_PASSWORD prüfen.",
    )


def _gone(settings: Settings) -> StoreUnreachableError:
    if settings.embedded:
        return StoreUnreachableError(
            "The embedded engine has ended, because the process that ran it has: run this again.",
            "Der mitgelieferte Speicher ist beendet, weil der Prozess endete, der ihn betrieb: "
            "noch einmal starten.",
        )
    return StoreUnreachableError(
        f"{_where(settings)} cannot be reached: check that it runs and that NEO4J_URI is right.",
        f"{_where(settings, 'de')} ist nicht erreichbar: prüfen, ob der Server läuft und NEO4J_URI "
        "stimmt.",
    )


def _of_statement(error: DriverError | Neo4jError, code: str, settings: Settings) -> InnonetzError:
    if any(word in code for word in _TOO_LONG):
        return StatementTimeoutError(
            f"The statement took longer than {settings.query_seconds:g} seconds and was ended: "
            "narrow it down, for example with a LIMIT or a bounded path length.",
            f"Die Anweisung dauerte länger als {settings.query_seconds:g} Sekunden und wurde "
            "beendet: sie eingrenzen, etwa mit LIMIT oder einer begrenzten Pfadlänge.",
        )
    if any(word in code for word in _FORBIDDEN):
        return StatementRefusedError(
            "This connection only reads: statements that write, change the schema, read files or "
            "manage users are refused. Nothing was changed.",
            "Diese Verbindung liest nur: Anweisungen, die schreiben, das Schema ändern, Dateien "
            "lesen oder Benutzer verwalten, werden abgelehnt. Nichts wurde geändert.",
        )
    told = getattr(error, "message", None) or str(error)
    if any(words in told.casefold() for words in _STOPPED):
        return _stopped(settings)
    if any(word in code for word in _TOO_MUCH) or _NO_ROOM in told:
        return _too_much(settings)
    message = _told(told)
    return StatementError(
        f"The statement cannot be run: {message}",
        "Die Anweisung kann nicht ausgeführt werden: sie berichtigen. Der Speicher meldet: "
        f"{message}",
    )


def _stopped(settings: Settings) -> StoreUnreachableError:
    return StoreUnreachableError(
        f"{_where(settings)} has stopped because it could not write, most often for want of room "
        "on its disk: make room there, start it anew, and run the same command again, which "
        "completes what was begun.",
        f"{_where(settings, 'de')} steht still, weil nicht geschrieben werden konnte, meist aus "
        "Platzmangel auf dem Datenträger: dort Platz schaffen, den Server neu starten und "
        "denselben Befehl noch einmal ausführen; er vollendet, was begonnen ist.",
    )


def _too_much(settings: Settings) -> StatementError:
    more = f", or set INNONETZ_HEAP above {settings.heap}" if settings.embedded else ""
    mehr = f", oder INNONETZ_HEAP über {settings.heap} setzen" if settings.embedded else ""
    return StatementError(
        "The statement needs more memory than the store has for one: narrow it down, for "
        f"example with a LIMIT or without collecting everything{more}.",
        "Die Anweisung braucht mehr Speicher, als einer zusteht: sie eingrenzen, etwa mit "
        f"LIMIT oder ohne alles zu sammeln{mehr}.",
    )


def _told(message: str) -> str:
    """The engine's words cut to what helps, with the lines that point at the place."""
    first, _, pointer = message.strip().partition("\n")
    place = _PLACE.search(first)
    first = first.partition(": expected ")[0] if len(first) > _LONGEST_HINT else first
    if len(first) > _LONGEST:
        first = first[: _LONGEST - 1] + "…"
    if place and place.group() not in first:
        first += f" {place.group()}"
    lines = [line.rstrip() for line in pointer.splitlines() if line.strip()]
    if len(lines) != 2 or "^" not in lines[1] or len(lines[0]) > _LONGEST:
        return first
    return "\n".join([first, *lines])


def without_prefix(message: str, prefix: str) -> str:
    """A complaint about ``prefix`` + statement as one about the statement alone."""
    length = len(prefix)

    def moved(match: re.Match[str]) -> str:
        line, column, offset = (int(match[k]) for k in (1, 2, 3))
        column -= length if line == 1 else 0
        return f"(line {line}, column {column} (offset: {offset - length}))"

    lines = _PLACE.sub(moved, message).splitlines()
    if len(lines) == 3 and lines[1].startswith(f'"{prefix}'):
        lines[1] = lines[1].replace(prefix, "", 1)
        lines[2] = lines[2].removeprefix(" " * length)
    return "\n".join(lines)
