"""Evidence as W3C Web Annotations: for each claim the quote and its position, in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from rashomon.export.view import CONSTRUCTED, View
from rashomon.records import Claim

# Characters before and after the quote, by which it is found again if offsets shift.
AROUND = 32
EXPLAINED = """
One annotation for each claim (Web Annotation Data Model): a TextQuoteSelector with the exact words, and a
TextPositionSelector whose offsets count Unicode code points, from 0, the end excluded, in the reading text of the source.
Private names in the quote are masked unless they were released, so the offsets hold and the masked letters do not match.
"""


def make(view: View) -> tuple[dict[str, bytes], str]:
    page = {
        # Terms are declared in place, so that no processor has to fetch a context.
        "@context": {
            "oa": "http://www.w3.org/ns/oa#",
            "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
            "dc": "http://purl.org/dc/elements/1.1/",
            "prov": "http://www.w3.org/ns/prov#",
            "id": "@id",
            "type": "@type",
            "source": {"@id": "oa:hasSource", "@type": "@id"},
            "target": "oa:hasTarget",
            "body": "oa:hasBody",
            "selector": "oa:hasSelector",
            "exact": "oa:exact",
            "prefix": "oa:prefix",
            "suffix": "oa:suffix",
            "start": "oa:start",
            "end": "oa:end",
            "value": "rdf:value",
            "creator": "dc:creator",
        },
        "@graph": [_annotation(view, c) for c in view.claims],
    }
    text = json.dumps(page, ensure_ascii=False, indent=1) + "\n"
    return {"evidence.jsonld": text.encode("utf-8")}, EXPLAINED


def _annotation(view: View, c: Claim) -> dict[str, Any]:
    article = view.article[c.article_id]
    start, end = c.char_start - article.char_start, c.char_end - article.char_start

    def masked(text: str) -> str:
        return view.mask.text(c.article_id, text) or ""

    said = f"{c.event_type}, {c.stance}" + (f", said by {masked(c.attributed_to)}" if c.attributed_to else "")
    if c.article_id in view.constructed:
        said += f"; {CONSTRUCTED}"
    return {
        "id": f"urn:rashomon:claim:{c.claim_id}",
        "type": "oa:Annotation",
        "body": {"type": "oa:TextualBody", "value": said},
        "target": {
            "source": article.url or f"urn:rashomon:article:{c.article_id}",
            "selector": [
                {
                    "type": "oa:TextQuoteSelector",
                    "exact": masked(c.quote),
                    "prefix": masked(article.text[max(0, start - AROUND) : start]),
                    "suffix": masked(article.text[end : end + AROUND]),
                },
                {"type": "oa:TextPositionSelector", "start": c.char_start, "end": c.char_end},
            ],
        },
    }
