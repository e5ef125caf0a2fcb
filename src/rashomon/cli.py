"""The command line. Data goes to standard output, everything else to standard error.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some input was rejected (listed).
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from rashomon.records import Decision, RashomonError

app = typer.Typer(
    help="Reads opposing reports, takes down every claim with its sentence, and lays the accounts side by side.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
pack_app = typer.Typer(help="Packs: knowledge of one conflict, as files to read and edit.", no_args_is_help=True)
gazetteer_app = typer.Typer(help="Gazetteers: places beyond those that ship.", no_args_is_help=True)
app.add_typer(pack_app, name="pack")
app.add_typer(gazetteer_app, name="gazetteer")

DONE, FAILED, USAGE, SOME_REJECTED = 0, 1, 2, 3
DEFAULT_CASE = Path("case.db")

CaseArgument = Annotated[str, typer.Argument(metavar="CASE", help="A case file, or a database address.")]
PolicyOption = Annotated[str | None, typer.Option(help="acled-style, ged-style, airwars-style, or a policy file.")]
NamesOption = Annotated[bool, typer.Option("--with-names", help="Release the names of private persons (logged).")]
WhoOption = Annotated[str, typer.Option(default_factory=getpass.getuser, help="Who decides; kept with the decision.")]
WhyOption = Annotated[str, typer.Option(help="Why; kept with the decision.")]

errors = Console(stderr=True, soft_wrap=True)


def say(text: str) -> None:
    errors.print(text, highlight=False, markup=False)


def screen() -> Console:
    return Console(width=None if sys.stdout.isatty() else 160, soft_wrap=False)


class Bars:
    """Progress bars on standard error, where that is a terminal."""

    def __init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.progress = Progress(*columns, console=errors, transient=True, disable=not sys.stderr.isatty())
        self.tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self.tasks:
            self.tasks[stage] = self.progress.add_task(stage, total=total or None)
        self.progress.update(self.tasks[stage], completed=done, total=total or None)


@contextmanager
def bars() -> Iterator[Bars]:
    shown = Bars()
    with shown.progress:
        yield shown


@app.command()
def run(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH...", help="Files and folders.")] = None,
    case: Annotated[str, typer.Option(help="The case to add to; made if it does not exist.")] = str(DEFAULT_CASE),
    pack: Annotated[list[str] | None, typer.Option(help="A shipped pack, or a pack folder; repeatable.")] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes; the result is the same for any number.")] = 1,
) -> None:
    """Read reports into a case and bring it up to date; without PATH, redo what changed."""
    from rashomon.case import Case
    from rashomon.packs import load_knowledge
    from rashomon.terminal import show_run

    missing = [p for p in paths or [] if not p.exists()]
    if paths and len(missing) == len(paths):
        say(f"There is nothing at {missing[0]}. Check the path.")
        raise typer.Exit(FAILED)
    load_knowledge(pack or [])  # a wrong name of a pack makes no case
    with bars() as progress:
        done = Case(case, create=bool(paths)).run(*(paths or []), packs=pack or [], workers=workers, progress=progress)
    show_run(done, errors)
    say(f"See: rashomon show {case}    rashomon report {case} -o report.html")
    if done.rejected:
        raise typer.Exit(SOME_REJECTED)


@app.command()
def fetch(
    addresses: Annotated[Path, typer.Argument(metavar="LIST", help="A text file, one http(s) address a line.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The WARC file to write.")] = Path("fetched.warc"),
) -> None:
    """Fetch pages slowly and keep each response untouched, to be read with: rashomon run FILE."""
    from rashomon.articles.fetch import Fetched, warc_record
    from rashomon.articles.fetch import fetch as fetched

    if output.exists():
        _usage(f"{output} exists and is not written over. Name another file with -o.")
    urls = [line.strip() for line in addresses.read_text("utf-8").splitlines() if line.strip()]
    refused = 0
    with output.open("xb") as target, bars() as progress:
        for number, page in enumerate(fetched(urls), 1):
            if isinstance(page, Fetched):
                target.write(warc_record(page))
            else:
                refused += 1
                say(f"Rejected: {page.source_ref}: {page.reason}. {page.detail}")
            progress("fetching", number, len(urls))
    say(f"{len(urls) - refused} of {len(urls)} pages kept in {output}. Read them with: rashomon run {output}")
    if refused:
        raise typer.Exit(SOME_REJECTED)


@app.command()
def show(
    case: CaseArgument,
    incident: Annotated[str | None, typer.Argument(help="An incident's id, or its beginning.")] = None,
    policy: PolicyOption = None,
    with_names: NamesOption = False,
) -> None:
    """Incidents as a table, or one incident's accounts side by side."""
    from rashomon.case import Case
    from rashomon.terminal import show_incident, show_incidents

    opened = Case(case)
    view = opened.view(policy, with_names=with_names)
    if incident is None:
        show_incidents(view, screen())
        return
    chosen = opened.incident(incident)
    show_incident(view, next(i for i in view.incidents if i.incident_id == chosen.incident_id), screen())


@app.command()
def report(
    case: CaseArgument,
    output: Annotated[Path, typer.Option("-o", "--output", help="The HTML file to write.")] = Path("report.html"),
    policy: PolicyOption = None,
    with_names: NamesOption = False,
) -> None:
    """One self-contained HTML file: timeline, map, incidents, accounts side by side."""
    from rashomon.case import Case
    from rashomon.export.report import write_report

    write_report(Case(case).view(policy, with_names=with_names), output)
    _note_release(case, with_names)
    say(f"Report written to {output}. It opens in any browser, without a network.")


@app.command()
def export(
    case: CaseArgument,
    table: Annotated[
        str | None,
        typer.Option(help="articles, removed, rejected, claims, incidents, accounts, tallies or control."),
    ] = None,
    format: Annotated[str, typer.Option(help="jsonl, csv or parquet.")] = "jsonl",
    bundle: Annotated[str | None, typer.Option(help="acled, ged, airwars, geojson, jsonld or xlsx.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file; for a bundle, a folder.")] = None,
    policy: PolicyOption = None,
    with_names: NamesOption = False,
    history: Annotated[bool, typer.Option("--history", help="Superseded claims as well.")] = False,
) -> None:
    """A table of the exchange contract, or a bundle in a field's own format."""
    from rashomon.case import Case
    from rashomon.export import FORMATS, TABLES
    from rashomon.export.bundles import BUNDLES, write_bundle

    if (table is None) == (bundle is None):
        _usage(f"Name one of --table ({', '.join(TABLES)}) or --bundle ({', '.join(BUNDLES)}).")
    if table is not None and table not in TABLES:
        _usage(f"There is no table {table}. The tables are: {', '.join(TABLES)}.")
    if format not in FORMATS:
        _usage(f"There is no format {format}. The formats are: {', '.join(FORMATS)}.")
    if bundle is not None and (bundle not in BUNDLES or output is None):
        _usage(f"A bundle is one of {', '.join(BUNDLES)} and needs a folder: --bundle {bundle} -o FOLDER")
    view = Case(case).view(policy, with_names=with_names, history=history)
    _note_release(case, with_names)
    if bundle is not None and output is not None:
        for path in write_bundle(view, bundle, output):
            say(f"Wrote {path}")
        return
    data = FORMATS[format](TABLES[str(table)](view))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        output.write_bytes(data)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write to.")] = Path("demo-out"),
) -> None:
    """Fourteen constructed reports on real incidents, read and laid side by side."""
    from rashomon.case import Case
    from rashomon.demo import reports
    from rashomon.export.report import write_report
    from rashomon.terminal import show_incidents, show_run

    output.mkdir(parents=True, exist_ok=True)
    path = output / "demo.db"
    for old in output.glob("demo.db*"):
        old.unlink()
    case = Case(path, create=True)
    with bars() as progress, reports() as folder:
        done = case.run(folder, packs=["syria", "demo"], progress=progress)
    show_run(done, errors)
    view = case.view()
    show_incidents(view, screen())
    page = output / "report.html"
    write_report(view, page)
    say("All reports of this demo were constructed for it; the figures in them were published, the sentences are ours.")
    say(f"Look at one incident: rashomon show {path} ID")
    say(f"The report: {page.resolve()}")


@app.command()
def check(case: CaseArgument) -> None:
    """Every quote still equals its slice, every id resolves."""
    from rashomon.case import Case

    opened = Case(case)
    faults = opened.check()
    for fault in faults:
        say(fault)
    if faults:
        raise typer.Exit(FAILED)
    view = opened.view()
    say(f"Sound: {len(view.claims)} quotes equal their slices, and every id resolves.")


@app.command()
def explain(case: CaseArgument, name: Annotated[str, typer.Argument(help="The id of a claim or an incident.")]) -> None:
    """Why a claim reads as it does, or why an incident's mentions belong together."""
    from rashomon.case import Case
    from rashomon.terminal import show_claim

    opened = Case(case)
    view = opened.view()
    found = [c for c in view.claims if c.claim_id.startswith(name)] if name.startswith("c") else []
    if len(found) == 1:
        show_claim(view, found[0], screen())
        for line in found[0].why:
            print("  " + (view.mask.text(found[0].article_id, line) or ""))
        return
    chosen = opened.incident(name)
    linked = next(i for i in opened.book.incidents() if i.incident_id == chosen.incident_id)
    print(f"{chosen.incident_id}: {len(chosen.mention_ids)} mentions in {len(chosen.article_ids)} articles")
    for line in linked.why:
        print("  " + (view.mask.text(None, line) or ""))


def _decided(case: str) -> None:
    from rashomon.case import Case
    from rashomon.terminal import show_run

    with bars() as progress:
        show_run(Case(case).run(progress=progress), errors)


@app.command()
def merge(
    case: CaseArgument,
    first: Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident, or the beginning of it.")],
    second: Annotated[str, typer.Argument(metavar="OTHER", help="The incident that is the same.")],
    who: WhoOption,
    why: WhyOption = "",
) -> None:
    """Say that two incidents are one."""
    from rashomon.case import Case

    opened = Case(case)
    taken = opened.merge(first, second, who=who, why=why)
    say(f"Decision {taken.decision_id}: one incident. Take it back with: rashomon undo {case} {taken.decision_id}")
    _decided(case)
    now = opened.incident(first)
    say(
        f"They are now {now.incident_id}, with {len(now.claim_ids)} claims; the other id leads there. "
        f"See: rashomon show {case} {now.incident_id}"
    )


@app.command()
def split(
    case: CaseArgument,
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of an incident, or the beginning of it.")],
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims that are not of it.")],
    who: WhoOption,
    why: WhyOption = "",
) -> None:
    """Say that these claims are not of this incident."""
    from rashomon.case import Case

    opened = Case(case)
    taken = opened.split(incident, claims, who=who, why=why)
    out = list(dict.fromkeys(d.claim_a for d in taken))
    stay = len({d.claim_b for d in taken})
    say(
        f"Decided: {', '.join(filter(None, out))} and the {stay} other claims of {incident} are not one incident. "
        f"Take it back with: rashomon undo {case} {taken[0].decision_id}"
    )
    _decided(case)
    homes = {c: i.incident_id for i in opened.incidents() for c in i.claim_ids}
    for c in filter(None, out):
        say(f"{c} is now in {homes.get(c, 'no incident')}.")


@app.command()
def undo(
    case: CaseArgument,
    who: WhoOption,
    decision: Annotated[
        str | None, typer.Argument(help="The id of a decision, or the beginning of it. By default the latest.")
    ] = None,
) -> None:
    """Take back a decision; a split as a whole."""
    from rashomon.case import Case

    opened = Case(case)
    back = {d.undoes for d in opened.undo(decision, who=who)}
    told = [d for d, _ in opened.decisions() if d.decision_id in back]
    whose = f"{told[0].who}, {told[0].when}" + (f", “{told[0].why}”" if told[0].why else "")
    say(f"Taken back: that {_in_words(told[0])} ({whose}).")
    _decided(case)


@app.command()
def decisions(case: CaseArgument) -> None:
    """What people decided, with what was taken back, contradicted later, or lost its claims."""
    from rashomon.case import Case

    opened = Case(case)
    taken, view = opened.decisions(), opened.view()
    if not taken:
        say("Nobody has decided anything yet. See: rashomon merge --help    rashomon split --help")
    for d, state in taken:
        pair = f"{d.claim_a} {d.claim_b}" if d.kind != "undo" else f"{d.undoes}"
        print(f"{d.decision_id}  {d.when}  {d.who}  {d.kind}  {pair}{f' ({state})' if state else ''}  {d.why}".rstrip())
        for c, quote in zip((d.claim_a, d.claim_b), d.quotes, strict=False):
            article = view.claim[c].article_id if c in view.claim else None
            print(f"    “{' '.join((view.mask.text(article, quote) or '').split())}”")


def _in_words(d: Decision) -> str:
    if d.kind == "must_link":
        return f"{d.claim_a} and {d.claim_b} are of one incident"
    return f"{d.claim_a} is not of the incident of {d.claim_b}"


@pack_app.command("new")
def pack_new(name: Annotated[Path, typer.Argument(help="The folder to make.")]) -> None:
    """A pack to fill in, with an example row in every file."""
    from rashomon.packs import new_pack

    new_pack(name)
    say(f"Made {name}. Fill in its files, then: rashomon pack check {name}")


@pack_app.command("check")
def pack_check(
    name: Annotated[str, typer.Argument(help="A pack's folder, or the name of a shipped one.")],
) -> None:
    """Every mistake in a pack, with its file and line."""
    from rashomon.packs import check_pack

    faults = check_pack(name)
    for fault in faults:
        say(fault)
    if faults:
        raise typer.Exit(FAILED)
    say(f"The pack {name} is sound.")


@gazetteer_app.command("add")
def gazetteer_add(
    file: Annotated[Path, typer.Argument(help="A GeoNames dump, an OCHA p-code table, or a CSV.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The indexed file to write.")] = None,
) -> None:
    """Index a gazetteer, so that a pack can name it."""
    from rashomon.packs import add_gazetteer

    target = output or file.with_suffix(".sqlite")
    places, skipped = add_gazetteer(file, target)
    if skipped:
        say(f"{skipped:,} lines were left out: no name, too few columns, or a point that lies nowhere on Earth.")
    named = target.resolve().as_posix()
    say(f'{places:,} places indexed in {target}. Name it in your pack\'s pack.toml: gazetteers = ["{named}"]')


def _usage(message: str) -> None:
    say(message)
    raise typer.Exit(USAGE)


def _note_release(case: str, with_names: bool) -> None:
    """The release of names is kept in the case, with who and when."""
    if not with_names:
        return
    from datetime import UTC, datetime

    from rashomon.case import Case

    book = Case(case).book
    line = f"{datetime.now(UTC).isoformat(timespec='seconds')} {getpass.getuser()}: names released"
    book.note(names_released="\n".join(filter(None, (book.about().get("names_released"), line))))


def main() -> None:
    """Entry point: known errors become one sentence and exit code 1."""
    try:
        app()
    except RashomonError as error:
        say(str(error))
        sys.exit(FAILED)
    except KeyboardInterrupt:
        say("Stopped. What was committed is kept; run again to complete it.")
        sys.exit(FAILED)
    except OSError as error:
        what = f"{error.filename or 'A file'}: {error.strerror or error}."
        say(f"{what} Check the path, its permissions and the free disk space.")
        sys.exit(FAILED)
