"""What a run may be told: where articles, reference tables and warehouse lie, and which language is read.

Folders are given from the project's root. Those of the environment replace the defaults, so that the UI can be opened
on another project's folders.
"""

import os
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

ARTICLES = "seeds/articles"
REFERENCE = "seeds/reference/minusma"
CURATION = "seeds/curation"
WAREHOUSE = "warehouse"
LANGUAGE = "en"

ARTICLES_VARIABLE = "DRAWDOWN_ARTICLES"
REFERENCE_VARIABLE = "DRAWDOWN_REFERENCE"
CURATION_VARIABLE = "DRAWDOWN_CURATION"
WAREHOUSE_VARIABLE = "DRAWDOWN_WAREHOUSE"


def articles() -> list[str]:
    """Folders, files or globs of articles, unless a run says otherwise."""
    return os.environ.get(ARTICLES_VARIABLE, ARTICLES).split(os.pathsep)


def reference() -> str:
    """The reference folder, unless a run says otherwise."""
    return os.environ.get(REFERENCE_VARIABLE, REFERENCE)


def curation() -> str:
    """The folder of what people put right, unless a run says otherwise."""
    return os.environ.get(CURATION_VARIABLE, CURATION)


def warehouse() -> str:
    """The warehouse folder, unless a run says otherwise."""
    return os.environ.get(WAREHOUSE_VARIABLE, WAREHOUSE)


def located(path: str) -> Path:
    """The path as told from the project's root."""
    return PROJECT / Path(path).expanduser()


class WrongSetting(ValueError):  # noqa: N818
    """A setting that no run can work with; the message names it and the mend."""


def check(articles: Sequence[str], reference: str, warehouse: str, language: str) -> None:
    """Raise WrongSetting for the first setting that is wrong, before any work is done."""
    if not articles:
        raise WrongSetting("articles: nothing is named; name a folder of articles, a file or a glob")
    for name in articles:
        path = located(name)
        if not path.exists() and not any(path.parent.glob(path.name)) and "**" not in name:
            raise WrongSetting(f"articles: {name} is not there; name a folder of articles, a file or a glob")
    if not (located(reference) / "mission.toml").is_file():
        raise WrongSetting(f"reference: {reference} holds no mission.toml; name a folder such as {REFERENCE}")
    if located(warehouse).exists() and not located(warehouse).is_dir():
        raise WrongSetting(f"warehouse: {warehouse} is a file; name a folder, which need not be there yet")
    if language != LANGUAGE:
        raise WrongSetting(f"language: {language} cannot be read yet; only {LANGUAGE} (English) can")
