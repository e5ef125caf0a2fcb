"""Fetching a list of addresses, politely; off unless a caller asks for it, and never needed to read a folder."""

from __future__ import annotations

import http.client
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
from uuid import NAMESPACE_URL, uuid5

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


def _opener(check: AddressCheck) -> urllib.request.OpenerDirector:
    """Connections whose far end is checked once more when it is reached: a name may change its address in between."""

    def reached(connection: http.client.HTTPConnection) -> None:
        reason = check(connection.sock.getpeername()[0])
        if reason:
            connection.close()
            raise OSError(reason)

    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            super().connect()
            reached(self)

    class Secure(http.client.HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            reached(self)

    class PlainHandler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Plain, req)

    class SecureHandler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Secure, req)

    return urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}), PlainHandler, SecureHandler)


def fetch(
    urls: Sequence[str],
    *,
    check: AddressCheck = public_only,
    delay: float = DELAY,
    pause: Callable[[float], None] = time.sleep,
) -> Iterator[Fetched | Rejected]:
    """Each address once, one after the other; what may not or cannot be fetched is yielded as Rejected with the reason."""
    site = _Site(check, _opener(check), {})
    visited: set[str] = set()
    for url in dict.fromkeys(urls):
        host = urlsplit(url).netloc
        if host in visited:
            pause(delay)
        visited.add(host)
        yield _one(url, site)


@dataclass(frozen=True, slots=True)
class _Site:
    """How addresses are checked and opened, and what the sites' robots files said so far."""

    check: AddressCheck
    opener: urllib.request.OpenerDirector
    robots: dict[str, urllib.robotparser.RobotFileParser]

    def open(self, url: str) -> Any:
        return self.opener.open(urllib.request.Request(url, headers={"User-Agent": AGENT}), timeout=TIMEOUT)


def _one(url: str, site: _Site) -> Fetched | Rejected:
    at = url
    for _ in range(MOST_REDIRECTS + 1):
        refusal = _refusal(at, site)
        if refusal:
            return Rejected(url, "read", "not fetched", f"{at}: {refusal}.")
        try:
            with site.open(at) as answer:
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


def _refusal(url: str, site: _Site) -> str | None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "only http and https addresses are fetched"
    reason = site.check(parts.hostname)
    if reason:
        return reason
    root = f"{parts.scheme}://{parts.netloc}"
    if root not in site.robots:
        site.robots[root] = _robots(root, site)
    return None if site.robots[root].can_fetch(AGENT, url) else "the site's robots file asks not to"


def _robots(root: str, site: _Site) -> urllib.robotparser.RobotFileParser:
    """No robots file allows all; a server that fails to tell allows nothing."""
    rules = urllib.robotparser.RobotFileParser()
    try:
        with site.open(f"{root}/robots.txt") as answer:
            rules.parse(answer.read(500_000).decode("utf-8", "replace").splitlines())
    except urllib.error.HTTPError as error:
        rules.parse([] if 400 <= error.code < 500 else ["User-agent: *", "Disallow: /"])
    except OSError:
        rules.parse(["User-agent: *", "Disallow: /"])
    return rules


def warc_record(page: Fetched) -> bytes:
    """The response as a WARC record: the bytes as they came, their headers, SHA-256, address and UTC time."""
    # The body came whole and unpacked, so these two no longer describe it.
    kept = [(n, v) for n, v in page.headers if n.casefold() not in ("transfer-encoding", "content-encoding")]
    head = "".join(f"{name}: {value}\r\n" for name, value in kept)
    block = f"HTTP/1.1 {page.status} OK\r\n{head}\r\n".encode("utf-8", "replace") + page.raw
    fields = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid5(NAMESPACE_URL, page.final_url + page.sha256)}>",
        "WARC-Target-URI": page.final_url,
        "WARC-Date": page.fetched_at.replace("+00:00", "Z"),
        "WARC-Payload-Digest": f"sha256:{page.sha256}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.1\r\n{lines}\r\n".encode() + block + b"\r\n\r\n"
