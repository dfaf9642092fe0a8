"""What is wrong with an address that leads out of the site: a website, a mailbox, a telephone."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from enum import Enum, auto
from functools import lru_cache
from urllib.parse import unquote

from helpcenter.targets.faults import is_address

LONGEST_HOST = 253
SCHEMES = ("https", "http", "mailto", "tel", "sms")

_SCHEME = re.compile(r"(?P<name>[a-z][a-z0-9+-]*):", re.IGNORECASE)
_SCRIPTS = ("javascript", "vbscript", "livescript", "data")
_IGNORED = re.compile(r"[\x00-\x20]+")  # what browsers leave out of a scheme
_ALMOST_WEB = re.compile(r"(?P<secure>https?)(?:[:：;；]|(?=//))[/\\／]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_WEB = re.compile(
    r"https?://(?:[^/?#\s@]*@)?(?P<host>\[[0-9a-f:.]+\]|[^/?#\s:：／@\[\]]+)(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)*[^\W_](?:[\w-]*[^\W_])?\.?")
_NUMBER_HOST = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_MAIL = re.compile(r"[^\s@＠,;:/<>()\[\]：；，]+@(?:[^\s@＠.,;:/：；，。．]+\.)+[^\s@＠.,;:/：；，。．]{2,}")
_PHONE = re.compile(r"\+?[0-9*#][0-9*#().-]*[0-9*#](?:;[a-z0-9=+-]+)*")
_DASHES = re.compile(r"[‐-―−－—–ー]+")
_LOCAL_NAMES = ("localhost", "local", "localdomain", "internal", "intranet", "lan", "home", "corp")


class Flaw(Enum):
    """What is wrong with an address; of several only the first one counts."""

    SCRIPT = auto()
    MAIL = auto()
    PHONE = auto()
    LOCAL = auto()
    MISTYPED = auto()
    UNENCRYPTED = auto()
    UNKNOWN = auto()
    NO_SCHEME = auto()


@lru_cache(maxsize=4096)
def flaw_of(target: str) -> Flaw | None:
    """Return what is wrong with an address, None for one that is right and for a path within the site."""
    if not is_address(target):
        return None
    scheme = scheme_of(target)
    if scheme in ("http", "https"):
        return _web_flaw(target)
    if scheme == "mailto":
        return None if _is_mail(target) else Flaw.MAIL
    if scheme in ("tel", "sms"):
        return None if _is_phone(target) else Flaw.PHONE
    return _flaw_of_scheme(scheme) if scheme else _flaw_without_scheme(target)


def scheme_of(target: str) -> str:
    """Return what stands before the colon of an address, in small letters."""
    match = _SCHEME.match(_IGNORED.sub("", target))
    return match["name"].lower() if match else ""


def mended_address(target: str) -> str:
    """Return how an address has to be typed, nothing where that is not certain."""
    if _ALMOST_WEB.match(target.strip()) and _IGNORED.search(target.strip()):
        return ""
    typed = _IGNORED.sub("", unicodedata.normalize("NFKC", target)).replace("。", ".")
    web = _ALMOST_WEB.match(typed)
    scheme, _, rest = typed.replace(";", ":", 1).partition(":")
    scheme = scheme.lower()
    if web:
        new = f"{web['secure'].lower()}://{web['rest']}"
    elif scheme in ("tel", "sms"):
        new = f"{scheme}:{_DASHES.sub('-', unquote(rest).lstrip('/')).replace(' ', '')}"
    elif scheme == "mailto":
        new = f"mailto:{rest.lstrip('/')}"
    elif rest:
        new = ""
    else:
        new = f"{'mailto' if '@' in typed else 'tel'}:{typed}"
    is_right = new and new != target and flaw_of(new) in (None, Flaw.UNENCRYPTED)
    return new if is_right else ""


def _flaw_of_scheme(scheme: str) -> Flaw:
    if scheme in _SCRIPTS:
        return Flaw.SCRIPT
    is_file = scheme == "file" or len(scheme) == 1  # the letter of a drive
    return Flaw.LOCAL if is_file else Flaw.UNKNOWN


def _flaw_without_scheme(target: str) -> Flaw:
    if _ALMOST_WEB.match(target):
        return Flaw.MISTYPED
    if target[:3].lower() in ("tel", "sms") or target.strip("+-0123456789 ") == "":
        return Flaw.PHONE
    if target.startswith("//"):
        return Flaw.LOCAL if _web_flaw(f"https:{target}") is Flaw.LOCAL else Flaw.NO_SCHEME
    return Flaw.MAIL if "@" in target or "＠" in target or target[:6].lower() == "mailto" else Flaw.NO_SCHEME


def _web_flaw(target: str) -> Flaw | None:
    match = _WEB.fullmatch(target)
    host = match["host"].lower().rstrip(".") if match else ""
    if not _is_host(host) or host in ("http", "https"):
        return Flaw.MISTYPED
    if _is_local(host):
        return Flaw.LOCAL
    return Flaw.UNENCRYPTED if target[:5].lower() == "http:" else None


def _is_host(host: str) -> bool:
    if host.startswith("[") or not host.strip("0123456789."):
        return host.startswith("[") or bool(_NUMBER_HOST.fullmatch(host))
    return len(host) <= LONGEST_HOST and bool(_HOST.fullmatch(host))


def _is_local(host: str) -> bool:
    """Tell whether a host is one that only some people's computers can reach."""
    try:
        return not ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host or host.rpartition(".")[2] in _LOCAL_NAMES


def _is_mail(target: str) -> bool:
    addresses = unquote(target.partition(":")[2].partition("?")[0]).split(",")
    return target[: len("mailto:")].lower() == "mailto:" and all(_MAIL.fullmatch(each) for each in addresses)


def _is_phone(target: str) -> bool:
    number = unquote(target.partition(":")[2].partition("?")[0])
    is_typed_so = target[:4].lower() in ("tel:", "sms:")
    return is_typed_so and bool(_PHONE.fullmatch(number)) and sum(each.isdigit() for each in number) > 2  # noqa: PLR2004 -- 110 is one
