"""What extraction hands to resolution: claims as one article makes them, not yet joined with other articles.

The columns are those of the published tables, before ids. A claim names its speaker by `speaker`, a key within the
article (null: the article itself speaks); its event by `event_no`, a number within the article. A date that hangs on
an unknown day of publication is kept as `date_relative` (see `schemas.calendar`) and resolved once that day is known.
"""

import polars as pl

from schemas import vocabulary as v
from schemas.casualty_figures import Casualties
from schemas.citations import Citing
from schemas.event_reports import Happening
from schemas.evidence import Dated, Spoken
from schemas.personnel_figures import Personnel
from schemas.table import Table, one_of, text, value


class Said(Spoken):
    """A claim with the article's own key of its speaker."""

    speaker: pl.String = text(
        "Key of the speaker in `claims/speakers`; null where the article itself speaks.", nullable=True
    )


class RelativelyDated(Dated):
    """A date that may hang on the day of publication."""

    date_relative: pl.String = text(
        "Expression of `schemas.calendar` that yields the date from the day of publication.", nullable=True
    )


class Speakers(Table):
    """One row per speaker that an article cites."""

    article_id: pl.String = text("The article.")
    speaker: pl.String = text("Key within the article.")
    name: pl.String = text("Canonical name, or the describing words where unnamed.")
    kind: pl.String = one_of(v.SOURCE_KIND, "What sort of speaker it is.")
    sector: pl.String = one_of(v.SECTOR, "For whom it speaks.")
    named: pl.Boolean = value("Whether a name identifies it.")
    affiliation: pl.String = text("Canonical name of whom it belongs to or speaks for.", nullable=True)
    role: pl.String = text("Function, as the article words it.", nullable=True)

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id", "speaker"]}  # noqa: RUF012


class CitationClaims(Citing, Said):
    """One row per attributed statement."""


class EventClaims(Happening, RelativelyDated, Said):
    """One row per statement that something happened, is planned, may happen or did not."""

    event_no: pl.Int64 = value("Number of the claim within its article, from 0.", ge=0)
    claimed_by: pl.String = text("The group that claims responsibility.", nullable=True)
    site: pl.String = text(
        "`base` where a mission base is meant, `town` where a town is, `region` where an area is, else null.",
        nullable=True,
        isin=["base", "town", "region"],
    )

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id", "event_no"]}  # noqa: RUF012


class BaseClaims(Said):
    """One row per statement that a base is there, is to close or has closed, apart from events."""

    place: pl.String = text("Name of the base or its town.")
    status: pl.String = one_of(v.BASE_STATUS, "What the statement makes of it.")
    mission: pl.String = text("Mission or force whose base it is.", nullable=True)
    closure_rank: pl.Int64 = value("Which base to close it is.", nullable=True, ge=1)


class CasualtyClaims(Casualties, RelativelyDated, Said):
    """One row per number of dead, wounded, missing, captured or displaced."""

    event_no: pl.Int64 = value("The event claim that caused it; null for sums.", nullable=True, ge=0)


class PersonnelClaims(Personnel, RelativelyDated, Said):
    """One row per strength."""


class Unread(Table):
    """One row per article on which the reader failed."""

    article_id: pl.String = text("The article.")
    detail: pl.String = text("What went wrong and where, in a sentence.")

    class Config(Table.Config):  # noqa: D106
        metadata = {"primary_key": ["article_id"]}  # noqa: RUF012


CLAIMS: dict[str, type[Table]] = {
    "speakers": Speakers,
    "citations": CitationClaims,
    "event_reports": EventClaims,
    "base_reports": BaseClaims,
    "casualty_figures": CasualtyClaims,
    "personnel_figures": PersonnelClaims,
    "unread": Unread,
}
