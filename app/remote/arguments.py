"""What a remote command is told: named values, checked against what the command asks for.

Texts are of the context `remote`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP

HALL_WORD = "RUANG"
"""What stands for the hall, whose people speak without a feed."""

MAX_TEXT = 200
"""As long as a line of the session file may be."""

_TRUE = frozenset({"true", "1", "ya", "on"})
_FALSE = frozenset({"false", "0", "tidak", "off"})


class CommandError(UserError):
    """The command is not known, or what it was told does not fit. Nothing was done."""


class UnknownCommand(CommandError):  # noqa: N818 - named for what the sender sees
    """There is no command with this id."""


class Kind(StrEnum):
    """What a value is. A PLACE is a site, or the hall."""

    SITE = "site"
    PLACE = "place"
    TEXT = "text"
    NUMBER = "number"
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Argument:
    """One value that a command takes. `lowest` and `highest` are for NUMBER, `choices` for CHOICE.

    An argument with a `default` may be left out.
    """

    name: str
    kind: Kind
    help: str
    default: str | int | bool | None = None
    lowest: int = 0
    highest: int = 0
    choices: tuple[str, ...] = ()

    @property
    def is_required(self) -> bool:
        """Tell whether the command makes no sense without it."""
        return self.default is None


class Given:
    """The values of one command, checked: what is asked for is there and has its type."""

    def __init__(self, values: Mapping[str, str | int | bool]) -> None:
        self._values = dict(values)

    def site(self, name: str = "site") -> SiteId:
        """Return a site of the session."""
        return SiteId(self.text(name))

    def text(self, name: str) -> str:
        """Return a text or a choice."""
        value = self._values[name]
        assert isinstance(value, str)
        return value

    def number(self, name: str) -> int:
        """Return a whole number."""
        value = self._values[name]
        assert isinstance(value, int)
        return value

    def flag(self, name: str) -> bool:
        """Return yes or no."""
        return bool(self._values[name])


def read_arguments(arguments: Sequence[Argument], given: Mapping[str, object], session: Session) -> Given:
    """Check what was sent against what the command asks for. Raises CommandError that names the argument.

    Numbers and flags may be sent as text: a button's settings and a command line know nothing else.
    """
    known = {argument.name for argument in arguments}
    for name in given:
        if name not in known:
            template = QT_TRANSLATE_NOOP("remote", "Argumen {name} tidak dikenal.")
            expected = QT_TRANSLATE_NOOP("remote", "Perintah ini memakai: {names}.")
            none = QT_TRANSLATE_NOOP("remote", "Perintah ini tidak memakai argumen.")
            names = ", ".join(argument.name for argument in arguments)
            raise CommandError(template.format(name=shown(name)), expected.format(names=names) if names else none)
    values: dict[str, str | int | bool] = {}
    for argument in arguments:
        if argument.name in given:
            values[argument.name] = _value(argument, given[argument.name], session)
        elif argument.default is not None:
            # A place that is left out is looked up like one that is given.
            is_place = argument.kind is Kind.PLACE
            values[argument.name] = _value(argument, argument.default, session) if is_place else argument.default
        else:
            raise _wrong(argument, QT_TRANSLATE_NOOP("remote", "Argumen {name} belum diisi."))
    return Given(values)


def site_key(index: int) -> str:
    """Return the key of the site at this place of the roster (0-based): F1 to F12, then Shift+F1 to Shift+F4."""
    return f"F{index + 1}" if index < 12 else f"Shift+F{index - 11}"


def shown(text: str) -> str:
    """Return a text that somebody sent, short and printable, so that it may stand in an answer."""
    printable = "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)
    return printable if len(printable) <= 40 else f"{printable[:39]}…"


def _value(argument: Argument, value: object, session: Session) -> str | int | bool:
    match argument.kind:
        case Kind.PLACE if isinstance(value, str) and value.strip().casefold() == HALL_WORD.casefold():
            return HALL
        case Kind.SITE | Kind.PLACE:
            return _site(argument, value, session)
        case Kind.NUMBER:
            return _number(argument, value)
        case Kind.FLAG:
            return _flag(argument, value)
        case Kind.CHOICE:
            if not isinstance(value, str) or value not in argument.choices:
                raise _wrong(argument, _choice_text().format(name="{name}", choices=", ".join(argument.choices)))
            return value
        case Kind.TEXT:
            if not isinstance(value, str) or len(value.strip()) > MAX_TEXT or not value.isprintable():
                raise _wrong(
                    argument,
                    QT_TRANSLATE_NOOP("remote", "Argumen {name} harus satu baris teks, paling banyak 200 karakter."),
                )
            return value.strip()


def _choice_text() -> str:
    return QT_TRANSLATE_NOOP("remote", "Argumen {name} harus salah satu dari: {choices}.")


def _site(argument: Argument, value: object, session: Session) -> SiteId:
    wanted = value.strip().casefold().replace("⇧", "shift+") if isinstance(value, str) else ""
    for index, site in enumerate(session.sites):
        if wanted in (site.short.casefold(), site_key(index).casefold(), site.site_id.casefold()):
            return site.site_id
    raise _wrong(argument, QT_TRANSLATE_NOOP("remote", "Lokasi pada argumen {name} tidak ada di sesi ini."))


def _number(argument: Argument, value: object) -> int:
    text = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    # Not int() alone: it reads "1_000" and any digits of Unicode, however many.
    digits = text.removeprefix("-")
    number = int(text) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None
    if number is None or not argument.lowest <= number <= argument.highest:
        template = QT_TRANSLATE_NOOP("remote", "Argumen {name} harus bilangan bulat {lowest} sampai {highest}.")
        raise _wrong(argument, template.format(name="{name}", lowest=argument.lowest, highest=argument.highest))
    return number


def _flag(argument: Argument, value: object) -> bool:
    word = str(value).strip().casefold() if isinstance(value, str | bool | int) else ""
    if word in _TRUE:
        return True
    if word in _FALSE:
        return False
    raise _wrong(argument, QT_TRANSLATE_NOOP("remote", "Argumen {name} harus true atau false."))


def _wrong(argument: Argument, template: str) -> CommandError:
    return CommandError(template.format(name=argument.name), argument.help)
