"""Fetching is polite and stays outside: a loopback server stands in for the web."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from rashomon.articles import read
from rashomon.articles.fetch import Fetched, fetch, public_only, warc_record
from rashomon.records import Rejected, Source

PAGE = b"<html><body><p>The bridge was closed on Monday after two guards were hurt by a shell.</p></body></html>"


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/robots.txt":
            self._answer(200, b"User-agent: *\nDisallow: /private")
        elif self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        else:
            self._answer(200 if self.path == "/report" else 404, PAGE)

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_response_is_kept_as_it_came_and_the_site_is_asked_slowly(site: str) -> None:
    pauses: list[float] = []
    addresses = [f"{site}/report", f"{site}/private/1", f"{site}/none", f"{site}/moved"]
    page, barred, missing, elsewhere = fetch(addresses, check=lambda host: None, pause=pauses.append)
    assert isinstance(page, Fetched)
    assert (page.raw, page.sha256, page.status) == (PAGE, sha256(PAGE).hexdigest(), 200)
    assert page.fetched_at.endswith("+00:00")
    assert isinstance(barred, Rejected)
    assert "robots" in barred.detail
    assert isinstance(missing, Rejected)
    assert "404" in missing.detail
    assert isinstance(elsewhere, Rejected)
    assert "only http" in elsewhere.detail
    assert len(pauses) == 3


def test_private_addresses_and_other_schemes_are_refused() -> None:
    for url in ("http://127.0.0.1/", "http://10.0.0.8/", "http://[::1]/", "file:///etc/hostname", "ftp://a.example/"):
        (found,) = fetch([url])
        assert isinstance(found, Rejected)
        assert found.reason == "not fetched"


def test_a_name_that_leads_elsewhere_when_it_is_reached_is_refused(site: str) -> None:
    # A public address when it is looked up, a private one when the connection stands.
    def changing(host: str) -> str | None:
        return public_only(host) if host[0].isdigit() else None

    (found,) = fetch([f"{site}/report".replace("127.0.0.1", "localhost")], check=changing)
    assert isinstance(found, Rejected)
    assert found.reason == "not fetched"


def test_what_was_fetched_is_read_back_with_its_address(site: str, tmp_path: Path) -> None:
    (page,) = fetch([f"{site}/report"], check=lambda host: None)
    assert isinstance(page, Fetched)
    record = warc_record(page)
    assert PAGE in record
    assert f"WARC-Payload-Digest: sha256:{sha256(PAGE).hexdigest()}".encode() in record
    (tmp_path / "f.warc").write_bytes(record)
    (source,) = read([tmp_path / "f.warc"])
    assert isinstance(source, Source)
    assert (source.given.url, source.sha256) == (f"{site}/report", sha256(PAGE).hexdigest())
