"""The command `drawdown`. Each command imports what it needs when it runs, so that none waits for Dagster in vain.

What a command does belongs elsewhere; here are its words: arguments, progress, messages, exit codes.
"""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

import click

from pipeline import settings

_Folder = click.Path(file_okay=False, path_type=Path)

_reference = click.option(
    "--reference",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=lambda: settings.located(settings.reference()),
    show_default=settings.REFERENCE,
    help="Folder of what is known beforehand: mission.toml, bases.csv, actors.csv, places.csv.",
)
_curation = click.option(
    "--curation",
    type=_Folder,
    default=lambda: settings.located(settings.curation()),
    show_default=settings.CURATION,
    help="Folder of what people put right by hand.",
)
_warehouse = click.option(
    "--warehouse",
    type=_Folder,
    default=lambda: settings.located(settings.warehouse()),
    show_default=settings.WAREHOUSE,
    help="Folder of tables and releases.",
)
_articles = click.option(
    "--articles",
    multiple=True,
    default=lambda: [str(settings.located(name)) for name in settings.articles()],
    show_default=settings.ARTICLES,
    help="Folder, file or glob of articles; may be given more than once.",
)


def _told(command: Callable[..., Any]) -> Callable[..., Any]:
    """End with the message of an error that names its own mend, without a traceback; exit code 2."""

    @wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        from pipeline.publish.files import WarehouseError
        from pipeline.publish.snapshot import ReleaseError
        from pipeline.reference import BadReference

        try:
            return command(*args, **options)
        except (WarehouseError, ReleaseError, BadReference, FileNotFoundError) as error:
            _fail(str(error))

    return run


def _fail(message: str) -> None:
    click.secho(f"Error: {message}", err=True, fg="red")
    sys.exit(2)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="drawdown")
def main() -> None:
    """Turn a folder of news articles about a mission's withdrawal into a citable dataset."""


@main.command()
@_articles
@_reference
@_curation
@_warehouse
@click.option("--candidate", is_flag=True, help="Make a pre-release for review.")
@click.option("--message", default="", help="Why the release is made, for its changelog.")
def build(
    articles: tuple[str, ...], reference: Path, curation: Path, warehouse: Path, candidate: bool, message: str
) -> None:
    """Read all articles, make all tables, and make a release if they differ from the last one."""
    from pipeline.build import build as run
    from pipeline.report.progress import stages_shown
    from pipeline.report.summary import summary

    with stages_shown() as show:
        built = run(
            articles=[os.path.abspath(name) for name in articles],
            reference=str(reference.absolute()),
            curation=str(curation.absolute()),
            warehouse=str(warehouse.absolute()),
            candidate=candidate,
            message=message,
            on_progress=show,
        )
    if built.error:
        _fail(built.error)
    click.echo(f"\n{summary(warehouse, built.version, built.diff)}\n{built.said}")


@main.command()
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=_Folder, help="Folder for the tables.")
@_reference
@_told
def extract(articles: tuple[Path, ...], out: Path, reference: Path) -> None:
    """Read ARTICLES (folders, files, globs) and write the tables as Parquet, without a release."""
    from pipeline.road import extract_to

    rows = extract_to(articles, reference, out)
    click.echo(", ".join(f"{count} {table}" for table, count in rows.items()), err=True)


@main.command()
@click.argument("sql")
@click.option("--release", default="latest", show_default=True, help="Version, folder or archive to ask.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.option("--external", is_flag=True, help="Let the query read other files and load extensions.")
@_warehouse
@_told
def query(sql: str, release: str, form: str, external: bool, warehouse: Path) -> None:
    """Ask a release in SQL. The database is opened read-only."""
    from pipeline.report.query import QueryError, ask

    try:
        click.echo(ask(sql, release, warehouse, form=form, external=external))
    except QueryError as error:
        _fail(str(error))


@main.command()
@click.argument("row_id", metavar="ID")
@_reference
@_warehouse
@_told
def explain(row_id: str, reference: Path, warehouse: Path) -> None:
    """Show why a row exists: the sentence, the speaker, the rule. ID is that of any row."""
    from pipeline.report.explain import UnknownRow
    from pipeline.report.explain import explain as told

    try:
        click.echo(told(row_id, warehouse, reference))
    except UnknownRow as error:
        _fail(str(error))


@main.command()
@click.argument("before")
@click.argument("after")
@click.option("--json", "as_json", is_flag=True, help="Everything, for machines.")
@_warehouse
@_told
def diff(before: str, after: str, as_json: bool, warehouse: Path) -> None:
    """Compare two releases: versions, folders or archives. Exit code 0: same, 1: different, 2: trouble."""
    from pipeline.publish.diff import diff_releases

    found = diff_releases(before, after, warehouse)
    click.echo(found.to_json() if as_json else found.to_text(), nl=False)
    sys.exit(found.exit_code)


@main.command()
@click.argument("release", default="latest")
@click.option("--json", "as_json", is_flag=True, help="Everything, for machines.")
@_warehouse
@_told
def verify(release: str, as_json: bool, warehouse: Path) -> None:
    """Check that a RELEASE (version, folder or archive) is what it says. Exit code 0: it is, 1: not, 2: trouble."""
    from pipeline.publish.verify import documents_at_hand
    from pipeline.publish.verify import verify as prove

    report = prove(release, warehouse, documents_at_hand(warehouse))
    click.echo(report.to_json() if as_json else report.to_text(), nl=False)
    sys.exit(report.exit_code)


@main.command()
@click.option("--port", default=3000, show_default=True, help="Port on this machine.")
@_articles
@_reference
@_curation
@_warehouse
def ui(port: int, articles: tuple[str, ...], reference: Path, curation: Path, warehouse: Path) -> None:
    """Open Dagster's UI on this machine: graph, tables, checks, runs. The history of runs is kept in .dagster/."""
    environment = os.environ | {
        settings.ARTICLES_VARIABLE: os.pathsep.join(os.path.abspath(name) for name in articles),
        settings.REFERENCE_VARIABLE: str(reference.absolute()),
        settings.CURATION_VARIABLE: str(curation.absolute()),
        settings.WAREHOUSE_VARIABLE: str(warehouse.absolute()),
        "DAGSTER_HOME": str(settings.PROJECT),
        "DAGSTER_DISABLE_TELEMETRY": "1",
    }
    # dagster.yaml says where history lies, as told from the folder that Dagster is started in.
    os.chdir(settings.PROJECT)
    command = [sys.executable, "-m", "dagster", "dev", "-m", "pipeline.definitions", "-h", "127.0.0.1", "-p", str(port)]
    click.echo(f"Open http://127.0.0.1:{port} when it says that it serves. End with Ctrl-C.")
    os.execve(sys.executable, command, environment)


class _NotThere:
    """Hides packages that others bring: Pandera loads them where it finds them, for nothing and for long."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        if name in ("hypothesis", "numpy", "pandas"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def run() -> NoReturn:
    """The terminal's way in: run the command and leave at once.

    Python would first take apart all that was imported, which takes as long as a stage and has DuckDB print of leaks.
    """
    sys.meta_path.insert(0, _NotThere)
    # Tables are small: threads that wait for each other cost more than they bring.
    os.environ.setdefault("POLARS_MAX_THREADS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.set_threshold(500_000, 20, 20)  # what is made stays, for the most part: to look for garbage early finds none
    try:
        main(prog_name="drawdown")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    with suppress(OSError):  # nobody listens any more
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)
