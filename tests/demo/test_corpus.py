"""The demo corpus says what it is, parses, and its expected outcome speaks only of texts that exist."""

from __future__ import annotations

import json
import tomllib
from xml.etree import ElementTree

import pytest

from rashomon.demo import expected, reports

NOTICE = "Constructed for the Rashomon demo"

with reports() as _folder:
    FILES = {p.name: p.read_text(encoding="utf-8") for p in sorted(_folder.iterdir()) if p.is_file()}
with expected() as _file:
    EXPECTED = tomllib.loads(_file.read_text(encoding="utf-8"))
RECORDS = [json.loads(line) for line in FILES["10-wires.jsonl"].splitlines()]


def test_there_are_fourteen_files() -> None:
    assert len(FILES) == 14
    assert set(EXPECTED["articles_per_file"]) == set(FILES)


@pytest.mark.parametrize("name", [n for n in FILES if n.endswith((".txt", ".md"))])
def test_every_text_begins_with_the_notice(name: str) -> None:
    assert FILES[name].startswith(NOTICE)


def test_every_record_begins_with_the_notice_and_has_an_outlet_and_a_day() -> None:
    for record in RECORDS:
        assert record["text"].startswith(NOTICE)
        assert record["outlet"] in EXPECTED["outlets"]
        assert record["published"].startswith("2020-")
    assert len({r["id"] for r in RECORDS}) == len(RECORDS) == EXPECTED["articles_per_file"]["10-wires.jsonl"]


def test_the_page_and_every_item_of_the_feed_carry_the_notice() -> None:
    assert NOTICE in FILES["09-opposition-daily-b-maarat-misrin.html"].split("<article>")[1]
    items = ElementTree.fromstring(FILES["11-monitor-g-feed.xml"]).findall("./channel/item")
    assert len(items) == EXPECTED["articles_per_file"]["11-monitor-g-feed.xml"]
    assert all(NOTICE in (item.findtext("description") or "") for item in items)


def test_the_expected_outcome_names_only_texts_that_exist() -> None:
    known = set(FILES) | {r["id"] for r in RECORDS}
    named = [r for table in ("incidents", "tallies", "copies") for row in EXPECTED[table] for r in row["refs"]]
    named += [r for row in EXPECTED["control"] for entry in row["entries"] for r in entry["refs"]]
    named += [row["ref"] for row in EXPECTED["removed"]]
    for ref in named:
        name, _, part = ref.partition("#")
        assert name in known
        assert not part or int(part) < EXPECTED["articles_per_file"][name]


def test_the_words_to_be_removed_stand_in_their_file() -> None:
    for row in EXPECTED["removed"]:
        assert all(words in FILES[row["ref"]] for words in row["contains"])


def test_every_verdict_is_one_of_the_contract_and_low_is_never_above_high() -> None:
    words = {"single_source", "agreed", "compatible", "contested", "denied"}
    for incident in EXPECTED["incidents"]:
        assert set(incident["verdicts"].values()) <= words
        bounds = [incident["ged"][k] for k in ("low", "best", "high") if k in incident["ged"]]
        assert bounds == sorted(bounds)
        for figure in incident.get("killed", []) + incident.get("injured", []):
            assert figure["low"] <= figure.get("high", figure["low"])
