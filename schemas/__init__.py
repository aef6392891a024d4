"""What comes out: one Pandera model a table. `TABLES` lists the published ones in order of dependence."""

from schemas.articles import Articles
from schemas.bases import Bases
from schemas.casualty_figures import CasualtyFigures
from schemas.citations import Citations
from schemas.event_reports import EventReports
from schemas.events import Events
from schemas.personnel_figures import PersonnelFigures
from schemas.rejected import Rejected
from schemas.sources import Sources
from schemas.table import Table, foreign_keys, primary_key

TABLES: dict[str, type[Table]] = {
    "articles": Articles,
    "rejected": Rejected,
    "sources": Sources,
    "citations": Citations,
    "bases": Bases,
    "events": Events,
    "event_reports": EventReports,
    "casualty_figures": CasualtyFigures,
    "personnel_figures": PersonnelFigures,
}

__all__ = ["TABLES", "Table", "foreign_keys", "primary_key"]
