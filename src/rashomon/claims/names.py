"""Names of private persons, found on gated sentences alone. Office-holders and organisations are not private."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rashomon.claims.sentence import Sentence
from rashomon.packs import Knowledge
from rashomon.records import PersonSpan

PART = r"[A-ZÀ-ÝŞ][a-zà-ÿşığ’'\-]+"
JOINED = r"(?:al-|el-|Al-|bin |ibn |abu |Abu |van |de |O’|Mc)?"
FULL = rf"(?:{JOINED}{PART}|[A-Z]\.)(?:\s+(?:{JOINED}{PART}|[A-Z]\.)){{1,3}}"
CUES = (
    # an age in apposition, a relation, an introduction, what happened to them
    re.compile(rf"\b({FULL}),?\s+\(?(?:aged\s+)?\d{{1,3}}(?:[,)]|\s+years? old)"),
    re.compile(rf"\b(?:named|called|identified as|identified him as|identified her as|name is|known as)\s+(?:as\s+)?({FULL}|{PART})"),
    re.compile(rf"\b(?:[Mm]other|[Ff]ather|[Ss]on|[Dd]aughter|[Ww]ife|[Hh]usband|[Bb]rother|[Ss]ister|[Ww]idow|[Uu]ncle|[Aa]unt|[Cc]ousin|[Nn]eighbou?r|[Rr]esident|[Vv]ictim|[Ww]itness|[Ss]urvivor|[Tt]eacher|[Ff]armer|[Ss]hepherd|[Ff]ighter|[Bb]aker|[Dd]river|[Ss]tudent|[Ss]iblings|[Jj]ournalist|[Pp]aramedic|[Vv]olunteer|[Nn]urse|[Dd]octor)s?,?\s+({FULL})"),
    re.compile(rf"\b({FULL}),\s+(?:an?|the|his|her|their|who)\b"),
    re.compile(rf"\b({FULL})\s+(?:was|were|had been|has been|died|is survived|lost|told|said)\b"),
    re.compile(rf"\b(?:killed|shot|abducted|kidnapped|wounded|injured|arrested|detained|beaten|executed|murdered|said|says|such as)\s+({FULL})"),
)  # fmt: skip
OFFICE = re.compile(
    r"\b(?:President|Prime|Minister|Foreign|Deputy|Secretary|General|Gen|Col|Colonel|Maj|Major|Lt|Lieutenant|Capt|Captain|Sgt|Sergeant|"
    r"Chief|Sheriff|Officer|Detective|Det|Mayor|Governor|Gov|Sen|Senator|Rep|Judge|King|Queen|Prince|Pope|Ambassador|Envoy|"
    r"Spokesman|Spokeswoman|Spokesperson|spokesman|spokeswoman|spokesperson|spokesperson|minister|president|governor|director|"
    r"secretary|commander|chief|envoy|ambassador|leader|head|Director|Commander|Admiral|Marshal|Chancellor|Commissioner|Special)\.?\s+"
    r"(?:of\s+[\w ]{2,30}\s+)?$"
)
OFFICE_AFTER = re.compile(
    r"^,\s+(?:the\s+|a\s+)?(?:[\w\-]+\s+){0,3}(?:spokes\w+|minister|president|governor|director|secretary|commander|chief|envoy|ambassador|leader|head|mayor|general|colonel|official)\b",
    re.IGNORECASE,
)
NOT_NAMES = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "They",
        "Their",
        "When",
        "While",
        "After",
        "Before",
        "According",
        "Police",
        "Islamic",
        "State",
        "United",
        "National",
        "Armed",
        "Forces",
        "Army",
        "Front",
        "Party",
        "Street",
        "Avenue",
        "Road",
        "County",
        "City",
        "Hospital",
        "School",
        "University",
        "Ministry",
        "Defense",
        "Defence",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "North",
        "South",
        "East",
        "West",
        "Northern",
        "Southern",
        "Eastern",
        "Western",
        "Northwest",
        "Northeast",
        "Court",
        "Department",
        "Council",
        "Committee",
        "Movement",
        "Brigade",
        "Division",
        "Air",
        "Force",
        "Human",
        "Rights",
        "Civil",
        "Red",
        "Cross",
        "Crescent",
        "News",
        "Agency",
        "Media",
        "Press",
        "Observatory",
        "Center",
        "Centre",
        "Medical",
        "Park",
        "Church",
        "Mosque",
        "Bank",
        "River",
        "Lake",
        "Mount",
        "Sources",
    ]
)


def persons(sentence: Sentence, knowledge: Knowledge) -> list[PersonSpan]:
    """Names in one sentence; offsets in the reading text."""
    out: dict[tuple[int, int], PersonSpan] = {}
    for start, end in _spans(sentence.text):
        name = sentence.text[start:end]
        words = name.split()
        if any(w.strip(".,’'") in NOT_NAMES for w in words):
            continue
        if (
            OFFICE.match(f"{words[0]} ")
            or OFFICE.search(sentence.text[:start])
            or OFFICE_AFTER.match(sentence.text[end:])
        ):
            continue
        if knowledge.actors.find(name) or knowledge.outlets.get(name) or knowledge.gazetteer.lookup(name):
            continue
        out[(start, end)] = PersonSpan(sentence.start + start, sentence.start + end, name)
    return [out[k] for k in sorted(out)]


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for cue in CUES:
        for hit in cue.finditer(text):
            yield hit.span(1)


def names_of(found: Sequence[PersonSpan]) -> frozenset[str]:
    return frozenset(p.name for p in found)
