"""Pictures for what is read faster drawn than told. Drawn offline, as SVG, legible on light and on dark ground.

Each function takes tables and gives a drawing, or none where there is nothing to draw.
"""

import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Tables = Mapping[str, pl.DataFrame]

# Greys and hues of middling lightness stand out from white and from near-black alike.
_INK, _PALE, _BLUE, _ORANGE, _GREEN = "#78828e", "#9aa4af", "#3b82c4", "#d9822b", "#3f9b63"
_HUES = (_BLUE, _ORANGE, _GREEN, "#a66bc2", "#c2577a", "#8c7b4f")
_STYLE = {
    "text.color": _INK,
    "axes.labelcolor": _INK,
    "axes.edgecolor": _PALE,
    "xtick.color": _INK,
    "ytick.color": _INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 11,
    "font.size": 9,
    "svg.hashsalt": "drawdown",
    "text.parse_math": False,  # names hold what they hold
}
MOST_ROWS = 24


def pictures(tables: Tables) -> dict[str, bytes]:
    """{table: drawing} for those of the tables that are read faster drawn than told."""
    drawn = {name: _drawn(draw, tables) for name, draw in _PICTURES.items() if name in tables}
    return {name: picture for name, picture in drawn.items() if picture}


def _drawn(draw: Callable[[Tables], bytes | None], tables: Tables) -> bytes | None:
    # Dates of the year 9999 cannot be drawn, but they are data all the same: no picture may stop a run.
    try:
        return draw(tables)
    except (ValueError, OverflowError):
        return None


def articles_over_time(tables: Tables) -> bytes | None:
    """Articles a month, by outlet."""
    articles = tables["articles"].filter(pl.col("published_on").is_not_null())
    if articles.is_empty():
        return None
    outlets = (
        articles["publisher"]
        .fill_null("not said")
        .value_counts()
        .sort(["count", "publisher"], descending=[True, False])
    )
    named = outlets["publisher"].head(len(_HUES) - 1).to_list()
    outlet = pl.col("publisher").fill_null("not said")
    counts = (
        articles.with_columns(
            outlet=pl.when(outlet.is_in(named)).then(outlet).otherwise(pl.lit("others")),
            month=pl.col("published_on").dt.truncate("1mo"),
        )
        .group_by("month", "outlet")
        .len()
    )
    months = pl.date_range(counts["month"].min(), counts["month"].max(), "1mo", eager=True)
    if len(months) > 240:  # one wild date must not draw a thousand bars
        months = counts["month"].unique().sort()
    with _drawing(max(len(months) * 0.35, 5), 3) as (ax, finish):
        base = [0] * len(months)
        for hue, name in zip(_HUES, [*named, "others"], strict=False):
            mine = dict(counts.filter(pl.col("outlet") == name).select("month", "len").iter_rows())
            heights = [mine.get(m, 0) for m in months]
            if any(heights):
                ax.bar(range(len(months)), heights, bottom=base, color=hue, label=name, width=0.8)
            base = [b + h for b, h in zip(base, heights, strict=True)]
        ax.set_xlim(-0.6, max(len(months), 5) - 0.4)
        step = max(1, len(months) // 12)
        ax.set_xticks(
            range(0, len(months), step), [m.strftime("%b %Y") for m in months[::step]], rotation=30, ha="right"
        )
        ax.yaxis.get_major_locator().set_params(integer=True)
        undated = tables["articles"].height - articles.height
        ax.set_title("Articles a month" + (f"; {undated} undated" if undated else ""))
        _legend(ax)
        return finish()


def bases_closing(tables: Tables) -> bytes | None:
    """When each base was to close, and when it did."""
    when = pl.coalesce("closed_on", "planned_close_start", "planned_close_end")
    bases = tables["bases"].with_columns(when=when).filter(pl.col("when").is_not_null())
    bases = bases.sort("when", "base_id", descending=True).tail(MOST_ROWS)
    if bases.is_empty():
        return None
    with _drawing(7.5, 1 + 0.32 * bases.height) as (ax, finish):
        for y, row in enumerate(bases.iter_rows(named=True)):
            start, end = row["planned_close_start"], row["planned_close_end"]
            if start and end:
                ax.plot([start, end], [y, y], color=_PALE, lw=6, alpha=0.6, solid_capstyle="round")
            elif start or end:
                ax.plot([start or end], [y], "|", color=_PALE, ms=12, mew=3)
            if row["closed_on"]:
                ax.plot([row["closed_on"]], [y], "o", color=_BLUE, ms=6)
                if row["days_early"]:
                    late = f"{abs(row['days_early'])} days {'early' if row['days_early'] > 0 else 'late'}"
                    ax.annotate(late, (row["closed_on"], y), (8, 5), textcoords="offset points", fontsize=8)
        ax.set_yticks(range(bases.height), bases["name"].to_list())
        ax.set_ylim(-0.7, bases.height - 0.3)
        days = pl.concat([bases[c] for c in ("closed_on", "planned_close_start", "planned_close_end")]).drop_nulls()
        ax.set_xlim(days.min() - timedelta(7), days.max() + timedelta(7))
        ax.plot([], [], "o", color=_BLUE, label="closed")
        ax.plot([], [], color=_PALE, lw=6, alpha=0.6, label="planned")
        _legend(ax)
        ax.set_title("Bases closing: planned and actual")
        _tidy_dates(ax)
        return finish()


def casualty_claims(tables: Tables) -> bytes | None:
    """The greatest numbers of dead, each by its speaker, with the bounds that the words set."""
    sources = tables["sources"].select("source_id", speaker="name")
    figures = (
        tables["casualty_figures"]
        .filter((pl.col("outcome") == "killed") & pl.col("modality").is_in(["asserted", "claimed"]))
        .with_columns(shown=pl.coalesce("count", "count_high", "count_low"))
        .filter(pl.col("shown") > 0)
        .join(sources, on="source_id", how="left")
        .sort(["shown", "figure_id"], descending=[True, False])
        .head(MOST_ROWS)
        .reverse()
    )
    if figures.is_empty():
        return None
    with _drawing(8, 1 + 0.3 * figures.height) as (ax, finish):
        edge = figures["shown"].max() * (4 if figures["shown"].max() > 50 else 1.4)
        if figures["shown"].max() > 50:
            ax.set_xscale("log")
            ax.xaxis.set_major_formatter("{x:,.0f}")
        ax.set_xlim(0.8, edge)
        for y, row in enumerate(figures.iter_rows(named=True)):
            hue = _ORANGE if row["scope"] == "cumulative" else _BLUE
            low, high, shown = row["count_low"], row["count_high"], row["shown"]
            if low is not None and high is None:
                ax.plot([low, edge], [y, y], ":", color=hue, lw=1)
            ax.plot([shown if low is None else max(low, 0.8), shown if high is None else high], [y, y], color=hue, lw=3)
            ax.plot([shown], [y], ">" if high is None and low is not None else "o", color=hue, ms=6)
            ax.annotate(_short(row["count_text"], 30), (shown, y), (9, 4), textcoords="offset points", fontsize=8)
        ax.set_yticks(
            range(figures.height),
            [f"{_short(r['speaker'], 28)}: {r['victims'].replace('_', ' ')}" for r in figures.iter_rows(named=True)],
        )
        ax.plot([], [], "o", color=_BLUE, label="one incident")
        ax.plot([], [], "o", color=_ORANGE, label="sum over a period")
        ax.plot([], [], ">:", color=_INK, lw=1, label="or more")
        _legend(ax)
        ax.set_title("Killed, by who says so")
        return finish()


@contextmanager
def _drawing(width: float, height: float) -> Iterator[tuple["Axes", object]]:
    # Matplotlib takes half a second to import: only those who draw pay for it.
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    with rc_context(_STYLE), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of rare letters, for which a box stands, and of odd ranges
        figure = Figure(figsize=(min(width, 14), min(height, 9)), layout="constrained")
        ax = figure.add_subplot()

        def finish() -> bytes:
            out = io.BytesIO()
            figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
            return out.getvalue()

        yield ax, finish


def _legend(ax: "Axes") -> None:
    ax.figure.legend(frameon=False, loc="outside right upper")


def _tidy_dates(ax: "Axes") -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(maxticks=8)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))


def _short(words: str | None, most: int) -> str:
    words = words or "not known"
    return words if len(words) <= most else f"{words[: most - 1]}…"


_PICTURES = {"articles": articles_over_time, "bases": bases_closing, "casualty_figures": casualty_claims}
