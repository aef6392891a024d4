"""Who gives a figure of his own behind another's, with no verb: "The committee counted 163 dead, the elders 200"."""

import re

from pipeline.extract.attribution.cue import Cue
from pipeline.extract.attribution.lexis import class_of
from pipeline.extract.attribution.speakers import Speakers
from pipeline.extract.sentence import Sentence

# A figure, then what closes the clause: "more than 200.", "only three wounded,".
_FIGURE = re.compile("A*(?:[JA]S|[JA]P)?[AP]*[C#][JNe]*(?=[.,;:-]|$|KD)")


def gapped_counts(s: Sentence, told: list[Cue], speakers: Speakers) -> list[Cue]:
    """Those named behind a comma with nothing but a figure after them, where somebody has counted before."""
    counted = next((c for c in told if c.lemma in class_of("figure") or c.lemma in ("say", "report", "speak")), None)
    if counted is None:
        return []
    found = []
    for noun in s.nouns:
        ahead = s.row[: noun.first].removesuffix("K")[-1:]  # "the army at six, and the mayor at 17"
        apart = noun.first > 1 and ahead in tuple(",;") and noun.start > counted.end and s.row[noun.first - 1] != "P"
        if not apart or noun.quantity is not None or not any(c in "C#" for c in s.row[: noun.first]):
            continue
        last = next((n.last for n in s.nouns if n.prep in ("in", "of") and n.prep_index == noun.last + 1), noun.last)
        figure = _FIGURE.match(s.row, last + 1)
        at = s.units[last + 1 : last + 2] and s.units[last + 1].word == "at" and counted.lemma != "put"
        if figure is None or at or not speakers.speaks(noun):
            continue
        nature = speakers.nature(noun)
        if nature is not None and nature.what in ("body", "person"):
            end = s.units[last].end
            found.append(Cue(noun, noun.start, end, counted.word, "gapped_count", "none", lemma="count"))
    return found
