"""Who does what to whom by one verb, for the frames of events: of lists, passives, relative clauses, joined verbs."""

import itertools
import re

from pipeline.extract import modality
from pipeline.extract.actors import Cast, subject_of
from pipeline.extract.lists import INTRANSITIVE
from pipeline.extract.lying import COMPASS
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import is_camp, possessors

_NONE: frozenset[str] = frozenset()
# Verbs whose passive tells of its subject as their active does: "were gone", "were encamped in the base".
_SETTLED = frozenset("go come install encamp entrench ensconce park".split())
_HELD = frozenset(("position", "hill", "height", "ground", "area"))  # "in the hills they had held": since long
_THEY = frozenset(("they", "he", "she", "we", "it", "i"))
_WHERE = COMPASS | {"at", "in", "near", "of", "on", "beside", "outside", "along", "above", "below"}
_SITES = frozenset(("base", "camp", "compound", "outpost", "barracks", "site"))


def spread(noun: Noun) -> list[Noun]:
    """The members of the list that a phrase opens, else the phrase."""
    return noun.members or [noun]


def retained(verb: Verb) -> list[Noun]:
    """The object that a passive keeps: "air support" in "they were denied air support"."""
    following = next((p for p in verb.sentence.phrases if p.first > verb.last), None)
    if not isinstance(following, Noun) or following.prep is not None or following.role is not None:
        return []
    return spread(following) if verb.sentence.row[verb.last + 1 : following.first].strip("A") == "" else []


def relative_object(verb: Verb) -> list[Noun]:
    """What a relative clause is about: "the ninth camp" in "the ninth camp that the peacekeepers have given up"."""
    sentence, subject = verb.sentence, verb.subject
    if subject is None or subject.last > verb.first or subject.first < 2:
        return []
    row = sentence.row
    at = subject.first - 1
    if row[at] == "N" and sentence.units[subject.last].word in _THEY and subject.prep is None:
        told = [n for n in sentence.nouns if n.last == at and n.role != "subject" and n.lemma not in _HELD]
        return told[:1]  # "the trucks they left in Para"
    if row[at] != "W" or sentence.units[at].word not in ("that", "which", "whom"):
        return []
    before = [n for n in sentence.nouns if n.last < at]
    if sentence.units[at - 1].word == "of" and sentence.units[at - 2].word in ("both", "all"):
        told = next((v for v in reversed(sentence.verbs) if v.last < at), None)
        if told is not None and told.objects:
            return told.objects  # "abandoned two camps, both of which rebels took"
        listed = [n for n in before if n.last < at - 3]
        return next((n.members for n in listed if n.members and n.members[-1] is listed[-1]), ())
    if not before or row[before[-1].last + 1 : at].strip(",A"):
        return []
    noun = before[-1]
    site = _site_before(before)
    if site is not None:
        return [site]  # "Camp Palm in Harper, which it handed to the police"
    for earlier in reversed(before[:-1]):  # "the third place in the region that they have given up"
        if not noun.prep or sentence.row[earlier.last + 1 : noun.first] != "P":
            break
        if any(u.kind == "#" for u in earlier.units):
            return [earlier]
    while (
        noun.of_parent is not None
        and noun.of_parent.sentence.units[noun.of_parent.head].kind in "C#N"
        and noun.of_parent.lemma in ("one", "number", "capital")
    ):
        noun = noun.of_parent
    return [noun]


def relative_via(verb: Verb, preps: frozenset[str]) -> list[Noun]:
    """What a relative clause leaves or enters: "Para and Gori" in "Para and Gori, from which the Chadians withdrew"."""
    sentence, subject = verb.sentence, verb.subject
    at = subject.first - 1 if subject is not None and subject.last < verb.first else -1
    if at < 2 or sentence.units[at].word != "which" or sentence.units[at - 1].word not in preps:
        return []
    before = [n for n in sentence.nouns if n.last < at - 1]
    if not before or sentence.row[before[-1].last + 1 : at - 1].strip(",A"):
        return []
    return next((n.members for n in before if before[-1] in n.members), [before[-1]])


def chain_before(verb: Verb, objects: list[Noun]) -> list[Noun]:
    """The phrases that the object of a relative clause hangs on: "the ban on flights to Para that they imposed"."""
    if len(objects) != 1 or objects[0].prep is None or objects[0].last > verb.first:
        return []
    noun, found = objects[0], []
    for before in reversed([n for n in verb.sentence.nouns if n.last < noun.first]):
        if noun.prep is None or verb.sentence.row[before.last + 1 : noun.first] not in ("P", "T"):
            break
        found.append(before)
        noun = before
    return found


def _site_before(nouns: list[Noun]) -> Noun | None:
    """The site that the last of some phrases only locates: "the base at Para in the west of the country"."""
    for noun, before in itertools.pairwise(reversed(nouns)):
        apart = noun.sentence.row[before.last + 1 : noun.first]
        joined = apart == "K" and noun in before.members  # "near the Rwandan and Burundian borders"
        if apart != "" and not joined and (apart not in ("P", ",P") or noun.prep not in _WHERE):
            return None
        head = before.sentence.units[before.head]
        if head.lemma in _SITES or is_camp(head.word):
            return before
    return None


def shared_object(verb: Verb) -> list[Noun]:
    """What two joined verbs are about: "attacked and briefly held the town"."""
    if verb.form != "finite" or verb.lemma in INTRANSITIVE or verb.sentence.row[verb.last + 1 : verb.last + 2] != "K":
        return []
    other = next((v for v in verb.sentence.verbs if v.first > verb.last), None)
    joined = other is not None and verb.sentence.row[verb.last + 2 : other.first].strip("A") == ""
    return other.objects if joined and other.form == "finite" and other.subject is verb.subject else []


_TIMES = frozenset(
    """deadline midnight noon midday dawn dusk nightfall end time date evening morning night planeload truckload
    lorryload busload hundred thousand dozen day hour minute""".split()
)


def by_phrase(verb: Verb) -> Noun | None:
    """The phrase after "by" that follows a passive verb."""
    found = next((n for n in verb.complements() if n.prep == "by" and n.lemma not in _TIMES), None)
    joined = found is not None and any(
        verb.last < v.first < found.first and v.voice == "passive" and verb.sentence.row[v.first - 1] == "K"
        for v in verb.sentence.verbs
    )
    if found is None:
        found = _by_of_joined(verb) or _by_behind(verb)
    return None if joined else found  # "were withdrawn from Para and replaced by Kenyans"


def _by_behind(verb: Verb) -> Noun | None:
    """ "had been attacked before, on 7 May, by gunmen": behind nothing but when and where."""
    row = verb.sentence.row
    by = next((n for n in verb.sentence.nouns if n.prep == "by" and n.prep_index > verb.last), None)
    told = by is not None and verb.voice == "passive" and by.lemma not in _TIMES
    return by if told and _WHEN_AND_WHERE.fullmatch(row, verb.last + 1, by.prep_index) else None


_ATTEMPTS = frozenset(("attempt", "bid", "plot", "conspiracy"))
_WHEN_AND_WHERE = re.compile("(?:[A,St]|P?t|P[DJNM]+)*,")


def _by_of_joined(verb: Verb) -> Noun | None:
    """ "were robbed and beaten by armed men": the two share who did it."""
    row = verb.sentence.row
    if row[verb.last + 1 : verb.last + 2] != "K":
        return None
    other = next((v for v in verb.sentence.verbs if v.first == verb.last + 2), None)
    if other is None or other.form != "participle" or other.voice != "passive":
        return None
    return next((n for n in other.complements() if n.prep == "by" and n.lemma not in _TIMES), None)


def _classes_of(nouns: list[Noun], cast: Cast) -> frozenset[str] | None:
    found = _NONE
    for noun in nouns:
        classes = cast.classes(noun)
        if "pronoun" in classes:
            return None
        found |= classes
    return found


_CHOICES = frozenset(("choice", "option", "alternative"))
_ANOTHER = frozenset(("another", "others"))


def _of_that_kind(verb: Verb, noun: Noun) -> Noun:
    """ "A mine killed two and another killed three": what the verb before had for its subject."""
    before = next((v for v in reversed(verb.sentence.verbs) if v.last < noun.first and v.subject is not None), None)
    same = before is not None and before.lemma == verb.lemma and before.subject is not noun
    return before.subject if same else noun


def _is_said_of(noun: Noun) -> bool:
    """Whether a phrase says of its subject how it is: "strong enough"."""
    be = noun.verb if noun.role == "object" else None
    plain = noun.people is None and noun.determiner is None
    return be is not None and be.lemma in ("be", "become", "grow", "feel") and plain and be.subject is not None


def _planner(verb: Verb, cast: Cast) -> Noun | None:
    """ "took note of the mission's plan to close Para and to hand Gori over": whose plan it is."""
    before = [v for v in verb.sentence.verbs if v.last < verb.first and v.form != "infinitive"]
    since = before[-1].last if before else -1
    plans = (n for n in reversed(verb.sentence.nouns) if since < n.first and n.last < verb.first)
    plan = next((n for n in plans if modality.is_plan(n)), None)
    owners = possessors(plan, cast) if plan is not None else []
    return owners[0] if owners else None


def _describes(verb: Verb) -> bool:
    """ "Under the truce agreed on 17 June": a past form without subject or object right behind what it was done to."""
    row, at = verb.sentence.row, verb.first
    if verb.form != "finite" or verb.subject is not None or verb.objects or verb.last > at or not at:
        return False
    behind = next((n for n in verb.sentence.nouns if n.last == at - 1), None)
    told = next((v for v in reversed(verb.sentence.verbs) if v.last < at), None)  # "said the airport in Para closed"
    return row[at] == "e" and behind is not None and behind.prep is not None and (told is None or not told.objects)


class Roles:
    """Who does what to whom by one verb, looked up once for all its frames."""

    __slots__ = (
        "_agent_classes", "_direct_classes", "agent", "agents", "cast", "describes", "direct", "hung_on", "passive",
        "verb",
    )  # fmt: skip

    def __init__(self, verb: Verb, cast: Cast):
        self.verb, self.cast = verb, cast
        bare = _describes(verb)
        self.passive = (verb.voice == "passive" and verb.lemma not in _SETTLED) or bare
        self.describes = (self.passive and verb.form == "participle") or bare  # "the accords, signed in August"
        self.agent = by_phrase(verb) if self.passive else subject_of(verb)
        before = verb.sentence.units[verb.first - 1]
        tried = verb.form == "infinitive" and before.lemma in _ATTEMPTS and before.kind == "N"
        if tried or (verb.form == "infinitive" and self.agent is not None and modality.is_plan(self.agent)):
            self.agent = None  # "plans to close the base", "an attempt to overthrow him failed"
        planner = _planner(verb, cast) if verb.form == "infinitive" else None
        self.agent = planner if planner is not None else self.agent
        if self.agent is not None and verb.governor is not None and self.agent.lemma in _CHOICES:
            self.agent = verb.governor.subject  # "had no choice but to leave"
        if verb.form == "infinitive" and self.agent is not None and _is_said_of(self.agent):
            self.agent = self.agent.verb.subject  # "were strong enough to take the port"
        if self.agent is not None and self.agent.units[0].word in _ANOTHER and len(self.agent.units) == 1:
            self.agent = _of_that_kind(verb, self.agent)
        # "UN and French helicopters fired": any of a list may be the one that the frame means.
        self.agents = spread(self.agent) if self.agent is not None else []
        if self.passive:
            done_to = subject_of(verb) if verb.form == "gerund" else verb.subject  # "after being attacked"
            if verb.relative and done_to is not None and done_to.prep in _WHERE:  # "the camp near Para that is handed"
                done_to = _site_before([n for n in verb.sentence.nouns if n.last <= done_to.last]) or done_to
            self.direct = [*(spread(done_to) if done_to is not None else []), *retained(verb)]
        else:
            self.direct = verb.objects or relative_object(verb) or shared_object(verb)
        self.hung_on = [] if self.passive or verb.objects else chain_before(verb, self.direct)
        # Looked up when the first frame asks.
        self._agent_classes: frozenset[str] | None = _NONE
        self._direct_classes: frozenset[str] | None = _NONE

    def agent_classes(self) -> frozenset[str] | None:
        """What the agents may be; None where a pronoun may stand for anything."""
        if self._agent_classes is _NONE:
            self._agent_classes = _classes_of(self.agents, self.cast)
        return self._agent_classes

    def direct_classes(self) -> frozenset[str] | None:
        """What those may be to whom it is done; None where a pronoun may stand for anything."""
        if self._direct_classes is _NONE:
            self._direct_classes = _classes_of(self.direct, self.cast)
        return self._direct_classes

    def agent_of(self, wanted: frozenset[str]) -> Noun | None:
        """The agent, or what its pronoun stands for, if it is of one of the wanted classes."""
        for noun in self.agents:
            taken = self.cast.taken_as(noun, wanted)
            if taken is not None:
                return taken
        return None

    def patients_of(self, wanted: frozenset[str]) -> list[Noun]:
        """What it is done to, of one of the wanted classes."""
        taken_as, direct = self.cast.taken_as, self.direct
        found = [taken for noun in direct if (taken := taken_as(noun, wanted)) is not None]
        if found and len(found) < len(direct) and "town" in wanted:  # "retook Janaale, Qoryoley and Merca"
            return [n for n in self.direct if n in found or "site_name" in self.cast.classes(n)]
        return found
