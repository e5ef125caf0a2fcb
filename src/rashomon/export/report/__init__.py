"""The report: one self-contained HTML file that needs no network and no script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape

from rashomon.export.report.drawings import Drawing, MapDrawing, draw_map, draw_timeline
from rashomon.export.report.page import counted, shown, spread
from rashomon.export.report.parts import Part, parts
from rashomon.export.view import View
from rashomon.records import Reconciled

# Beyond so many incidents the sentences start folded, so that the page stays quick to scroll.
OPEN_SECTIONS = 40
DAY = re.compile(r"\b\d{4}-\d{2}(?:-\d{2})?\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the list of incidents."""

    incident_id: str
    title: str
    days: str
    killed: str
    injured: str
    origins: int
    contested: bool


def days_whole(text: str) -> Markup:
    """Escaped, with days and months kept on one line."""
    return Markup(DAY.sub(r'<span class="day">\g<0></span>', str(escape(text))))


def in_order(incidents: Sequence[Reconciled]) -> list[Reconciled]:
    """By day, undated last."""
    return sorted(incidents, key=lambda i: (i.when.start or i.when.end or "9999", i.when.end or "", i.incident_id))


def render(view: View) -> str:
    """The whole page. Articles are hostile input: every word of theirs is escaped, and no address is linked."""
    ordered = in_order(view.incidents)
    sections = [shown(view, i) for i in ordered]
    lines = [
        Line(
            i.incident_id,
            s.title,
            s.days,
            spread(i.killed.low, i.killed.best, i.killed.high),
            spread(i.injured.low, i.injured.best, i.injured.high),
            i.origins,
            i.contested,
        )
        for i, s in zip(ordered, sections, strict=True)
    ]
    timeline: Drawing | None = draw_timeline(ordered)
    drawn: MapDrawing | None = draw_map(ordered)
    tables: list[Part] = parts(view)
    names = [("incidents", "Incidents")] + [(p.href, p.name) for p in tables]
    if drawn:
        names.insert(0, ("map", "Map"))
    if timeline:
        names.insert(0, ("timeline", "Timeline"))
    outlets = {a.outlet for a in view.articles if a.outlet}
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["days_whole"] = days_whole
    unread = sum(not a.read for a in view.articles)
    template = environment.from_string((files(__package__) / "page.html.j2").read_text("utf-8"))
    return template.render(
        title="Accounts side by side",
        lead=(
            f"{counted(len(view.articles), 'report')} by {counted(len(outlets), 'named outlet')}: every claim with its "
            "sentence, grouped by incident, with what the accounts agree on, where they differ, and who says so. "
            "Nothing here says which account is right."
        ),
        constructed=bool(view.constructed),
        policy=view.policy,
        numbers=[
            (f"{len(ordered):,}", "incidents", False),
            (f"{sum(i.contested for i in ordered):,}", "contested or denied", True),
            (f"{len(view.claims):,}", "claims, each with its sentence", False),
            (f"{len(view.tallies):,}", "running totals, kept apart", False),
            (f"{unread:,}", "article not read" if unread == 1 else "articles not read", False),
        ],
        parts=names,
        timeline=timeline,
        map=drawn,
        incidents=lines,
        sections=sections,
        tables=tables,
        open_sections=OPEN_SECTIONS if len(sections) <= OPEN_SECTIONS else 0,
        style=Markup((files(__package__) / "style.css").read_text("utf-8")),
        footer=(
            f"Made by Rashomon {view.version} with the packs {', '.join(['world', *view.packs])}. Names of private "
            f"persons are {'shown' if view.with_names else 'masked'}. Places: GeoNames (CC BY 4.0) and the packs; "
            "outlines: Natural Earth (public domain). Retrospective: it reads what was published, and is not for "
            "choosing targets."
        ),
    )


def write_report(view: View, path: Path) -> None:
    """Write the page; an interrupted write leaves the old file."""
    unfinished = path.with_name(path.name + ".part")
    unfinished.write_text(render(view), "utf-8")
    unfinished.replace(path)


__all__ = ["render", "write_report"]
