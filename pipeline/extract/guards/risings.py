"""Guards of coups and risings: power taken by force, arms taken up against a state."""

from typing import TYPE_CHECKING

from pipeline.extract.context import find_date
from pipeline.extract.guards.words import dated, next_word, words_of
from pipeline.extract.phrases import Noun
from pipeline.extract.surroundings import key_of, modifiers, tail

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.phrases import Noun
    from pipeline.extract.sentence import Sentence
    from pipeline.extract.triggers import Trigger

_NO_COUPS = frozenset(
    """party boardroom corporate ratings diplomatic publicity media marketing press sporting intelligence propaganda
    major great""".split()
)
_ANSWERING = frozenset(("condemn", "deplore", "criticise", "criticize", "reject", "oppose", "support", "welcome"))
_COSTING = frozenset("kill claim cost displace drive force uproot leave destroy ravage affect".split())
_RISINGS = frozenset("insurgency rebellion insurrection revolt uprising".split())
_RANKS = frozenset("general gen. colonel col. captain capt. major lieutenant brigadier marshal".split())
# What soldiers say on the air when they have taken power.
_PROCLAIMED = frozenset("dissolved dissolve power suspended deposed overthrown toppled void annulled fallen".split())
# Where nobody takes up arms.
_INDOORS = frozenset("backbenchers backbencher shareholders whip whips rank-and-file investors coach".split())
_RISING_OTHERWISE = frozenset(("early", "late", "at", "to", "from", "by", "before"))
_CONFINING = frozenset("arrest detain lock shut confine hold imprison capture".split())


def by_force(trigger: "Trigger", cast: "Cast") -> bool:
    """ "seized power", "took power", "came to power in the coup"."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "come":
        return bool(words_of(trigger.sentence) & {"coup", "putsch", "force", "by force"})
    if verb.lemma == "take":
        council = words_of(trigger.sentence) >= {"military", "council"}
        soldiers = (
            council
            or cast.classes(trigger.agent) & {"army", "soldier", "troop", "putschist", "armed"}
            or (
                trigger.agent is not None
                and any(w in trigger.agent.text().lower() for w in ("junta", "military", "guard"))
            )
        )
        return bool(
            soldiers or words_of(trigger.sentence) & {"coup", "junta", "force", "putsch", "takeover", "killing"}
        ) and not words_of(trigger.sentence) & {"office"}
    return True


def coup(trigger: "Trigger", cast: "Cast") -> bool:
    """A coup that took place, not its leaders."""
    noun = trigger.noun
    assert noun is not None
    units = noun.sentence.units
    after = units[noun.head + 1] if noun.head + 1 < len(units) else None
    if after is not None and after.kind in "NM" and noun.head < noun.last:
        return False
    if any(u.word in _NO_COUPS for u in noun.units) or any(n.prep == "for" and n.people for n in tail(noun)[:1]):
        return False  # "a diplomatic coup", "a coup for the minister"
    if after is not None and after.kind == ":" and noun.head == noun.last:
        return False  # the label of a headline: "Niger coup: soldiers oust the president"
    dated_itself = "t" in noun.sentence.row[noun.first : noun.last + 1]
    if noun.role == "object" and noun.verb is not None and noun.verb.lemma in _ANSWERING and not dated_itself:
        return False  # "adopted a resolution on Friday condemning the coup"
    about = tail(noun)[:1]
    said_of = noun.verb is not None and noun.verb.lemma == "be" and noun.role == "object"
    if said_of and about and about[0].prep == "for" and not dated_itself:
        return False  # "Signing him was a coup for the club"
    many = noun.sentence.units[noun.head].word == "coups" and noun.determiner is None
    if many and find_date(noun.sentence, noun.head) is None:
        return False  # "a book on coups", "has had two coups in a year"
    if _is_ranked_again(noun):
        return False  # "It is the second coup in nine months": the one told before
    if noun.prep == "against" and "t" not in noun.sentence.row[noun.first : noun.last + 1]:
        return False  # "marched on Saturday against the coup"
    if noun.verb is not None and noun.verb.negated and noun.verb.perfect and not dated_itself:
        return False  # "There has been no coup for thirty years"
    before = next((v for v in reversed(noun.sentence.verbs) if v.last < noun.first), None)
    named = noun.verb if noun.verb is not None else before if noun.prep is None else None
    if named is not None and named.lemma in ("call", "describe", "denounce", "brand", "label", "term"):
        return False  # "called the unrest an attempted coup"
    return noun.determiner not in ("no", "any") and not words_of(trigger.sentence) & {"alleged", "plotting"}


def _is_ranked_again(noun: Noun) -> bool:
    """Whether a noun only counts what was told: "It was the third coup in ten years"."""
    verb = noun.verb
    subject = verb.subject if verb is not None and verb.lemma == "be" and noun.role == "object" else None
    told = subject is not None and subject.units[0].word in ("it", "this", "that")
    return told and any(u.kind == "#" or u.word in ("latest", "only") for u in noun.units)


def rising(trigger: "Trigger", cast: "Cast") -> bool:
    """A rising told of with its date."""
    noun = trigger.noun
    assert noun is not None
    if key_of(noun) == "takeover":
        if not any(cast.classes(p) & {"armed"} for p in modifiers(noun)):
            return False
        return bool(trigger.agent)
    if noun.role == "object" and noun.verb is not None and noun.verb.lemma in ("launch", "start", "begin", "resume"):
        return False  # told by its verb
    if not words_of(trigger.sentence).isdisjoint(_INDOORS):
        return False  # "a revolt of backbenchers"
    mention = find_date(trigger.sentence, trigger.index)
    on_a_day = mention is not None and mention.precision == "day"
    if noun.role == "subject" and noun.verb is not None and noun.verb.lemma in _COSTING and not on_a_day:
        return False  # "The insurgency has killed 20,000 people since 2015"
    if noun.of_parent is not None and not any(u.kind == "t" for u in noun.units):
        return False
    return dated(trigger, cast)


def war_of_rebels(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The war began on 3 May, when rebels crossed the border": against the state, no war of two states."""
    verb, agent = trigger.verb, trigger.agent
    assert verb is not None and agent is not None
    if verb.form != "finite" or verb.objects:
        return False
    if verb.lemma == "go" and not any(u.word.startswith("since ") for u in trigger.sentence.units if u.kind == "t"):
        return False
    return "revolt" in cast.classes(agent) or told_of_rebels(trigger.sentence, cast)


def told_of_rebels(sentence: "Sentence", cast: "Cast") -> bool:
    """Whether a sentence speaks of rebels, by what they are or by their name."""
    return any("armed" in cast.classes(n) and sentence.row[n.head] not in "RD" for n in sentence.nouns)


def their_war(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The rebels started their war in May"."""
    return all(n.determiner in ("their", "its") for n in trigger.patients)


def up_in_arms(trigger: "Trigger", cast: "Cast") -> bool:
    """ "took up arms", "launched an insurgency"."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "take":
        return verb.particle == "up" and any(n.lemma == "arm" or n.text() == "arms" for n in verb.objects)
    return any(n.lemma in _RISINGS or n.text().endswith("armed struggle") for n in verb.objects)


def in_arms(trigger: "Trigger", cast: "Cast") -> bool:
    """ "rose against the state", not "rose early" or "rose to power"; "The Kel Antessar rose" of themselves too."""
    if cast.classes(trigger.agent) == {"name"} and not against_the_state(trigger, cast):
        return False
    assert trigger.verb is not None
    return trigger.verb.lemma != "rise" or next_word(trigger) not in _RISING_OTHERWISE


def into_war(trigger: "Trigger", cast: "Cast") -> bool:
    """ "slid into civil war": of a country."""
    verb = trigger.verb
    assert verb is not None
    return trigger.agent is not None and any(
        n.prep in ("into", "back into") and n.lemma in ("war", "civil war", "conflict", "strife")
        for n in verb.complements()
    )


def risen(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the rebellion, launched in November"."""
    verb = trigger.verb
    assert verb is not None
    return verb.voice == "passive"


def by_soldiers(trigger: "Trigger", cast: "Cast") -> bool:
    """ "had dissolved the government", "put an end to the regime", "took charge of the country": by soldiers."""
    verb = trigger.verb
    assert verb is not None
    classes = cast.classes(trigger.agent)
    if has_rank(trigger.agent):
        classes |= {"soldier"}  # "General Ada Kone dissolved the government"
    himself = verb.lemma in ("declare", "proclaim") and told_of_rebels(trigger.sentence, cast)
    if not (classes & {"army", "soldier", "troop", "putschist"} or himself) or classes & {
        "mission",
        "foreign",
        "police",
    }:
        return False
    words, after = words_of(trigger.sentence), {u.word for u in trigger.sentence.units[verb.last + 1 : verb.last + 7]}
    if verb.lemma in ("dissolve", "suspend", "abolish"):
        return bool(after & {"government", "constitution", "institutions", "parliament"})
    if verb.lemma in ("put", "end"):
        ended = {n.lemma for n in trigger.patients} if verb.voice == "passive" else after
        return not ended.isdisjoint(("regime", "rule", "reign")) and "end" in words | {verb.lemma}
    if verb.lemma == "take":
        taken = not after.isdisjoint(("charge", "control", "over", "reins"))
        return (taken or verb.particle == "over") and not after.isdisjoint(("country", "government", "state"))
    return "himself" in after and bool(after & {"president", "head", "leader"})


def has_rank(noun: "Noun | None") -> bool:
    """ "General Ada Kone"."""
    return noun is not None and not _RANKS.isdisjoint(w for u in noun.units for w in u.word.split())


def head_of_state(trigger: "Trigger", cast: "Cast") -> bool:
    """A president who is removed or detained by his own guard."""
    words = words_of(trigger.sentence)
    own = trigger.verb is not None and trigger.verb.lemma == "remove"
    if trigger.verb is not None and trigger.verb.lemma == "take" and trigger.verb.voice == "active":
        return False  # "took the president to a camp": told by what they did before
    if cast.classes(trigger.agent) & {"mission", "foreign", "police"} or "former" in words or "ex-president" in words:
        return False
    guard = trigger.agent is not None and bool(
        {u.lemma for u in trigger.agent.units} & {"guard", "presidential guard", "republican guard"}
    )
    taken = trigger.verb is not None and trigger.verb.voice == "active" and trigger.verb.lemma in _CONFINING
    soldiers = taken and bool(cast.classes(trigger.agent) & {"soldier", "army", "putschist"})
    guard |= soldiers and not cast.classes(trigger.agent) & {"foreign", "mission", "police"}
    held = {u.word for n in trigger.patients for u in n.units}
    president = bool(held & {"president", "head of state", "head", "prime minister", "premier"}) or any(
        u.word.startswith(("president ", "prime minister ")) for n in trigger.patients for u in n.units
    )
    mutineers = president and (
        cast.classes(trigger.agent) & {"soldier", "putschist", "troop"} or has_rank(trigger.agent)
    )
    return bool((guard and (own or president)) or mutineers) and words.isdisjoint(("plot", "suspects", "bodyguard"))


def ruler_by_soldiers(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Soldiers drove out President Ada Kone", "the captain who removed the ruler": no minister, no mayor."""
    if are_soldiers(trigger.agent, cast) and not _FORMER.isdisjoint(u.word for n in trigger.patients for u in n.units):
        return False
    return are_soldiers(trigger.agent, cast) and any(map(rules_a_state, trigger.patients))


def are_soldiers(noun: "Noun | None", cast: "Cast") -> bool:
    """Soldiers of the state itself, or somebody of military rank."""
    classes = cast.classes(noun)
    own = bool(classes & {"army", "soldier", "troop", "putschist"}) or has_rank(noun)
    return own and not classes & {"mission", "police"}


def rules_a_state(noun: "Noun") -> bool:
    """ "President Ada Kone", "the military ruler", "the government"."""
    return noun.lemma.rpartition(" ")[2] in _RULERS or any(
        u.word.startswith(_TITLES) or u.lemma in _RULERS for u in noun.units if u.kind != "Z"
    )


_FORMER = frozenset(("former", "ex-president", "ousted", "deposed"))
_RULERS = frozenset("president ruler leader government regime head monarch king emperor dictator strongman".split())
_TITLES = ("president ", "prime minister ", "king ", "emperor ")


def on_the_air(trigger: "Trigger", cast: "Cast") -> bool:
    """ "seized the national radio", "went on state television to say that they had dissolved the government"."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    if cast.classes(trigger.agent) & {"foreign", "mission", "police", "armed"}:
        return False
    if "person_name" in cast.classes(trigger.agent) and not has_rank(trigger.agent):
        return False
    if any(n.units[-1].word in ("radios", "televisions") for n in trigger.patients):
        return False
    if verb.lemma in ("go", "appear"):
        return not words.isdisjoint(_PROCLAIMED)
    return trigger.patients[0].prep in (None, "into") and words.isdisjoint(("retook", "recaptured", "freed"))


def in_power_since(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The army has been in power since 6 June", "has ruled since August": it took it then."""
    verb = trigger.verb
    assert verb is not None
    if not verb.perfect or cast.classes(trigger.agent) & {"foreign", "mission", "armed"}:
        return False
    since = any(u.kind == "t" and u.word.startswith("since ") for u in trigger.sentence.units[verb.last + 1 :])
    own = trigger.agent is not None and any(w in trigger.agent.text().lower() for w in _SOLDIERS)
    if "authority" in cast.classes(trigger.agent) and not own:
        return False
    return since and (
        verb.lemma in ("rule", "govern") or any(n.lemma in ("power", "charge") for n in verb.complements())
    )


_SOLDIERS = ("junta", "military", "army", "soldiers", "generals", "colonels", "officers")


def own_arms(trigger: "Trigger", cast: "Cast") -> bool:
    """ "The Zaghawa took up arms": whoever they are, but soldiers of the state."""
    verb = trigger.verb
    assert verb is not None
    return any(n.text() == "arms" or n.lemma == "arm" for n in verb.objects) and not cast.classes(trigger.agent) & {
        "mission",
        "foreign",
    }


def against_the_state(trigger: "Trigger", cast: "Cast") -> bool:
    """ "joined forces against the government", "launched a war on the state"."""
    verb = trigger.verb
    assert verb is not None
    behind = [n for n in trigger.sentence.nouns if n.first > verb.last and n.prep in ("against", "on")]
    return any(cast.classes(n) & {"authority", "power", "home", "army"} for n in behind[:2])


def on_the_capital(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Rebels marched on the capital"."""
    verb = trigger.verb
    assert verb is not None
    return any(n.prep in ("on", "towards", "toward") and n.lemma == "capital" for n in verb.complements()[:1])


def of_the_state(trigger: "Trigger", cast: "Cast") -> bool:
    """ "the military took over in August": power, no base, no post and no patrol."""
    verb, words = trigger.verb, words_of(trigger.sentence)
    assert verb is not None
    if cast.classes(trigger.agent) & {"mission", "foreign"}:
        return False
    return words.isdisjoint(("base", "camp", "patrol", "patrols", "security", "from", "duties", "command", "post"))


def ousted(trigger: "Trigger", cast: "Cast") -> bool:
    """The overthrow of a ruler, no other office."""
    words = words_of(trigger.sentence)
    return words.isdisjoint(("coach", "manager", "chief", "ceo", "chairman", "board", "election"))


def by_no_vote(trigger: "Trigger", cast: "Cast") -> bool:
    """Not "was unseated in the election"; "ousted him in May, promised elections" is another clause."""
    verb = trigger.verb
    assert verb is not None
    if verb.lemma == "bring" and all(n.sentence.units[n.head].word in ("it", "them") for n in trigger.patients):
        return False  # "brought it down to six"
    at_polls = [
        n for n in verb.complements() if n.prep in ("in", "at", "by") and n.lemma in ("election", "poll", "vote")
    ]
    return not at_polls


def declares_its_land(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Separatists declared the island independent and hoisted a flag": with arms, or where it was taken."""
    if cast.classes(trigger.agent) & {"mission", "foreign"}:
        return False
    armed = cast.classes(trigger.agent) & {"armed"} or told_of_rebels(trigger.sentence, cast)
    return bool(armed or words_of(trigger.sentence) & {"armed", "rifles", "garrison", "flag", "militia", "guns"})
