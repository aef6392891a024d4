"""Guards of fighting between two sides."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.risings import told_of_rebels
from pipeline.extract.guards.violence import specific
from pipeline.extract.guards.words import clause_words, mutual, next_word, words_of
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.surroundings import key_of, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger

_NO_FIGHT = frozenset(
    """fire fires wildfire blaze wildfires flood corruption crime poverty malaria virus pandemic covid-19 disease
    cancer election charges court inflation insurgency insurgents terrorism legal mating deer""".split()
)
_FOUGHT = frozenset(("with", "against", "in", "at", "near", "around", "for", "outside"))


def fights(trigger: "Trigger", cast: "Cast") -> bool:
    """Two sides that fight each other."""
    verb = trigger.verb
    assert verb is not None
    words = clause_words(trigger)
    if verb.lemma == "engage":
        enemies = any(cast.classes(n) & {"armed", "army"} for n in trigger.patients or verb.objects)
        return (enemies and words.isdisjoint(("talks", "dialogue", "negotiations"))) or bool(
            words & {"clash", "clashes", "combat", "fighting", "battle", "battles", "gunfight", "firefight", "exchange"}
        )
    if verb.lemma == "clash":
        return not words & {"schedule", "protesters", "demonstrators", "police"} or bool(
            words & {"rebels", "militants", "army", "troops"}
        )
    if words & _NO_FIGHT:
        return False
    aimed = any(v.governor is verb and v.form == "infinitive" for v in trigger.sentence.verbs)
    if aimed and context.find_date(trigger.sentence, trigger.index) is None:
        return False  # "is fighting to overthrow the government"
    if verb.lemma in ("fight", "battle"):
        if trigger.agent is not None and trigger.agent.lemma == "side" and verb.form == "finite":
            return True  # "the two sides fought until nightfall"
        if verb.form in ("infinitive", "gerund", "participle"):
            return False
        if verb.relative and not (_of_two_sides(verb.subject, cast) and specific(trigger)):
            return False
        if verb.particle == "off" or (trigger.agent is not None and trigger.agent.lemma in _ATTACKERS):
            return False  # "fought off an attack": the attack is the event
        fought = any(n.prep in _FOUGHT for n in verb.complements()) or bool(trigger.patients) or "again" in words
        return fought or _of_two_sides(verb.subject, cast)
    return True


_ATTACKERS = frozenset(("attacker", "assailant", "raider"))


def _of_two_sides(noun: Noun | None, cast: "Cast") -> bool:
    """ "where the rebels and the army have been fighting", "the two armies fought"."""
    if noun is None:
        return False
    sides = [n for n in noun.members or (noun,) if cast.classes(n) & {"armed", "army", "soldier"}]
    return len(sides) > 1 or (bool(sides) and noun.quantity is not None and noun.quantity.count == 2)


def violence(trigger: "Trigger", cast: "Cast") -> bool:
    """Fighting that breaks out, resumes, grows."""
    verb = trigger.verb
    assert verb is not None
    agent = trigger.agent
    if agent is None:
        return False
    lemma = agent.lemma
    if verb.governor is not None and verb.governor.lemma == "continue":
        return False  # "as violence continued to escalate": how things are
    if lemma in ("violence", "war", "confrontation") and verb.lemma in (
        "escalate",
        "spike",
        "surge",
        "rage",
        "resume",
        "erupt",
        "spiral",
        "intensify",
        "break",
        "flare",
        "explode",
    ):
        return (
            bool(
                clause_words(trigger)
                & {"between", "factions", "army", "rebels", "military", "militias", "armed", "militants"}
            )
            or lemma == "war"
        )
    return lemma not in ("violence", "confrontation")


_LONG_AFTER = frozenset(("days after", "weeks after", "months after", "years after"))


_BETWEEN_PEOPLES = frozenset(
    """intercommunal inter-communal communal inter-ethnic interethnic ethnic factional tribal inter-clan clan sectarian
    inter-factional""".split()
)
_REASONS = frozenset(("of", "for", "against", "by", "over", "about", "despite", "without", "from"))


_ENDING = frozenset("stop end prevent quell avert halt contain curb avoid".split())


def _met_in(verb: Verb | None) -> bool:
    """ "were locked in combat", "met in battle"."""
    return verb is not None and verb.lemma in ("lock", "meet", "engage", "join", "face")


def _at_it(verb: Verb | None, cast: "Cast") -> bool:
    """ "The army and the rebels have been in combat since Friday"."""
    return verb is not None and verb.lemma in ("be", "remain") and _of_two_sides(verb.subject, cast)


def _died_in(verb: Verb | None) -> bool:
    """ "killed 60 militiamen in a battle", "lost ten men in the battle for Para"."""
    return (
        verb is not None and verb.tense == "past" and verb.lemma in ("kill", "die", "lose", "wound", "injure", "fall")
    )


def _on_a_day(trigger: "Trigger") -> bool:
    """Whether the clause tells the very day of a battle at a place that it names."""
    mention = context.find_date(trigger.sentence, trigger.index)
    placed = context.find_place(trigger.sentence, trigger.index) is not None
    return mention is not None and mention.precision == "day" and placed


def fight_noun(trigger: "Trigger", cast: "Cast") -> bool:
    """Fighting told of: with sides, place, date or a verb that says it took place."""
    noun = trigger.noun
    assert noun is not None
    verb = trigger.verb
    words = clause_words(trigger)
    head = noun.sentence.units[noun.head]
    before = {u.word for u in noun.units if u is not head}
    if key_of(noun) == "war" and noun.role == "subject" and told_of_rebels(noun.sentence, cast):
        return False  # a rising against the state
    if head.word == "hostility":
        return False  # "its hostility toward the press"
    if key_of(noun) == "violence":
        return bool(before & _BETWEEN_PEOPLES) and specific(trigger) and noun.prep not in _REASONS
    if any(n.prep == "for" and n.lemma in _PRIZES for n in tail(noun)[:1]):
        return False  # "the battle for the governorship"
    if any(n.prep == "of" and not n.people and not cast.classes(n) for n in tail(noun)[:1]):
        return False  # "a clash of dates"
    if (
        noun.role == "object"
        and noun.verb is not None
        and noun.verb.form == "infinitive"
        and noun.verb.lemma in _ENDING
    ):
        return False  # "was set up to stop the fighting"
    if noun.of_parent is not None and noun.of_parent.lemma in ("cessation", "end", "halt", "suspension"):
        return False
    if key_of(noun) == "exchange":
        return bool(words & {"fire", "gunfire"}) and not words & {"prisoners", "prisoner", "stock"}
    if (
        key_of(noun) in ("war", "combat", "battle", "confrontation")
        and "armed" not in before
        and not (
            noun.verb is not None
            and noun.verb.lemma in ("erupt", "break", "resume", "rage", "continue", "take", "ensue", "begin")
        )
        and (
            key_of(noun) == "war"
            or not any(
                n.prep in ("between", "with", "against")
                and cast.classes(n) & {"armed", "army", "soldier", "foreign", "mission"}
                for n in tail(noun)
            )
        )
        and not (key_of(noun) in ("battle", "combat") and noun.prep == "in" and (_met_in(verb) or _at_it(verb, cast)))
        and not (key_of(noun) == "battle" and noun.determiner is not None and _on_a_day(trigger))
        and not (key_of(noun) in ("battle", "combat") and noun.prep in ("in", "during") and _died_in(verb))
        and not (
            (key_of(noun) in ("battle", "confrontation", "combat") and head.word.endswith("s"))
            or (key_of(noun) == "battle" and before & {"fierce", "gun", "heavy"})
        )
    ):
        return False
    openers = {u.word for u in noun.sentence.units[: noun.first]}
    of_old = key_of(noun) == "war" and (openers & _LONG_AFTER or (verb is not None and verb.condition is not None))
    if of_old or (noun.verb is not None and noun.verb.lemma == "do"):
        return False  # "days after the war began", "were doing the fighting"
    if before & {"court", "legal", "political", "air", "verbal", "power", "street"} or (
        words & {"protesters", "protest", "demonstrators", "fans", "police"}
        and not words & {"rebels", "militants", "army", "gang", "gangs", "gangsters", "gunmen", "militiamen", "bandits"}
    ):
        return False
    if key_of(noun) in ("fighting", "violence") and noun.prep in ("amid", "of") and not specific(trigger):
        return False
    if key_of(noun) == "combat" and not specific(trigger):
        return False  # "more than 170 peacekeepers killed in combat"
    if noun.prep in ("despite", "against", "without"):
        return False
    if noun.verb is not None and noun.verb.lemma == "be" and not specific(trigger):
        return False  # "there was fighting on the ground"
    sides = any(
        cast.classes(n) & {"armed", "army", "soldier"} for n in tail(noun) if n.prep in ("between", "with", "against")
    )
    died = noun.prep in ("in", "during") and _died_in(verb)  # "three men died in a shootout at his home"
    return sides or died or specific(trigger) or (noun.verb is not None and noun.role in ("subject", "object"))


_PRIZES = frozenset(
    "governorship presidency leadership vote seat title heart mind soul market survival succession office".split()
)


def to_war(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Two states went to war last July"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep == "to" and n.lemma == "war" for n in verb.complements()[:1])


def between_sides(trigger: "Trigger", cast: "Cast") -> bool:
    """ "heavy shooting between the garrison and the rebels"."""
    noun = trigger.noun
    assert noun is not None
    verb = noun.verb if noun.role == "subject" else None
    near = [*tail(noun)[:3], *(verb.complements() if verb is not None else ())]
    return noun.prep not in _REASONS and any(
        n.prep == "between" and cast.classes(m) & {"armed", "army", "soldier", "base"}
        for n in near
        for m in (n, *n.members)
    )


def blows(trigger: "Trigger", cast: "Cast") -> bool:
    """ "came to blows", "locked horns with the rebels", "were locked in combat", "faced off": of two armed sides."""
    verb = trigger.verb
    assert verb is not None
    after = [u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 4]]
    if verb.lemma == "come":
        return after[:2] == ["to", "blows"] and not words_of(trigger.sentence) & {"lawmakers", "fans", "parliament"}
    if verb.lemma == "turn":
        return any(n.lemma in ("gun", "weapon") for n in verb.objects) and not words_of(trigger.sentence).isdisjoint(
            ("each", "each other", "one another")
        )
    if verb.lemma == "lock" and verb.voice == "passive":
        return after[:1] == ["in"] and bool({"combat", "battle"} & set(after))
    if verb.lemma == "lock" and after[:1] != ["horns"]:
        return False
    if verb.lemma in ("square", "face") and verb.particle != "off":
        return False
    others = [n for n in verb.complements() if n.prep in ("with", "against")]
    sides = [*(verb.subject.members if verb.subject is not None else ()), *others]
    return any("armed" in cast.classes(n) for n in sides)


def on_each_other(trigger: "Trigger", cast: "Cast") -> bool:
    """ "turned on each other", "fired at one another", "shot it out with the rebels"."""
    words = words_of(trigger.sentence)
    it_out = next_word(trigger) == "it" and next_word(trigger, 2) in ("out", "off")
    return (mutual(trigger) or it_out) and words.isdisjoint(_RIVALS)


_RIVALS = frozenset("fans supporters match football words insults lawmakers parliament debate candidates".split())


def head_on(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The patrol ran into fighters of the movement"."""
    return trigger.patients[0].prep in ("into", "upon") and trigger.patients[0].determiner != "no"


def each_other(trigger: "Trigger", cast: "Cast") -> bool:
    """Two communities that fight each other; no fans."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    if not words.isdisjoint(("fans", "supporters", "match", "football", "police", "students")):
        return False
    no_foe = not verb.objects or verb.particle == "over"  # "fought over cattle"
    pair = verb.subject is not None and len(verb.subject.members) == 2 and specific(trigger)
    peoples = pair or not words.isdisjoint(_OF_PEOPLES)  # "Rizeigat and Falata fought at Para"
    fought = verb.lemma in ("clash", "fight", "battle") and no_foe and peoples
    return mutual(trigger) or fought


_OF_PEOPLES = frozenset(
    "communities tribes clans sub-clans cattle ethnic herders farmers rival grazing pasture pastures clan".split()
)
