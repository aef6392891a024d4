"""How fast the reader is, against spaCy's rule matcher on the same articles in one run.

    uv run --group bench python tests/bench_reading.py            # the ratio: five rounds, process CPU time, median
    uv run --group bench python tests/bench_reading.py --memory   # peak memory at 1,000 and at 20,000 articles

Peer: a blank English pipeline with the sentencizer and an EntityRuler of 100 token patterns and 1,000 names.
It is a measurement, not a test: nothing fails on a slow machine.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from corpus import _name, articles
from pipeline.extract import many_short_lives

PROJECT = Path(__file__).parents[1]


def _texts(count: int) -> list[tuple[str, date]]:
    return [(a["text"], date.fromisoformat(a["published_on"])) for a in articles(count)]


def _ours() -> Callable[[str, date], object]:
    from pipeline.extract.names import gazetteer
    from pipeline.extract.reader import read
    from pipeline.reference import load_reference

    reference = load_reference(PROJECT / "seeds" / "reference" / "minusma")
    known = gazetteer(reference)
    return lambda text, day: read("a", text, day, None, known, reference.mission.country)


def _spacy() -> Callable[[str, date], object]:
    import random

    import spacy

    rng = random.Random(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    people = ["peacekeepers", "soldiers", "civilians", "fighters", "troops"]
    harm = ["killed", "wounded", "injured", "dead", "captured"]
    patterns = [
        [
            {"LIKE_NUM": True},
            {"LOWER": {"IN": [people[i % 5], f"noun{i}"]}},
            {"LOWER": {"IN": ["were", "was"]}, "OP": "?"},
            {"LOWER": {"IN": [harm[i // 20], f"verb{i}"]}},
        ]
        for i in range(100)
    ]
    ruler.add_patterns([{"label": "FIGURE", "pattern": p} for p in patterns])
    ruler.add_patterns([{"label": "NAME", "pattern": _name(rng, 3)} for _ in range(1000)])
    return lambda text, _day: nlp(text)


def _cpu(work: Callable[[str, date], object], texts: list[tuple[str, date]]) -> float:
    start = time.process_time()
    for text, day in texts:
        work(text, day)
    return time.process_time() - start


def ratio(count: int, rounds: int) -> None:
    """Print articles per second of both and the median of the per-round ratios."""
    texts = _texts(count)
    ours, peer = _ours(), _spacy()
    _cpu(ours, texts[:20]), _cpu(peer, texts[:20])
    with many_short_lives():  # for both alike
        pairs = [(_cpu(ours, texts), _cpu(peer, texts)) for _ in range(rounds)]
    size = sum(len(text) for text, _ in texts) / count / 1000
    print(f"{count} articles of {size:.1f} kB, {rounds} rounds, process CPU time, medians")
    print(f"drawdown {count / statistics.median(a for a, _ in pairs):8.0f} articles/s")
    print(f"spaCy    {count / statistics.median(b for _, b in pairs):8.0f} articles/s")
    print(f"ratio    {statistics.median(b / a for a, b in pairs):8.2f}")


def memory(count: int) -> None:
    """Print the peak resident memory of reading `count` articles one after the other."""
    ours = _ours()
    with many_short_lives():
        for a in articles(count):
            ours(a["text"], date.fromisoformat(a["published_on"]))
    print(f"{count:6} articles: peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--memory", nargs="?", type=int, const=0, metavar="N", help="measure memory instead")
    chosen = parser.parse_args()
    if chosen.memory == 0:
        for count in (1000, 20_000):
            subprocess.run([sys.executable, __file__, "--memory", str(count)], check=True)
    elif chosen.memory:
        memory(chosen.memory)
    else:
        ratio(chosen.articles, chosen.rounds)


if __name__ == "__main__":
    main()
