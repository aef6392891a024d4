"""Guards of departures that do not name what is left: from here, from where they are posted, kept until a day;
flags and doors."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.missions import presence_in_place
from pipeline.extract.guards.words import names_country, next_word, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import around, posted_at, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def left_here(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops that leave without saying what, where a base or town is spoken of: "the Chadian contingent left on 23
    October"."""
    verb = trigger.verb
    assert verb is not None
    site = any(cast.classes(n) & {"base"} for n in trigger.sentence.nouns)
    if verb.negated or (_ahead(verb) and not ((cast.departed or site) and _the_last(trigger.agent))):
        return False
    if trigger.agent is not None and "aircraft" in cast.classes(trigger.agent):
        return False  # "the bombers that went out on 2 February"
    if verb.lemma == "go" and next_word(trigger) in _ONWARD:
        return False  # "were treated and went on to their posts", "the bombers that went out that night"
    if verb.lemma == "go" and verb.subject is not None and trigger.sentence.units[verb.subject.head].word == "it":
        return False  # "Only Star Base is left, and it goes in March"
    mention = context.find_date(trigger.sentence, trigger.index)
    where = context.place_of_clause(trigger.sentence, trigger.index)
    if where is not None and where.kind == "country":
        return False
    if any(
        n.prep in ("for", "to", "with", "from", "out of") and n.prep_index == verb.last + 1 for n in verb.complements()
    ):
        agent = cast.classes(trigger.agent) & {"mission", "contingent"}
        return bool(agent) and mention is not None and posted_at(trigger.agent, trigger.index) is not None
    if mention is None and verb.condition in ("before", "after", "until", "when", "once"):
        # Not "wrecked vehicles before it left".
        return any(v.lemma in _TAKING and v.last < verb.first for v in trigger.sentence.verbs)
    if verb.lemma == "be" and not site:
        return any(cast.classes(n) & {"site_name"} for n in trigger.sentence.nouns)
    if _ahead(verb):
        return mention is not None or site
    return site or (mention is not None and mention.precision == "day")


_ONWARD = frozenset("on back to into ahead through out up down".split())


def posted_there(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a named base who are moved or go: "the 200 soldiers at the Para base were withdrawn"."""
    verb = trigger.verb
    assert verb is not None
    moved = trigger.agent if trigger.frame.place == "agent" and verb.voice == "active" else None
    for noun in [moved] if moved is not None else trigger.patients if verb.voice == "passive" else ():
        classes = cast.classes(noun)
        if classes & {"army", "armed"} or not (classes & _FOREIGN or cast.mission_told(trigger.sentence)):
            continue
        after = next((n for n in tail(noun) if n.prep in ("at", "in")), None)
        place = context.place_of_noun(after) if after is not None else None
        if place is not None and place.kind not in ("region", "country") and not names_country(after):
            return not any(n.prep in ("to", "into") for n in verb.complements())
    return False


def broke_camp(trigger: "Trigger", cast: "Cast") -> bool:
    """ "broke camp at Para": they left it; nobody broke into one."""
    verb = trigger.verb
    assert verb is not None
    bare = any(n.lemma == "camp" and n.determiner is None for n in verb.objects)
    return bare and not verb.negated and context.find_date(trigger.sentence, trigger.index) is not None


def presence_over(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The mission's presence in Para ended, came to an end on 5 May": in a town, not in a country."""
    who, verb = trigger.agent, trigger.verb
    assert who is not None and verb is not None
    if verb.lemma in ("come", "draw") and not any(n.lemma in ("end", "close") for n in verb.complements()):
        return False
    near = next((n for n in tail(who) if n.prep in ("in", "at")), None)
    place = context.place_of_noun(near) if near is not None else None
    ours = any(cast.classes(n) & (_FOREIGN | {"troop", "unit"}) for n in around(who, cast))
    return ours and place is not None and place.kind not in ("region", "country") and not names_country(near)


def none_left(trigger: "Trigger", cast: "Cast") -> bool:
    """ "No peacekeeper remained in Para"."""
    verb = trigger.verb
    assert verb is not None
    who = verb.subject
    nobody = who is not None and (who.determiner == "no" or who.units[0].word in ("no", "none"))
    return who is not None and nobody and any(cast.classes(n) & _FOREIGN for n in (who, *around(who, cast)))


def the_last_one(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The last armoured car rolled out of the camp at Para"."""
    return _the_last(trigger.agent) and cast.mission_told(trigger.sentence)


def the_last_there(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The last American at Base 12 climbed into a plane": the last of a base who goes aboard or locks up."""
    verb, who = trigger.verb, trigger.agent
    assert verb is not None and who is not None
    if verb.tense != "past" or verb.negated or verb.form != "finite" or not _the_last(who):
        return False
    behind = next((n for n in tail(who) if n.prep in ("at", "in")), None)
    place = context.place_of_noun(behind) if behind is not None else None
    return place is not None and place.kind not in ("region", "country") and not names_country(behind)


def last_off(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The last convoy set out for Gori in the afternoon": the last of a base that was just told to be left or
    handed over."""
    verb = trigger.verb
    assert verb is not None
    just = (cast.departed and trigger.sentence.index - cast.departed_at <= 2) or _given_before(verb, cast)
    away = verb.tense == "past" and verb.form == "finite" and not verb.negated and verb.modal is None
    if not (just and away and _the_last(trigger.agent)) or verb.objects:
        return False
    if verb.lemma == "be":
        return any(n.lemma in ("road", "way") and n.prep == "on" for n in verb.complements()[:1])
    bound = [n for n in verb.complements() if n.prep in ("for", "to", "towards", "toward", "from", "out of")][:1]
    return bool(bound) and not any(names_country(n) or n.lemma in ("home", "country") for n in bound)


def _given_before(verb: Verb, cast: "Cast") -> bool:
    """Whether the sentence has just told that a base was handed over: "handed its camp to the state; by four"."""
    told = [v for v in verb.sentence.verbs if v.last < verb.first and v.lemma in _GIVING and v.tense == "past"]
    return any("base" in cast.classes(n) for v in told for n in (*v.objects, v.subject) if n is not None)


_GIVING = frozenset(("hand", "turn", "transfer", "return", "give", "cede"))


def off(trigger: "Trigger", cast: "Cast") -> bool:
    """ "will be gone by Friday", "are out", not "went out on patrol"."""
    verb = trigger.verb
    assert verb is not None
    after = {u.word for u in trigger.sentence.units[verb.first : verb.last + 2]}
    return bool(after & {"be", "is", "are", "been", "was", "were"}) and bool(after & {"gone", "out", "away"})


_FOREIGN = frozenset(("mission", "contingent", "foreign"))


def from_base_here(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Looters stripped the Para camp after the Kenyans' departure": from the base that the sentence names."""
    noun = trigger.noun
    assert noun is not None
    before = noun.sentence.units[noun.first - 1].word if noun.first else ""
    if before not in ("after", "since", "following", "of") or any(n.prep in ("from", "out of") for n in tail(noun)):
        return False
    sites = [n for n in trigger.sentence.nouns if "base" in cast.classes(n) and n.last < noun.first]
    placed = any(context.place_of_noun(n) is not None for site in sites for n in (site, *tail(site)))
    return len(sites) == 1 and (placed or sites[0].determiner == "the")


_TAKING = frozenset(("take", "occupy", "seize", "overrun", "enter", "loot"))


def _ahead(verb: Verb) -> bool:
    """ "will leave", "are to leave", "may leave"."""
    if verb.form == "gerund" and verb.sentence.units[verb.first - 1].word in ("before", "after", "since"):
        return False  # "before driving out on 31 May, they burned the tents"
    return verb.form != "finite" or verb.modal not in (None, "had to") or verb.tense == "future"


def _the_last(noun: Noun | None) -> bool:
    """ "the remaining soldiers"."""
    return noun is not None and not {"last", "final", "remaining", "rest"}.isdisjoint(u.word for u in noun.units)


def kept_until(trigger: "Trigger", cast: "Cast") -> bool:
    """ "kept Para until 15 August": left then."""
    verb = trigger.verb
    assert verb is not None
    mention = context.find_date(trigger.sentence, trigger.index)
    if mention is None or mention.precision == "unknown" or verb.negated or verb.form == "gerund":
        return False
    units = trigger.sentence.units
    at = next(i for i, u in enumerate(units) if u.value is mention)
    return "until" in (units[at - 1].word, mention.text.split()[0]) or units[at - 1].word == "till"


def from_base(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a named place who are on the road: "the soldiers at Ménaka were on the road to Gao"."""
    assert trigger.agent is not None
    return any(
        n.prep in ("at", "in", "from") and context.place_of_noun(n) is not None for n in tail(trigger.agent)[:3]
    ) and bool(words_of(trigger.sentence) & {"last", "final"})


def our_flag(trigger: "Trigger", cast: "Cast") -> bool:
    """A flag lowered where a base is spoken of, for good, and not in mourning."""
    words = words_of(trigger.sentence)
    verb = trigger.verb
    past = verb is not None and verb.tense != "present" and (verb.lemma != "come" or verb.particle == "down")
    if not past or words & {"half-mast", "half", "mast", "mourning", "tribute"}:
        return False
    at_base = any("base" in cast.classes(n) for n in trigger.sentence.nouns)
    foreign = cast.classes(trigger.agent) | {c for n in trigger.patients for c in cast.classes(n)}
    if any("mission" in cast.classes(n.of) for n in trigger.patients):
        return True  # "the flag of the United Nations"
    leaving = cast.departed or cast.foreign_force is not None
    if leaving and verb is not None and context.find_places(trigger.sentence, trigger.index):
        return True  # "In Para the flag was lowered on 3 May", where bases are given up or foreign troops leave
    foreign |= {"foreign"} if cast.foreign_force is not None else frozenset()
    foreign |= {"contingent"} if any(_nation(n) not in (None, cast.country) for n in trigger.patients) else frozenset()
    return cast.mission_told(trigger.sentence) or (at_base and bool(foreign & {"contingent", "foreign", "mission"}))


def _nation(noun: Noun) -> str | None:
    """The country whose adjective a phrase holds: "the French flag"."""
    return next((e.country for e in noun.entities if e.kind == "demonym"), None)


def doors_of_base(trigger: "Trigger", cast: "Cast") -> bool:
    """ "shut its doors in Para", "closed the gates of the camp for the last time"."""
    verb = trigger.verb
    assert verb is not None
    sites = [*verb.complements(), *(n.of for n in trigger.patients if n.of is not None)]
    return any(cast.classes(n) & {"town", "base", "site_name"} and not names_country(n) for n in sites[:2])


def ceased_at_base(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ceased operations at its base in Para"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("at", "from") and "base" in cast.classes(n) for n in verb.complements()[:1])


def for_closure(trigger: "Trigger", cast: "Cast") -> bool:
    """ "slated for closure"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "for" and n.lemma in ("closure", "closing") for n in verb.complements())


def presence_in(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ended its presence in Para", of one town."""
    return any(presence_in_place(n, cast) for n in trigger.patients)


def no_longer_there(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The United Nations no longer has anybody in Para": in a town, not in a country."""
    verb = trigger.verb
    assert verb is not None
    longer = trigger.sentence.units[verb.first - 1].word in ("longer", "no longer")
    where = [n for n in verb.complements() if n.prep in ("in", "at")]
    return longer and any(cast.classes(n) & {"town", "site_name", "base"} and not names_country(n) for n in where)


def after_the_attack(trigger: "Trigger", cast: "Cast") -> bool:
    """ "What is left of the garrison was taken out by helicopter": from a base that was overrun, just told."""
    verb = trigger.verb
    assert verb is not None
    left = any(n.lemma in _SURVIVORS or cast.classes(n) & {"mission"} for n in trigger.patients)
    fled_from = any(n.prep in ("from", "out of") for n in verb.complements())
    return left and cast.overrun and verb.voice == "passive" and not verb.negated and not fled_from


_SURVIVORS = frozenset(("survivor", "garrison", "rest", "remainder", "defender", "occupant"))
