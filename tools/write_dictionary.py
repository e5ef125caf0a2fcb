"""Write docs/data-dictionary.md from the records themselves: python tools/write_dictionary.py"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
RECORDS = ROOT / "src" / "rashomon" / "records"
PAGE = ROOT / "docs" / "data-dictionary.md"
HEAD = """# Data dictionary

Written from the records in `src/rashomon/records/` by `python tools/write_dictionary.py`; a test compares. The tables
that `rashomon export` writes are flat forms of these records, field by field.

Unknown is `null` in JSON and an empty cell in CSV, never 0. Offsets count Unicode code points from 0, the end excluded,
in the reading text of the source. Days are ISO 8601, both ends included.
"""


def fields(node: ast.ClassDef) -> list[tuple[str, str, str]]:
    """(name, type, what its docstring says) of each field of a record."""
    rows: list[tuple[str, str, str]] = []
    for part in node.body:
        if isinstance(part, ast.AnnAssign) and isinstance(part.target, ast.Name):
            rows.append((part.target.id, ast.unparse(part.annotation), ""))
        elif rows and isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
            name, kind, _ = rows[-1]
            rows[-1] = (name, kind, " ".join(str(part.value.value).split()))
    return rows


def dictionary() -> str:
    """The page."""
    parts = [HEAD]
    for path in ("article.py", "claim.py", "incident.py"):
        tree = ast.parse((RECORDS / path).read_text("utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript):
                values = ", ".join(f"`{v}`" for v in ast.literal_eval(node.value.slice))
                parts.append(f"\n**{ast.unparse(node.targets[0])}** is one of: {values}.\n")
            if isinstance(node, ast.ClassDef):
                parts.append(
                    f"\n## {node.name}\n\n{ast.get_docstring(node) or ''}\n\n| field | type | meaning |\n|---|---|---|\n"
                )
                rows = (f"| {n} | `{t.replace('|', '∣')}` | {m} |\n" for n, t, m in fields(node))
                parts.extend(rows)
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(dictionary(), "utf-8")
