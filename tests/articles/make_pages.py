"""Writes tests/articles/pages/*.html: forty pages in twenty layouts, own words, and what each should give.

python tests/articles/make_pages.py
"""

from __future__ import annotations

import json
from pathlib import Path

HERE = Path(__file__).parent / "pages"
PLACES = ("Karsa", "Velmont", "Tulm", "Odra Hills", "Brenik", "Saltmere", "Dorval", "Hesk", "Lunden", "Marrow Bay")
BODY = (
    "Shells fell on the {p} market on Tuesday morning, killing {n} people and wounding several others, doctors at the town clinic said.",
    "The regional governor said that the fire had come from the eastern bank, which the Northern Front has held since spring.",
    "A spokesman for the Northern Front denied this and said that its guns had been silent since the truce of last month.",
    "Residents told reporters that the first shell struck a bakery and that two more hit the bus station a few minutes later.",
    "An aid group working in {p} said that its ambulance had been turned back twice at the bridge before it reached the wounded.",
)
FURNITURE = ("Subscribe to our newsletter", "Most read this week", "Follow us on every channel", "Accept all cookies")
COMMENT = (
    "What a terrible day, I hope they rest in peace!!",
    "lol this paper never tells the truth",
    "Who shelled us? you tell me",
)


def layout(kind: int, title: str, paragraphs: list[str], day: str) -> str:
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    divs = "".join(f"<div class='para'>{p}</div>" for p in paragraphs)
    breaks = "<br><br>".join(paragraphs)
    menu = "<nav><ul>" + "".join(f"<li><a href='/s{i}'>Section {i}</a></li>" for i in range(8)) + "</ul></nav>"
    aside = (
        f"<aside><h3>{FURNITURE[1]}</h3><ul>"
        + "".join(f"<li><a href='/x{i}'>Another headline number {i}</a></li>" for i in range(5))
        + "</ul></aside>"
    )
    foot = f"<footer><p>{FURNITURE[0]}</p><p>Copyright Valley Herald. All rights reserved.</p></footer>"
    comments = (
        "<section id='comments' class='comments'><h3>Comments</h3>"
        + "".join(f"<div class='comment'><p>{c}</p></div>" for c in COMMENT)
        + "</section>"
    )
    meta = f"<meta property='article:published_time' content='{day}T08:00:00Z'><meta property='og:site_name' content='Valley Herald'>"
    inner = (
        f"<article><h1>{title}</h1>{body}</article>",
        f"<main><h1>{title}</h1><div class='entry-content'>{body}</div></main>",
        f"<div id='content'><h1 class='title'>{title}</h1><div class='post-body'>{body}</div></div>",
        f"<div class='story'><h2>{title}</h2>{divs}</div>",
        f"<article><header><h1>{title}</h1><p class='byline'>By Ada Lind</p></header><section>{body}</section></article>",
        f"<table><tr><td>{menu}</td><td><h1>{title}</h1>{body}</td></tr></table>",
        f"<article><h1>{title}</h1><figure><img src='a.jpg'><figcaption>Photo: Ada Lind</figcaption></figure>{body}</article>",
        f"<article><h1>{title}</h1>{paragraphs[0]}<br><br>{breaks}</article>",
        f"<div itemprop='articleBody'><h1>{title}</h1>{body}</div>",
        f"<section><div><div><div class='article-text'><h1>{title}</h1>{body}</div></div></div></section>",
    )[kind % 10]
    if kind >= 10:
        inner += comments
        inner = aside + inner if kind % 2 else inner + aside
        inner = inner.replace(
            "</article>", "<h3>Related News</h3><ul><li><a href='/r'>Older story</a></li></ul></article>"
        )
    return f"<!DOCTYPE html><html lang='en'><head><title>{title} | Valley Herald</title>{meta}</head><body>{menu}{inner}{foot}</body></html>"


def main() -> None:
    HERE.mkdir(exist_ok=True)
    expected = {}
    for n in range(40):
        place, day = PLACES[n % 10], f"20{14 + n % 9}-0{1 + n % 9}-1{n % 10}"
        title = f"{n + 3} killed as shells hit {place} market"
        paragraphs = [p.format(p=place, n=n + 3) for p in BODY[n % 2 :] + BODY[: n % 2]]
        name = f"page{n:02d}.html"
        (HERE / name).write_text(layout(n % 20, title, paragraphs, day), encoding="utf-8")
        expected[name] = {"title": title, "published": day, "kept": paragraphs, "gone": [*COMMENT, *FURNITURE]}
    (HERE / "expected.json").write_text(json.dumps(expected, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
