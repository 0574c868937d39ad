"""Websites that are tried, and numbers and addresses that are only looked at.

Polite: one question at a time to each host with a pause, no more than eight hosts at once, only the head of a page,
and a name that says who asks. A site that refuses programs (401, 403, 429) is there: that is all we want to know.
"""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from urllib.parse import urlsplit

import phonenumbers
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.directory.models import Channel, Organization, Phone, Service
from app.directory.phones import is_number
from app.records.models import PUBLISHED
from app.upkeep.models import LinkCheck

HOSTS_AT_ONCE = 8
PAUSE = 1.0  # seconds between two questions to one host
TIMEOUT = (5, 10)  # seconds to connect, and to wait for the first bytes
REFUSES_PROGRAMS = {401, 403, 405, 406, 429, 999}
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


@dataclass(frozen=True)
class Found:
    """Something to call, write to or open, and the field of the back office it stands in."""

    record: str  # "service" or "organization"
    slug: str
    field: str
    value: str


def links(session: Session) -> list[Found]:
    """Every website of what is on the site."""
    found = [
        Found("service", slug, f"channels-{position}-value", value)
        for slug, position, value in _channels(session, "website", "chat")
        if value.startswith(("http://", "https://"))
    ]
    websites = select(Organization.slug, Organization.website).where(
        Organization.state == PUBLISHED, Organization.website != ""
    )
    return found + [Found("organization", slug, "website", url) for slug, url in session.execute(websites)]


def unusable(session: Session) -> list[Found]:
    """Numbers nobody can dial and addresses nobody can write to."""
    phones = (
        select(Service.slug, Phone.position, Phone.number)
        .join(Phone, Phone.service_id == Service.id)
        .where(Service.state == PUBLISHED)
    )
    found = [
        Found("service", slug, f"phones-{position}-number", number)
        for slug, position, number in session.execute(phones)
        if not can_be_dialled(number)
    ]
    return found + [
        Found("service", slug, f"channels-{position}-value", value)
        for slug, position, value in _channels(session, "email")
        if not EMAIL.fullmatch(value)
    ]


def can_be_dialled(number: str) -> bool:
    """Short numbers like 112 and 14 0255 are as they are; a long one must be possible in its country."""
    if not is_number(number):
        return False
    digits = re.sub(r"\D", "", number)
    if len(digits) < 9 or digits.startswith(("14", "0800", "0900", "0906", "0909", "088")):
        return True
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, "NL"))
    except phonenumbers.NumberParseException:
        return False


def check(
    urls: Iterable[str], *, agent: str, pause: float = PAUSE, say: Callable[[str], None] = lambda words: None
) -> Iterator[tuple[str, str]]:
    """Each address with what is wrong with it, "" when it answers."""
    by_host = [list(group) for _host, group in groupby(sorted(set(urls), key=_host), key=_host)]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        waiting = [pool.submit(_check_host, group, agent, pause) for group in by_host]
        for done in as_completed(waiting):
            for url, words in done.result():
                say(url)
                yield url, words


def keep(session: Session, outcomes: Iterable[tuple[str, str]], now: datetime) -> int:
    """Write the outcomes down, forget addresses that stand nowhere any more; gives how many failed now."""
    known = {each.url: each for each in session.scalars(select(LinkCheck))}
    failed = 0
    seen = set()
    for url, words in outcomes:
        row = known.get(url) or LinkCheck(url=url, failures=0)
        row.checked_at, row.words = now, words
        row.failures = row.failures + 1 if words else 0
        session.add(row)
        seen.add(url)
        failed += bool(words)
    session.flush()
    session.execute(delete(LinkCheck).where(LinkCheck.url.not_in(seen)))
    return failed


def ask(url: str, agent: str) -> str:
    """What is wrong with one address, "" when there is somebody at it."""
    import requests  # The web site uses this file too, and asks nobody.

    try:
        status = _status("HEAD", url, agent)
        if status in (400, 404, 405, 500, 501, 503):  # Some servers only know whole pages.
            status = _status("GET", url, agent)
    except requests.exceptions.SSLError:
        return "certificate"
    except requests.exceptions.TooManyRedirects:
        return "redirects"
    except requests.exceptions.Timeout:
        return "timeout"
    except (requests.exceptions.RequestException, ValueError, OSError):
        return "unreachable"
    return "" if status < 400 or status in REFUSES_PROGRAMS else str(status)


def _status(method: str, url: str, agent: str) -> int:
    import requests  # As above.

    with requests.Session() as session:
        session.max_redirects = 5
        session.trust_env = False  # No password of this machine goes to somebody else's site.
        with session.request(
            method, url, timeout=TIMEOUT, allow_redirects=True, stream=True, headers={"User-Agent": agent}
        ) as answer:
            return answer.status_code


def _check_host(urls: list[str], agent: str, pause: float) -> list[tuple[str, str]]:
    found = []
    for number, url in enumerate(urls):
        if number:
            time.sleep(pause)
        found.append((url, ask(url, agent)))
    return found


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return url


def _channels(session: Session, *kinds: str) -> list[tuple[str, int, str]]:
    wanted = (
        select(Service.slug, Channel.position, Channel.value)
        .join(Channel, Channel.service_id == Service.id)
        .where(Service.state == PUBLISHED, Channel.kind.in_(kinds), Channel.value != "")
        .order_by(Service.slug, Channel.position)
    )
    return [(slug, position, value) for slug, position, value in session.execute(wanted)]
