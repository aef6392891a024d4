"""Guards of events that begin a mission: what is created, deployed, awaited."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.missions import LEAVE, mission_near, whole_agent, whole_mission
from pipeline.extract.guards.words import clause_words, dated, names_country, next_word, words_of
from pipeline.extract.participants import retained
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import around, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def first_of_all(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The first contingent of Kenyan police landed in Haiti", "the first soldiers of UNMIL": a mission begins."""
    agent = trigger.agent
    verb = trigger.verb
    foremost = {u.word for u in agent.units} if agent is not None else set()
    if agent is not None and agent.lemma == "vanguard":
        foremost.add("first")
    if verb is not None and verb.first:
        foremost.add(trigger.sentence.units[verb.first - 1].word)  # "first set foot in Para"
    if agent is None or foremost.isdisjoint(("first", "advance")):
        return False
    if agent.lemma in ("contingent", "battalion", "batch", "group") and "mission" in cast.article.lower:
        return True
    heard = trigger.sentence.heard
    if agent.quantity is not None and "contingent" in cast.classes(agent) and ("force" in heard or "mission" in heard):
        return True  # "The first 400 Kenyan police officers landed, the vanguard of a force"
    return any(
        "mission" in cast.classes(n) or (n.lemma == "force" and "new" in {u.word for u in n.units})
        for n in (agent, *tail(agent)[:3])
    )


def operations(trigger: "Trigger", cast: "Cast") -> bool:
    """ "since operations began in 2013", said of the mission."""
    return (
        mission_near(trigger, cast) and trigger.verb is not None and trigger.verb.condition in ("since", "when", None)
    )


def begins(trigger: "Trigger", cast: "Cast") -> bool:
    """A verb by which a mission begins, or says since when it has been there."""
    verb = trigger.verb
    assert verb is not None
    lemma = verb.lemma
    words = clause_words(trigger)
    mention = context.find_date(trigger.sentence, trigger.index)
    since = mention is not None and mention.text.lower().startswith("since")
    if lemma in ("begin", "start", "commence"):
        following = next((v for v in trigger.sentence.verbs if v.first > verb.last), None)
        bare = verb.subject is not None and trigger.sentence.units[verb.subject.head].word == "it"
        if bare and following is not None and following.condition in ("when", "with"):
            return False  # "It began at dawn, when the army attacked"
        if following is not None and following.form in ("gerund", "infinitive") and following.lemma in LEAVE:
            return False  # "plans to begin leaving"
        if (
            following is not None
            and following.governor is verb
            and following.lemma not in ("deploy", "work", "operate")
        ):
            return False  # "started to run out of fuel"
        after = [n.lemma for n in verb.objects] + [next_word(trigger)]
        return not verb.objects or any(
            w in ("work", "operation", "deployment", "mission", "duty", "mandate", "deploying") for w in after
        )
    if lemma == "be":
        return since and verb.perfect and verb.predicate is None and not verb.objects and _is_there(trigger)
    if lemma in ("operate", "serve", "station", "base", "work"):
        return since and "closed" not in words
    if lemma == "deploy":  # "was authorised to deploy up to 4,000 police"
        return not (verb.form == "infinitive" and any(n.quantity is not None for n in verb.objects))
    if lemma == "take":
        return verb.particle == "over" and not verb.objects
    if lemma == "date":
        return next_word(trigger) in ("from", "back")
    if lemma == "come":  # "UNPROFOR came to the former Yugoslavia in 1992", "came in, in June 1999"
        if verb.particle == "in" and trigger.sentence.row[verb.last + 2 : verb.last + 3] in (",", "."):
            return True
        return any(n.prep in ("to", "into") and names_country(n) for n in verb.complements()[:1])
    if lemma in ("march", "roll", "step"):
        inward = verb.particle == "in" or next_word(trigger) in ("in", "ashore", "into")
        return (
            inward
            and not verb.objects
            and all(names_country(n) or n.lemma == "country" for n in verb.complements()[:1] if n.prep == "into")
        )
    if lemma == "go" and next_word(trigger) == "into":
        return any(n.prep == "into" and (names_country(n) or n.lemma == "country") for n in verb.complements()[:1])
    if lemma in ("go", "move"):
        dated_in = trigger.sentence.row[verb.last + 1 : verb.last + 3] == "Pt"  # "demanded that it go in November"
        return next_word(trigger) == "in" and verb.particle == "in" and not verb.objects and not dated_in
    if lemma == "enter":  # "ECOMIG entered Gambia in January 2017", no town
        return verb.voice == "active" and any(names_country(n) or n.lemma == "country" for n in verb.objects)
    whole = lemma == "open" and not verb.objects and verb.voice == "active"
    return (whole or lemma in ("arrive", "cross", "land")) and verb.form == "finite"


def _is_there(trigger: "Trigger") -> bool:
    """ "has been in the country since 2003", not "under fire" or "without a head"."""
    verb = trigger.verb
    assert verb is not None
    after = trigger.sentence.units[verb.last + 1 : verb.last + 3]
    return bool(after) and (after[0].kind == "t" or after[0].word in _PRESENT)


_PRESENT = frozenset(("in", "on", "at", "here", "there", "present", "in place", "active", "since"))


_MORE = frozenset("more additional extra further reinforcements renewal extension".split())
_BEINGS = frozenset(("being", "existence", "life", "way", "underway", "operational"))


def new_force(trigger: "Trigger", cast: "Cast") -> bool:
    """A force that is sent for the first time, no more troops for one that is there."""
    return words_of(trigger.sentence).isdisjoint(_MORE)


def not_merely_sent(trigger: "Trigger", cast: "Cast") -> bool:
    """A mission created, or sent on a day that is told: "it was deployed along the line" is how it works; "the force
    that the Council voted" has been voted into being."""
    verb = trigger.verb
    assert verb is not None
    if any(n.lemma == "operation" and len(n.units) < 3 for n in trigger.patients) and verb.lemma == "launch":
        return False  # "The operation was launched to avenge a raid"
    if verb.lemma in ("authorise", "authorize", "mandate") and next_word(trigger).startswith(("at", "until")):
        return False  # "UNMISS is authorised at 12,500 troops", "until 31 December"
    if verb.lemma == "vote":
        return verb.relative or bool(verb.objects) or verb.subject is not None
    aim = next((v for v in trigger.sentence.verbs if v.governor is verb and v.form == "infinitive"), None)
    if aim is not None and verb.lemma in ("authorise", "authorize"):  # "was authorised to deploy up to 4,000 police"
        return any(owner is verb for owner in context.date_owners(trigger.sentence).values())
    if aim is not None and verb.lemma in ("deploy", "send"):  # "the war that it was sent to contain has since 2003"
        return any(owner in (verb, aim) for owner in context.date_owners(trigger.sentence).values())
    if verb.lemma in ("bring", "send") and verb.objects:
        behind = trigger.sentence.units[verb.objects[-1].last + 1 : verb.objects[-1].last + 2]
        if behind and behind[0].word in ("home", "back", "out"):
            return False  # "decided to bring the mission home"
    return verb.lemma not in ("deploy", "send", "bring", "bear") or dated(trigger, cast)


def indefinite_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "authorised a new mission", "a 4,000-strong regional force": one not met before."""
    nouns = [*trigger.patients, *([trigger.agent] if trigger.frame.agent == {"force"} and trigger.agent else [])]
    manned = trigger.agent is not None and bool(cast.classes(trigger.agent) & _BY_WHOM)
    if manned and trigger.verb is not None and trigger.verb.relative and "council" in cast.classes(trigger.agent):
        return True  # "the vanguard of a force that the Security Council approved in October"
    union = _of_a_union(trigger.agent, cast)
    if not (manned or union) and trigger.agent is not None and trigger.frame.agent != {"force"}:
        return False  # "The government created a new force"
    return any(
        n.determiner in ("a", "an")
        and n.lemma.rpartition(" ")[2] in _NEW_FORCES
        and (_for_peace(n) or (manned and _manned(n)) or (union and _OTHER_ERRANDS.isdisjoint(u.word for u in n.units)))
        for n in nouns
    )


def _manned(noun: Noun) -> bool:
    """ "a mission of up to 75 monitors", "a force of 3,000"."""
    return noun.of is not None and (noun.of.quantity is not None or noun.of.people is not None)


def _of_a_union(noun: Noun | None, cast: "Cast") -> bool:
    """ "the African Union", "SADC leaders", "the Security Council": those who send missions."""
    if noun is None or "mission" in cast.classes(noun):
        return False
    sectors = {getattr(u.value, "sector", None) for u in noun.units}
    regional = any(not _REGIONS.isdisjoint(u.word.split()) for u in noun.units)  # "West African leaders"
    return regional or "council" in cast.classes(noun) or not sectors.isdisjoint(("un", "international"))


_REGIONS = frozenset(("african", "european", "arab", "regional", "bloc"))


def dated_or_mooted(trigger: "Trigger", cast: "Cast") -> bool:
    """On a day, or what may yet be: "might set up a monitoring mission"."""
    verb = trigger.verb
    return dated(trigger, cast) or (verb is not None and verb.modal in ("may", "might", "could"))


_BY_WHOM = frozenset(("council", "foreign"))
_NEW_FORCES = frozenset(("mission", "force", "operation", "task force", "peacekeeping mission", "peacekeeping force"))


def _for_peace(noun: Noun) -> bool:
    """Of peacekeepers or of a region; no police force, no fact-finding mission."""
    words = {u.word for u in noun.units}
    if words & _OTHER_ERRANDS or words & {"police", "military"}:
        return False
    return bool(words & _PEACE) or any(u.word.endswith("-strong") for u in noun.units)


_OTHER_ERRANDS = frozenset(
    "fact-finding trade special rescue diplomatic air goodwill exploratory technical assessment medical space".split()
)
_PEACE = frozenset(
    """new regional peacekeeping multinational un african stabilisation stabilization monitoring observation observer
    border electoral political protection civilian advisory joint hybrid verification ceasefire peace""".split()
)


def awaited(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The regional force is expected in Goma by June"."""
    verb = trigger.verb
    assert verb is not None
    where = [n for n in verb.complements() if n.prep in ("in", "at") and cast.classes(n) & {"town", "home", "country"}]
    return verb.voice == "passive" and bool(where) and not any(v.governor is verb for v in trigger.sentence.verbs)


def to_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "gave the green light to a force of 2,500", "for the deployment of a mission"."""
    given = [n for n in trigger.sentence.nouns if n.first > trigger.index and n.prep in ("to", "for")][:1]
    about = [p for n in given for p in (n, *around(n, cast))]
    return any(cast.classes(n) & {"mission", "force"} for n in about)


def came_about(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came into being", "got under way"."""
    verb = trigger.verb
    assert verb is not None
    whole = "operations" in cast.classes(trigger.agent) or whole_mission(trigger, cast)
    near = " ".join(u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]).split()
    if verb.lemma == "be":
        return whole and near[:1] == ["born"]
    return whole and not _BEINGS.isdisjoint(near)


def set_up(trigger: "Trigger", cast: "Cast") -> bool:
    """ "set up shop", "opened its doors", "hoisted its flag", "became operational", "set to work": a body begins."""
    verb = trigger.verb
    assert verb is not None
    if verb.negated or not whole_agent(trigger, cast):
        return False
    after = tuple(u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 5])
    return any(_follows(idiom, after) for idiom in _SETTING_UP.get(verb.lemma, ()))


def _follows(idiom: str, after: tuple[str, ...]) -> bool:
    """Whether the words of an idiom stand in their order among those behind a verb."""
    words = iter(after)
    return all(word in words for word in idiom.split())


_SETTING_UP = {
    "set": ("up shop", "to work", "about work", "up headquarters", "sail", "to task"),
    "open": ("doors", "its office", "offices", "its headquarters", "for business", "shop"),
    "hoist": ("flag", "colours"),
    "raise": ("its flag", "the flag", "colours"),
    "unfurl": ("flag",),
    "run": ("up flag",),
    "pitch": ("tents", "camp"),
    "get": ("to work", "down to work", "going", "off the ground"),
    "go": ("to work", "live", "into operation", "into service", "into action"),
    "take": ("shape", "up work", "the baton", "the torch", "the reins", "up its post", "the field", "on the baton"),
    "come": ("into being", "into existence", "into operation", "into the world", "into service", "on stage", "to life"),
    "enter": ("into service", "into operation", "into being", "service", "operation"),
    "become": ("operational", "reality", "active"),
    "see": ("the light",),
    "start": ("up", "work", "its work", "operating", "working", "life", "patrolling", "patrols"),
    "begin": ("work", "its work", "operating", "working", "life", "patrolling", "patrols"),
    "spring": ("into being", "into existence", "to life"),
    "make": ("its debut", "its entry"),
    "stand": ("up",),
}


def took_its_place(trigger: "Trigger", cast: "Cast") -> bool:
    """ "ATMIS took the place of AMISOM"."""
    verb = trigger.verb
    assert verb is not None
    place = next((n for n in verb.objects if n.lemma == "place"), None)
    whose = around(place, cast) if place is not None else []
    return any("mission" in cast.classes(n) for n in whose)


def gave_way(trigger: "Trigger", cast: "Cast") -> bool:
    """ "AMISOM gave way in April to ATMIS", "was turned into ATMIS", "made way for a UN force": the next one begins."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma in ("give", "make") and next_word(trigger) != "way":
        return False
    if verb.lemma in ("become", "rename"):
        return any(_is_force(n, cast) for n in [*verb.objects, *retained(verb)])
    if verb.lemma == "transfer":  # "authority was transferred from AFISMA to the new UN mission"
        done_to = verb.objects if verb.voice == "active" else [verb.subject]
        if not any(n is not None and n.lemma in ("authority", "command", "responsibility") for n in done_to):
            return False
    handed = any("mission" in cast.classes(n) or n.lemma in ("task", "duty") for n in verb.objects)
    if verb.lemma == "hand" and not ((verb.particle == "over" and not verb.objects) or handed):
        return False
    preps = _INTO if verb.lemma in _TURNING else ("to", "for")
    return any(n.prep in preps and _is_force(n, cast) for n in trigger.sentence.nouns if n.first > verb.last)


def _is_force(noun: Noun, cast: "Cast") -> bool:
    """A mission by its name, or a new one: "a UN force"."""
    named = noun.sentence.row[noun.head] == "M" or noun.determiner in ("a", "an")
    named |= not {"new", "newly"}.isdisjoint(u.word for u in noun.units)
    return named and "mission" in cast.classes(noun)


_TURNING = frozenset("turn transform convert roll evolve morph upgrade".split())
_INTO = ("into", "to")


def present_since(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the Angolan mission, present since March 2011", "in place since 1964"."""
    noun = trigger.noun
    assert noun is not None
    if noun.lemma == "place" and (noun.prep != "in" or len(noun.units) > 1):
        return False
    after = trigger.sentence.units[noun.last + 1 : noun.last + 2]
    if not after or after[0].kind != "t" or not after[0].word.startswith("since "):
        return False
    before = [n for n in trigger.sentence.nouns if n.last < noun.first][-3:]
    return any("mission" in cast.classes(n) and not n.people for n in before)
