"""Fetching a list of addresses, politely; off unless a caller asks for it, and never needed to read a folder."""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.error
import urllib.request
import urllib.robotparser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from urllib.parse import urljoin, urlsplit

from rashomon.articles.bounds import LARGEST_PAGE
from rashomon.records import Rejected

AGENT = "rashomon (reads published reports)"
# Seconds between two requests to one host, unless its robots file asks for more.
DELAY = 2.0
TIMEOUT = 30.0
MOST_REDIRECTS = 5

AddressCheck = Callable[[str], str | None]
"""Host to a reason to refuse it, or None."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One response as it came."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    sha256: str
    fetched_at: str
    """UTC, ISO."""


def public_only(host: str) -> str | None:
    """Refuses a host any of whose addresses is private, local or reserved."""
    try:
        found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    except OSError as error:
        return f"its host is not known: {error}"
    inner = sorted(str(a) for a in found if not ipaddress.ip_address(str(a).split("%")[0]).is_global)
    return f"its host has an address that is not public: {inner[0]}" if inner else None


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Redirects are followed by hand, so that each new host is checked."""

    def redirect_request(self, *_: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))


def fetch(
    urls: Sequence[str],
    *,
    check: AddressCheck = public_only,
    delay: float = DELAY,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Fetched | Rejected]:
    """Each address once, one after the other; what may not or cannot be fetched is yielded as Rejected with the reason."""
    robots: dict[str, urllib.robotparser.RobotFileParser] = {}
    visited: set[str] = set()
    for url in dict.fromkeys(urls):
        host = urlsplit(url).netloc
        if host in visited:
            pause(delay)
        visited.add(host)
        yield _one(url, check, robots)


def _one(url: str, check: AddressCheck, robots: dict[str, urllib.robotparser.RobotFileParser]) -> Fetched | Rejected:
    at = url
    for _ in range(MOST_REDIRECTS + 1):
        refusal = _refusal(at, check, robots)
        if refusal:
            return Rejected(url, "read", "not fetched", f"{at}: {refusal}.")
        try:
            with _open(at) as answer:
                raw = answer.read(LARGEST_PAGE + 1)
                status, headers = answer.status, tuple(answer.headers.items())
        except urllib.error.HTTPError as error:
            target = error.headers.get("Location")
            if error.code in (301, 302, 303, 307, 308) and target:
                at = urljoin(at, target)
                continue
            return Rejected(url, "read", "not fetched", f"The server answered {error.code}. Try again later.")
        except (OSError, ValueError) as error:
            return Rejected(url, "read", "not fetched", f"The server could not be read: {error}. Try again later.")
        if len(raw) > LARGEST_PAGE:
            return Rejected(url, "read", "too large", f"It is larger than {LARGEST_PAGE} bytes.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        return Fetched(url, at, status, headers, raw, sha256(raw).hexdigest(), now)
    return Rejected(url, "read", "not fetched", f"It was sent on more than {MOST_REDIRECTS} times.")


def _refusal(url: str, check: AddressCheck, robots: dict[str, urllib.robotparser.RobotFileParser]) -> str | None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "only http and https addresses are fetched"
    reason = check(parts.hostname)
    if reason:
        return reason
    root = f"{parts.scheme}://{parts.netloc}"
    if root not in robots:
        robots[root] = _robots(root)
    return None if robots[root].can_fetch(AGENT, url) else "the site's robots file asks not to"


def _robots(root: str) -> urllib.robotparser.RobotFileParser:
    """No robots file allows all; a server that fails to tell allows nothing."""
    rules = urllib.robotparser.RobotFileParser()
    try:
        with _open(f"{root}/robots.txt") as answer:
            rules.parse(answer.read(500_000).decode("utf-8", "replace").splitlines())
    except urllib.error.HTTPError as error:
        rules.parse([] if 400 <= error.code < 500 else ["User-agent: *", "Disallow: /"])
    except OSError:
        rules.parse(["User-agent: *", "Disallow: /"])
    return rules


def _open(url: str) -> Any:
    request = urllib.request.Request(url, headers={"User-Agent": AGENT})
    return _OPENER.open(request, timeout=TIMEOUT)
