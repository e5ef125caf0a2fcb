"""Bundles: a case in a field's own format, with a README that says which rule made which column, and hashes."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from rashomon.export.bundles import acled, airwars, ged, geojson, jsonld, xlsx
from rashomon.export.view import CONSTRUCTED, View
from rashomon.records import RashomonError


class ReportError(RashomonError):
    """A bundle that cannot be made; the message says what to do."""


# Each gives file name -> bytes, and the lines of the README that explain its columns.
Maker = Callable[[View], tuple[dict[str, bytes], str]]
BUNDLES: dict[str, Maker] = {
    "acled": acled.make,
    "ged": ged.make,
    "airwars": airwars.make,
    "geojson": geojson.make,
    "jsonld": jsonld.make,
    "xlsx": xlsx.make,
}
# The policy whose columns a field format needs; others may be named.
POLICY_OF = {"acled": "acled-style", "ged": "ged-style", "airwars": "airwars-style"}


def write_bundle(view: View, name: str, folder: Path) -> list[Path]:
    """Write the bundle and return its files. Raises ReportError where the policy that it needs was not used."""
    needed = POLICY_OF.get(name)
    if needed and view.policy is None:
        raise ReportError(
            f"The bundle {name} needs a policy: add --policy {needed}, or name a policy file of your own."
        )
    made, explained = BUNDLES[name](view)
    folder.mkdir(parents=True, exist_ok=True)
    files = {**made, "README.md": _readme(view, name, explained).encode("utf-8")}
    files["SHA256SUMS"] = "".join(f"{sha256(files[n]).hexdigest()}  {n}\n" for n in sorted(files)).encode("ascii")
    for file, data in sorted(files.items()):
        (folder / file).write_bytes(data)
    return [folder / file for file in sorted(files)]


def _readme(view: View, name: str, explained: str) -> str:
    masked = "shown, by an explicit and logged release" if view.with_names else "masked, letter for letter"
    marked = (
        ""
        if view.policy is None
        else f"\nFigures are in the style of {view.policy}; no institution made or checked them.\n"
    )
    days = sorted(d for a in view.articles if (d := a.published))
    made = f"- {len(view.constructed)} of the articles were {CONSTRUCTED}\n" if view.constructed else ""
    until = days[-1][:10] if days else "unknown"
    return (
        f"# Rashomon bundle: {name}\n{marked}\n"
        f"- made by Rashomon {view.version}, packs: {', '.join(['world', *view.packs])}\n"
        f"- {len(view.incidents)} incidents from {len(view.articles)} articles; latest publication day: {until}\n"
        f"{made}"
        f"- names of private persons are {masked}\n"
        "- ids are Rashomon's own; no institution's identifiers are imitated\n"
        "- files and their SHA-256 are in SHA256SUMS: check them with `sha256sum -c SHA256SUMS`\n\n"
        f"{explained.strip()}\n"
    )
