"""Guards of protests."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.clauses import SAYING
from pipeline.extract.guards.violence import specific
from pipeline.extract.guards.words import next_word, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


_SPORT = frozenset("fans stadium match derby cup trophy final finals swearing-in scouts graduates courtroom".split())


def crowd(trigger: "Trigger", cast: "Cast") -> bool:
    """People in the streets."""
    verb = trigger.verb
    assert verb is not None
    words = words_of(trigger.sentence)
    agent = cast.classes(trigger.agent) if trigger.agent else frozenset()
    if verb.lemma == "rally":
        return bool(agent & {"crowd", "demonstrator", "civilian", "number", "person"}) and not words & {
            "stocks",
            "shares",
            "market",
        }
    if verb.lemma == "march" and not words.isdisjoint(_SPORT):
        return False  # "Fans marched to the stadium"
    if verb.lemma == "march" and trigger.agent is not None and trigger.agent.units[-1].word == "it":
        return False  # "It marched on the capital": a force
    if verb.lemma == "march":
        if (
            verb.objects
            or verb.voice == "passive"
            or any(n.prep in ("out of", "from") for n in verb.complements()[:1])
            or next_word(trigger) in ("off", "away")
            or not words.isdisjoint(("carnival", "parade", "band"))
        ):
            return False  # "marched them into the forest", "were marched off"
        if agent & {"authority"} and trigger.agent is not None and trigger.agent.lemma == trigger.agent.units[-1].word:
            return False  # "the governor marched into the meeting"
        pilgrims = trigger.agent is not None and trigger.agent.lemma in ("pilgrim", "worshipper", "mourner", "athlete")
        return not pilgrims and not _is_force(trigger.agent, agent)
    to_whom = "that" in words and (not agent & {"crowd", "demonstrator"} or next_word(trigger) == "to")
    if verb.lemma == "protest" and to_whom:
        return False  # "the lawyer protested that his client was innocent"
    if not words.isdisjoint(("referee", "umpire")):
        return False
    if verb.lemma in ("protest", "demonstrate", "riot", "picket", "chant"):
        if verb.lemma == "demonstrate" and trigger.patients:
            return False
        return not agent & {"mission", "authority"} and ("foreign" not in agent or "person" in agent)
    return False


def _is_force(noun: Noun | None, classes: frozenset[str]) -> bool:
    """Whether a subject bears arms; the opposition, followers and supporters need not."""
    crowd = noun is not None and noun.lemma in _FOLLOWERS and not _armed(noun)
    return bool(classes & {"army", "soldier", "armed", "mission"}) and not crowd


_FOLLOWERS = frozenset("opposition follower supporter movement party opponent partisan member group".split())


_POLICING = frozenset(
    """handle police manage prevent control contain counter ban disperse deter cover quell deal confront tackle respond
    cope""".split()
)
_SPEAKING = SAYING | {"speak", "address", "talk"}


_BESIDE = ("on", "at", "by", "with", "against", "between")
_CAMPAIGN = frozenset("party campaign election candidate vote presidential campaigning electoral".split())


def protest_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """A protest that takes place."""
    noun = trigger.noun
    assert noun is not None
    head = noun.sentence.units[noun.head]
    if key_of(noun) in ("protester", "demonstrator", "rioter"):
        if trigger.verb is not None and trigger.verb.lemma in ("vow", "promise", "threaten", "pledge"):
            return False
        if trigger.verb is not None and trigger.verb.lemma in SAYING | {"call", "demand", "disagree", "accuse", "plan"}:
            day = context.find_date(trigger.sentence, trigger.index)
            return trigger.verb.lemma not in SAYING and day is not None and day.precision == "day"
        if trigger.verb is not None and noun.role == "object" and trigger.verb.lemma in ("play", "portray", "act"):
            return False  # "soldiers played angry demonstrators"
        among = (
            noun.prep == "of" and noun.of_parent is not None and noun.of_parent.lemma in ("crowd", "group", "column")
        )
        return among or noun.role in ("subject", "object") or noun.prep in _BESIDE
    words = words_of(trigger.sentence)
    before = {u.word for u in noun.units if u is not head}
    if (
        key_of(noun) == "rally"
        and noun.prep in ("at", "to")
        and trigger.verb is not None
        and trigger.verb.lemma in _SPEAKING
    ):
        return False  # "said at a rally"
    if noun.role == "object" and trigger.verb is not None and trigger.verb.lemma == "address":
        return False  # "addressed a rally"
    if head.word == "protest" and noun.prep == "in" and noun.determiner is None and len(noun.units) == 1:
        return False  # "resigned in protest"
    if trigger.verb is not None and trigger.verb.form == "infinitive" and trigger.verb.lemma in _POLICING:
        # "how to handle protests", but "used tear gas to disperse a rally"
        return noun.determiner in ("a", "an", "the") and not words.isdisjoint(("tear", "gas", "water", "batons"))
    lodged = trigger.verb is not None and trigger.verb.lemma in ("lodge", "file", "submit", "register")
    if key_of(noun) == "protest" and (lodged or any(n.prep in ("through", "to", "with") for n in tail(noun)[:1])):
        return False  # "after a protest through the liaison branch"
    if (
        before & {"formal", "diplomatic", "urgent", "written", "official", "verbal"}
        or noun.determiner == "our"
        or (noun.lemma == "protest" and noun.prep == "under")
    ):
        return False  # a note of protest
    if key_of(noun) == "rally" and words & _CAMPAIGN and not words & {"protest", "against", "protesters", "denounce"}:
        return False
    if key_of(noun) == "unrest" and not specific(trigger):
        return False
    if noun.prep == "on" and {"ban", "bans"} & words:
        return False  # "lifted the ban on rallies"
    if words & {"rand", "naira", "shilling", "currency", "shares", "stocks", "bonds"} and key_of(noun) == "rally":
        return False
    if before & {"stock", "market", "unauthorised", "car", "motor", "cycling", "motorcycle"} or (
        key_of(noun) == "march" and head.kind != "N"
    ):
        return False
    if (
        key_of(noun) == "march"
        and noun.determiner in ("a", "the")
        and any(
            n.prep in ("on", "against", "for", "of", "to", "in", "through") and n.sentence.row[n.head] in "NM"
            for n in tail(noun)[:1]
        )
        and words.isdisjoint(("soldiers", "troops", "army", "rebels", "column"))
    ):
        return specific(trigger)  # "a march on the palace", "a march of thanks"
    called = (
        noun.role == "object"
        and trigger.verb is not None
        and trigger.verb.lemma in ("call", "organise", "organize", "stage", "hold", "lead", "join")
    )
    return called or not (
        key_of(noun) == "march"
        and not words
        & {
            "violent",
            "students",
            "against",
            "protest",
            "protesters",
            "demonstrators",
            "marchers",
            "demonstration",
            "thousands",
            "hundreds",
        }
        and not (trigger.verb is not None and trigger.verb.lemma in ("draw", "attract") and noun.role == "subject")
    )


_OTHER_CROWDS = frozenset("traffic celebrate celebrated celebrations football carnival flee fled".split())


def crowd_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """ "a procession of teachers", "disturbances on Monday", "a mass meeting of the opposition": no feast."""
    noun, words = trigger.noun, words_of(trigger.sentence)
    assert noun is not None
    if not words.isdisjoint(_FEASTS) or _is_force(trigger.agent, cast.classes(trigger.agent)):
        return False
    if key_of(noun) in _OF_UNREST:
        return words.isdisjoint(("hearing", "sleep", "seismic", "weather", "mental", "eating", "audience"))
    return not words.isdisjoint(_DEMANDING)


_FEASTS = frozenset(
    """funeral wedding religious easter carnival festival football victory celebrate celebrations celebration holy
    saint virgin military troops anniversary coffin burial torch rehearsed rehearsal school graduation""".split()
)
_OF_UNREST = frozenset(("disturbance", "disorder", "violence", "scene", "disobedience", "rampage"))
_DEMANDING = frozenset(
    """against demand demanded demanding demands asked asking call calling called banners placards opposition protest
    peaceful support police salary salaries wages pay unpaid rations angry tear gas slogans scuffles united
    strike students teachers""".split()
)


def in_the_streets(trigger: "Trigger", cast: "Cast") -> bool:
    """ "took to the streets", not soldiers who patrol them or traders back in them."""
    verb = trigger.verb
    assert verb is not None
    classes = cast.classes(trigger.agent)
    if classes & {"armed", "army", "soldier", "mission", "police"}:
        return False
    words = words_of(trigger.sentence)
    if not words.isdisjoint(_OTHER_CROWDS):
        return False
    if verb.lemma == "take" and (verb.objects or not any(n.prep in ("to", "onto") for n in verb.complements())):
        return False
    if verb.lemma in ("take", "spill", "pour", "flood", "throng", "descend", "fill", "pack") or verb.particle == "out":
        return True
    return not words.isdisjoint(
        ("protest", "demand", "demanding", "chanting", "against", "denounce", "denouncing", "anger", "angry", "oppose")
    )


def crowd_throws(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Students threw stones at UN vehicles", at the police: not children at a dog."""
    verb, classes = trigger.verb, cast.classes(trigger.agent)
    assert verb is not None
    if trigger.agent is None or classes & {"armed", "army", "soldier", "police", "mission", "foreign"}:
        return False
    hit = [
        n
        for n in verb.complements()
        if n.prep in ("at", "on", "into", "over") and "t" not in verb.sentence.row[n.first : n.last + 1]
    ]
    if not hit and not words_of(trigger.sentence).isdisjoint(("barricades", "police", "tyres", "power")):
        return True  # "built barricades and threw stones"
    return bool(hit) and all(n.lemma not in _BEASTS for n in hit)


_BEASTS = frozenset("dog cat bird snake baboon monkey tree window river sea lake".split())


def crowd_waits(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Thousands camped around the base", "women knelt in the road": people without arms."""
    verb = trigger.verb
    assert verb is not None
    return not verb.objects and not cast.classes(trigger.agent) & _FORCES


def crowd_riots(trigger: "Trigger", cast: "Cast") -> bool:
    """ "A crowd torched the party's headquarters", "set fire to a door of the embassy"."""
    verb = trigger.verb
    assert verb is not None
    assert trigger.agent is not None
    if cast.classes(trigger.agent) & _FORCES or _armed(trigger.agent) or verb.form == "infinitive":
        return False
    if verb.lemma == "set":
        return not words_of(trigger.sentence).isdisjoint(("fire", "ablaze", "alight"))
    return verb.lemma != "break" or trigger.patients[0].prep == "into"


def no_throng(trigger: "Trigger", cast: "Cast") -> bool:
    """No crowd of protesters: what those burn is told of a riot."""
    agent = trigger.agent
    return agent is None or "throng" not in cast.classes(agent) or _armed(agent)


def unarmed(trigger: "Trigger", cast: "Cast") -> bool:
    """A crowd without arms, that does not "surround the camp and open fire"."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None
    if any(v.lemma in _SHOOTING and v.subject is verb.subject for v in trigger.sentence.verbs):
        return False
    return agent is None or not (_armed(agent) or cast.classes(agent) & _FORCES)


_SHOOTING = frozenset("open fire shoot kill".split())


def _armed(noun: Noun) -> bool:
    return any(u.word in ("armed", "masked") or u.word.endswith(("-wielding", "-toting")) for u in noun.units)


_FORCES = frozenset("armed army soldier police mission foreign".split())


def crowd_blocks(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Former guards demanding their pay blocked the gate of the camp": no armed men at a roadblock."""
    agent = trigger.agent
    if agent is None or cast.classes(agent) & {"armed", "army", "police", "mission", "authority", "foreign"}:
        return False
    civil = not _NO_LONGER.isdisjoint(u.word for u in agent.units)
    return civil or "soldier" not in cast.classes(agent)


_NO_LONGER = frozenset("former ex dismissed sacked retired demobilised demobilized security local unpaid".split())


def crowd_protests(trigger: "Trigger", cast: "Cast") -> bool:
    """A crowd that gathers against somebody, or fights the police."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    classes = cast.classes(trigger.agent)
    if _is_force(trigger.agent, classes) or (classes & {"police", "authority", "foreign", "unit"}):
        return False
    if verb.lemma in ("march", "walk") and any(n.prep in ("out of", "from") for n in verb.complements()[:1]):
        return False  # "the pupils marched out of their dormitory"
    if verb.lemma in ("clash", "confront"):
        return "police" in words and bool(classes & {"crowd", "mob"})
    many = trigger.agent is not None and trigger.agent.units[-1].word in _MANY
    if verb.lemma in ("rise", "stage", "hold", "turn", "come"):
        out = verb.lemma in ("turn", "come") and (verb.particle == "out" or next_word(trigger) in ("out", "out of"))
        return (
            (out or "against" in words)
            and (many or bool(classes & {"crowd", "mob", "town", "person"}))
            and not verb.objects
        )
    if "number" in classes and not many:
        return False
    return many or bool(classes & {"crowd", "mob"}) or not words.isdisjoint(("protest", "slogans"))


_MANY = frozenset("thousands hundreds dozens scores tens".split())


def gas_at_crowd(trigger: "Trigger", cast: "Cast") -> bool:
    """ "fired tear gas at the crowd", "dispersed the marchers with teargas": the crowd protests."""
    verb = trigger.verb
    assert verb is not None
    behind = (n for n in verb.complements() if n.prep in ("at", "into", "on", "against"))
    gassed = [*verb.objects, *trigger.patients, *behind]
    return any(cast.classes(n) & {"crowd", "mob", "demonstrator"} for n in gassed)


def onto_the_streets(trigger: "Trigger", cast: "Cast") -> bool:
    """ "brought hundreds onto the streets"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("onto", "into", "to", "on") and n.lemma == "street" for n in verb.complements()[:1])


def dispersed_crowd(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Police dispersed the crowd": of protesters, no travellers."""
    done = trigger.verb is not None and trigger.verb.form != "infinitive"
    crowd = done and all(n.lemma in _CROWDS for n in trigger.patients)
    return crowd and words_of(trigger.sentence).isdisjoint(("accident", "match", "fans", "queue", "market"))


_CROWDS = frozenset("crowd mob protester demonstrator marcher rioter youth protestor student".split())
