"""The command `drawdown`. Each command imports what it needs when it runs, so that none waits for Dagster in vain.

What a command does belongs elsewhere; here are its words: arguments, progress, messages, exit codes.
"""

from pathlib import Path

import click

PROJECT = Path(__file__).resolve().parent.parent
ARTICLES = PROJECT / "seeds" / "articles"
REFERENCE = PROJECT / "seeds" / "reference" / "minusma"

_reference = click.option(
    "--reference",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=REFERENCE,
    show_default="seeds/reference/minusma",
    help="Folder with what is known beforehand: mission.toml, bases.csv, actors.csv, places.csv.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="drawdown")
def main() -> None:
    """Turn a folder of news articles about a mission's withdrawal into a citable dataset."""


@main.command()
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the tables.")
@_reference
def extract(articles: tuple[Path, ...], out: Path, reference: Path) -> None:
    """Read ARTICLES (folders, files, globs) and write the tables as Parquet, without a release."""
    from pipeline.road import extract_to

    rows = extract_to(articles, reference, out)
    click.echo(", ".join(f"{count} {table}" for table, count in rows.items()), err=True)
