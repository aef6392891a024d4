"""What a run is set up with: its folders, checked before any work, and the warehouse, held while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg
from pydantic import Field, PrivateAttr

from pipeline import settings

if TYPE_CHECKING:
    from pipeline.warehouse import Warehouse


class Language(Enum):
    """Languages that articles are read in."""

    ENGLISH = settings.LANGUAGE


class Project(dg.ConfigurableResource):
    """Where a run reads and writes. Paths are told from the project's root."""

    articles: list[str] = Field(
        default=settings.articles(), description="Folders of articles; single files and globs do too."
    )
    reference: str = Field(
        default=settings.reference(),
        description="Folder of what is known beforehand: mission.toml, bases.csv, actors.csv, places.csv.",
    )
    curation: str = Field(
        default=settings.curation(),
        description="Folder of what people put right by hand; it may be empty or missing.",
    )
    warehouse: str = Field(
        default=settings.warehouse(),
        description="Folder of tables and releases; it is made where it is missing.",
    )
    language: Language = Field(
        default=Language.ENGLISH, description="Language of the articles; others are rejected with that reason."
    )

    _warehouse: object = PrivateAttr()

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Project"]:
        """Check the settings, then hold the warehouse until the run ends."""
        try:
            settings.check(self.articles, self.reference, self.warehouse, self.language.value)
        except settings.WrongSetting as wrong:
            raise dg.Failure(f"Nothing was done. {wrong}.", allow_retries=False) from None
        from pipeline.warehouse import Warehouse, WarehouseError

        held = Warehouse(settings.located(self.warehouse))
        try:
            with held.locked(on_wait=context.log.warning):
                self._warehouse = held
                yield self
        except WarehouseError as error:
            raise dg.Failure(str(error), allow_retries=False) from None

    @property
    def inputs(self) -> list[Path]:
        """What to read articles from."""
        return [settings.located(name) for name in self.articles]

    @property
    def reference_folder(self) -> Path:
        """What is known beforehand."""
        return settings.located(self.reference)

    @property
    def curation_folder(self) -> Path:
        """What people put right by hand."""
        return settings.located(self.curation)

    @property
    def tables(self) -> "Warehouse":
        """The warehouse, held by this run."""
        return self._warehouse


class Release(dg.Config):
    """What may be said of the release."""

    candidate: bool = Field(
        default=False, description="Whether it is a pre-release for review, such as 1.2.0-candidate.1."
    )
    message: str = Field(default="", description="Why it is made, for the changelog; may stay empty.")


@dg.definitions
def resources() -> dg.Definitions:
    """One process runs all steps: starting another one costs more than any step."""
    return dg.Definitions(resources={"project": Project()}, executor=dg.in_process_executor)
