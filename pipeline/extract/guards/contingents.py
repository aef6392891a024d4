"""Guards of events of national contingents and foreign troops: who leaves, and whether home or from one place only."""

from typing import TYPE_CHECKING

from pipeline.extract import context
from pipeline.extract.guards.words import clause_words, names_country, next_word, words_of
from pipeline.extract.names import capitals
from pipeline.extract.participants import relative_via
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence
from pipeline.extract.surroundings import key_of, possessors

if TYPE_CHECKING:
    from pipeline.extract.actors import Cast
    from pipeline.extract.triggers import Trigger


def _one_person(trigger: "Trigger") -> bool:
    """ "He flew out"."""
    return (
        trigger.agent is not None
        and trigger.verb is not None
        and trigger.verb.subject is not None
        and (trigger.verb.subject.units[0].word in ("he", "she"))
    )


# Who is flown home for another reason than a withdrawal.
_CARRIED = frozenset(
    (
        "football",
        "rugby",
        "basketball",
        "cricket",
        "wounded",
        "injured",
        "sick",
        "bodies",
        "coffins",
        "players",
        "athletes",
    )
)
_LEAVING = frozenset(("leave", "depart", "quit", "exit"))


def gone(trigger: "Trigger", cast: "Cast") -> bool:
    """ "Its troops were out by December", no "all must be out"."""
    verb = trigger.verb
    when = verb is not None and trigger.sentence.row[verb.last + 2 : verb.last + 3] == "t"
    if verb is not None and verb.lemma == "go" and next_word(trigger) in _GOING_ELSEWHERE and not when:
        return False  # "and then they went in with machetes"
    if verb is not None and verb.lemma == "go" and any(n.prep in ("to", "into", "on") for n in verb.complements()[:1]):
        return not any(n.lemma in ("war", "battle", "patrol", "strike") for n in verb.complements()[:1])
    if verb is not None and verb.condition in ("as", "while") and _under_attack(trigger):
        return False  # "struck the survivors as they withdrew"
    if verb is not None and verb.condition == "until" and verb.tense == "present":
        return False  # "will fight on until the Kenyans leave"
    if verb is not None and verb.lemma == "be" and verb.modal in _MUST:  # "all of them had to be out by 31 December"
        mention = context.find_date(trigger.sentence, trigger.index)
        return mention is not None and context.is_term(trigger.sentence, mention)
    return verb is None or verb.lemma != "be" or verb.modal in (None, "will", "would")


_MUST = frozenset(("must", "had to", "has to", "have to", "should"))


_GOING_ELSEWHERE = frozenset("well badly wrong smoothly on in ahead forward up down through under straight".split())


def _under_attack(trigger: "Trigger") -> bool:
    """Whether the sentence tells before that somebody was attacked."""
    return any(v.last < trigger.index and v.lemma in _ATTACKING for v in trigger.sentence.verbs)


_ATTACKING = frozenset("attack strike hit ambush shell bomb shoot fire kill pursue harass".split())


def announced(trigger: "Trigger", cast: "Cast") -> bool:
    """ "announced an early return for its contingent": of soldiers abroad, where a mission or foreign soldiers are."""
    noun, verb = trigger.noun, trigger.verb
    assert noun is not None
    told = noun.role == "object" and verb is not None and verb.lemma == "announce" and not verb.negated
    ours = trigger.agent is not None and trigger.agent.determiner in ("its", "their", "his")
    return told and ours and (cast.mission is not None or cast.foreign_force is not None)


def homeward(trigger: "Trigger", cast: "Cast") -> bool:
    """ "flew home", "left the country", "would bring its 300 home"."""
    verb = trigger.verb
    assert verb is not None
    if _one_person(trigger) or not words_of(trigger.sentence).isdisjoint(_CARRIED):
        return False
    if verb.lemma == "leave" and verb.voice == "passive":
        return False  # "the troops that were left in the country"
    if verb.form == "finite" and trigger.sentence.row[verb.first - 1 : verb.last + 1] in (",b", "Qb", ",y", "Qy"):
        return False  # 'under the slogan "Monusco, go home"'
    if verb.lemma == "go" and next_word(trigger) == "on":
        return False  # "will go on until they leave"
    if verb.form == "gerund" and verb.first and _word_beside(verb, -1) in ("about", "of"):
        return False  # "is not thinking about going home"
    if verb.negated and verb.lemma in ("come", "return", "go", "get", "make"):
        return False  # "Four of them did not come home alive"
    if verb.particle == "in" or _word_beside(verb, 0 if verb.first == verb.last else 1) in ("in", "into"):
        return False  # "is flying in 600 men from Gabon"
    agent = cast.classes(trigger.agent)
    if verb.lemma == "be" and "soldier" in agent and not agent & {"mission", "foreign", "contingent"}:
        return False  # "the soldiers were on their way home"
    sentence = trigger.sentence
    units = sentence.units
    if _bidden(verb, sentence):
        return False
    participants = [n for n in [trigger.agent, *trigger.patients] if n is not None]
    if not any(
        cast.classes(n) & {"contingent", "foreign", "troop", "unit", "mission", "soldier"} for n in participants
    ):
        return False
    if any(are_citizens(n, cast) for n in participants):
        return False
    if any(
        cast.classes(n) & {"civilian", "base"} and not cast.classes(n) & {"mission", "contingent"} for n in participants
    ):
        return False
    first, last = verb.last + 1, min(verb.last + 9, len(units))
    if verb.objects:
        last = min(verb.objects[-1].last + 3, len(units))
    for i in range(first, last):
        unit = units[i]
        if unit.word == "home" and (units[i - 1].kind not in "DJZP" or units[i - 1].word == "for"):
            return verb.lemma != "be" or i + 1 == len(units) or units[i + 1].word != "to"  # "are home to 1,100 men"
        if unit.kind in "bsdXLWS;":
            break
    leaving_country = verb.lemma in ("leave", "fly", "depart", "withdraw", "pull", "move", "pull out", "quit", "exit")
    if leaving_country:
        for noun in [*trigger.patients, *verb.complements(), *verb.objects]:
            is_country = key_of(noun) == "country" or any(
                u.kind == "M" and u.value.kind == "country" for u in noun.units
            )
            if (
                is_country
                and noun.head == noun.last
                and (noun.prep in ("from", "out of") or (noun.prep is None and verb.lemma in _LEAVING))
            ):
                return _numbers_or_national(trigger, cast)
        agent = trigger.agent
        if agent is not None and verb.lemma == "fly" and verb.voice == "active":
            into = [n for n in verb.complements() if n.prep == "out of" and not _own_base(n, cast)]
            ours = [p for p in map(context.place_of_noun, into) if p is not None and p.name in capitals()]
            last = bool(ours) and not {u.word for u in agent.units}.isdisjoint(("last", "final", "remaining"))
            return bool(into) and (last or "contingent" in cast.classes(agent) or _of_a_nation(agent, cast))
    return False


def _word_beside(verb: Verb, step: int) -> str:
    """The word before a verb group."""
    return verb.sentence.units[verb.first + step].word


def _bidden(verb: Verb, sentence: Sentence) -> bool:
    """ "told France to withdraw its troops": an order; what is ordered for a day is a plan too."""
    order = verb.governor if verb.form == "infinitive" else None
    if order is None or order.lemma not in ("tell", "ask", "order", "give", "urge", "demand", "request"):
        return False
    mention = context.find_date(sentence, verb.head)
    return mention is None or not context.is_term(sentence, mention)


def are_citizens(noun: Noun, cast: "Cast") -> bool:
    """ "Thousands of Congolese", where the article has not spoken of a mission."""
    whom = noun.of or noun
    head = whom.sentence.units[whom.head]
    nation = getattr(head.value, "kind", None) == "demonym" and len(whom.units) == 1
    return nation and whom.determiner is None and not cast.mission_told(noun.sentence)


def _of_a_nation(noun: Noun, cast: "Cast") -> bool:
    """ "100 Kenyan soldiers of the force"."""
    named = [u.value for u in noun.units if getattr(u.value, "kind", None) in ("demonym", "country")]
    return noun.people is not None and bool(named) and named[0].country != cast.country


def _own_base(noun: Noun, cast: "Cast") -> bool:
    """ "flew out of Bagram air base", not out of a town in which there is one."""
    return noun.sentence.units[noun.head].kind == "N" and "base" in cast.classes(noun)


def _numbers_or_national(trigger: "Trigger", cast: "Cast") -> bool:
    """Leaving the country: a contingent or a number of troops, not the mission as a whole."""
    agent = trigger.agent
    if agent is None:
        return True
    target = cast.stands_for(agent) or agent
    head = target.sentence.units[target.head]
    return not (head.kind == "M" and head.value.kind == "mission") and target.lemma not in ("mission",)


def _comes_after(noun: Noun) -> bool:
    """ "after the departure of the French", "hours after their departure"."""
    before = noun.sentence.units[noun.first - 1].word if noun.first else ""
    return noun.prep in _THEN or before.rpartition(" ")[2] in _THEN


_THEN = frozenset(("after", "since", "following"))


def _told_at_base(cast: "Cast") -> bool:
    """Whether somebody writes from a town, no capital, about a mission or about bases."""
    here = cast.article.here
    town = here is not None and here.kind in ("place", "base", "name") and here.name not in capitals()
    return town and (cast.mission is not None or not _SITES.isdisjoint(cast.article.lower))


_SITES = frozenset(("base", "camp", "outpost"))


def site_near(trigger: "Trigger", cast: "Cast", nation: bool = False) -> bool:
    """Whether the sentence, or the one before it in the paragraph, names a base or a town; a nation's soldiers may
    also leave the town from where the article is written."""
    sentence, article = trigger.sentence, cast.article
    if nation and _told_at_base(cast):
        return True
    near = [sentence]
    if sentence.index and article.spans[sentence.index - 1].paragraph == sentence.paragraph:
        near.append(article.sentence(sentence.index - 1))
    return any("base" in cast.classes(n) or context.is_place(context.place_of_noun(n)) for s in near for n in s.nouns)


def _last_of_all(noun: Noun | None) -> bool:
    """ "the last of its 1,500 soldiers", "the last 200 Americans"."""
    whole = noun.of if noun is not None and noun.of is not None else noun
    last = noun is not None and any(u.word in ("last", "final", "remaining") for u in noun.units)
    return last and whole is not None and (whole.quantity is not None or noun is not whole)


def _site_in_clause(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether a base or a town stands in the clause of a verb."""
    ids = context.clauses(trigger.sentence)
    here = [n for n in trigger.sentence.nouns if ids[n.head] == ids[trigger.index]]
    return any("base" in cast.classes(n) or context.is_place(context.place_of_noun(n)) for n in here)


def _base_named(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether the sentence speaks of a base."""
    return any("base" in cast.classes(n) for n in trigger.sentence.nouns)


def _town_named(trigger: "Trigger", cast: "Cast") -> bool:
    """Whether the sentence names a town and no country."""
    nouns = trigger.sentence.nouns
    return any("town" in cast.classes(n) for n in nouns) and not any(names_country(n) for n in nouns)


_FROM = frozenset(("from",))


def national(trigger: "Trigger", cast: "Cast") -> bool:
    """Troops of a foreign state as a whole, not leaving one place only."""
    if _one_person(trigger) or (trigger.verb is not None and trigger.verb.lemma == "go" and next_word(trigger) == "on"):
        return False  # "said its operations would go on"
    if trigger.verb is not None and trigger.verb.form == "gerund" and _word_beside(trigger.verb, -1) in ("about", "of"):
        return False  # "is thinking about better protection and not about going home"
    entry = cast.entry(trigger.sentence.paragraph).place
    if entry is not None and entry.kind in ("place", "base") and trigger.frame.whole and trigger.verb is not None:
        return False  # "2. Para. The Kenyans left on Sunday": Para
    whence = relative_via(trigger.verb, _FROM) if trigger.verb is not None and trigger.frame.whole else []
    if whence and not any(names_country(n) for n in whence):
        return False  # "in Para, from which the British withdrew"
    if (
        trigger.noun is not None
        and _comes_after(trigger.noun)
        and any("base" in cast.classes(n) and n.last < trigger.index for n in trigger.sentence.nouns)
    ):
        return False  # "took the base after the departure of the French": that base's
    mention = context.find_date(trigger.sentence, trigger.index)
    nation = trigger.agent is not None and any(
        u.kind == "N" and getattr(u.value, "kind", None) == "demonym"
        for n in (trigger.agent, trigger.agent.of)
        if n is not None
        for u in n.units
    )
    if (
        trigger.frame.whole
        and not (nation and not (_base_named(trigger, cast) or _told_at_base(cast)))
        and mention is not None
        and mention.precision == "day"
        and "country" not in clause_words(trigger)
    ) and (_site_in_clause(trigger, cast) if _last_of_all(trigger.agent) else site_near(trigger, cast, nation)):
        return False  # a day is a base's, unless the country is named
    agent = trigger.agent
    if (
        agent is not None
        and "mission" in cast.classes(agent)
        and any(u.word in ("last", "final", "remaining") for u in agent.units)
    ):
        # "its last troops left in June 2021"
        return (
            trigger.frame.whole
            and mention is not None
            and mention.precision != "day"
            and not any("base" in cast.classes(n) for n in trigger.sentence.nouns)
        )
    participants = [n for n in [trigger.agent, *trigger.patients] if n is not None]
    if not any(
        "contingent" in cast.classes(n) or (cast.classes(n) & {"foreign"} and not cast.classes(n) & {"mission"})
        for n in participants
    ) and not _some_of_mission(trigger, cast, participants):
        return False
    verb = trigger.verb
    waits = verb is not None and trigger.frame.whole and (verb.condition or "").endswith(("before", "after", "until"))
    if waits and (mention is None or _town_named(trigger, cast)):
        return False  # "destroyed its defences before it left", "is back in Para after the Ethiopians left"
    if verb is not None and verb.governor is not None and verb.governor.lemma in ("ask", "urge", "tell", "request"):
        return False  # "have asked France to leave": an order
    if verb is not None and trigger.frame.whole and _back_at_base(verb, cast):
        return False  # "withdrew to their base", "went back into the camp"
    if verb is not None and verb.lemma in ("go", "move"):
        if any(n.prep == "to" and context.place_of_noun(n) is not None for n in verb.complements()):
            return False  # "had gone to Bunia"
        if any(
            n.prep == "to" and n.sentence.units[n.head].kind == "M" and n.sentence.units[n.head].value.kind == "name"
            for n in verb.complements()
        ):
            return False  # "had gone to Para", a town met for the first time
    if verb is not None and any(
        n.prep == "for" and context.is_place(context.place_of_noun(n)) for n in verb.complements()[:1]
    ):
        return False  # "left for Gao"
    _first, last = context.clause_bounds(trigger.sentence, trigger.index)
    for noun in trigger.sentence.nouns:
        if (
            noun.first > trigger.index
            and noun.last <= last
            and noun.prep in ("from", "out of")
            and (
                cast.classes(noun) & {"town", "base", "site_name"}
                and key_of(noun) not in ("country", "region")
                and not names_country(noun)
            )
        ):
            return False
    return True


def _back_at_base(verb: Verb, cast: "Cast") -> bool:
    """ "withdrew to their base", "were back in the camp"."""
    return any(n.prep in ("to", "into", "in", "at") and "base" in cast.classes(n) for n in verb.complements()[:2])


def _some_of_mission(trigger: "Trigger", cast: "Cast", nouns: list[Noun]) -> bool:
    """ "6,000 of its soldiers were repatriated", "withdrew 2,000 soldiers from Somalia": some of its men leave
    the country."""
    counted = [n for n in nouns if n.quantity is not None and cast.classes(n) & {"mission", "soldier", "troop"}]
    if not counted or any(cast.classes(n) & {"army", "armed"} for n in counted):
        return False
    verb, noun = trigger.verb, trigger.noun
    lemma = noun.lemma if noun is not None else verb.lemma if verb is not None else ""
    if noun is None and "mission" not in cast.classes(trigger.agent) | cast.classes(counted[0]):
        return False
    if lemma in ("repatriate", "repatriation", "drawdown"):
        return True
    near = [*verb.objects, *verb.complements()] if verb is not None else []
    return any((names_country(n) or n.lemma == "country") and n.prep in (None, "from", "out of") for n in near)


def not_home(trigger: "Trigger", cast: "Cast") -> bool:
    """Those who leave are no soldiers or police of the state, and no rebels."""
    verb = trigger.verb
    classes = cast.classes(trigger.agent)
    if verb is not None and verb.lemma == "walk" and not classes & {"mission", "foreign", "contingent"}:
        return False  # mutineers
    if verb is not None and verb.lemma in ("flee", "come") and not classes & {"mission", "soldier", "troop"}:
        return False  # "the Greeks fled from the town"
    if verb is not None:
        # "drove Serb forces out of the town", "the captives were flown from the town": others leave than the actor's
        # own.
        moved = (
            verb.objects
            if verb.voice == "active"
            else [verb.subject]
            if verb.subject is not None and trigger.agent is None
            else []
        )
        for noun in moved:
            kinds = cast.classes(noun)
            if "pronoun" in kinds and verb.voice == "passive" and "armed" in kinds:
                return False  # "They were driven out of the town"
            if (
                "pronoun" not in kinds
                and noun not in trigger.patients
                and kinds & {"army", "armed", "civilian", "person"}
                and not kinds & {"mission", "contingent", "troop", "unit"}
                and not possessors(noun, cast)
            ):
                return False
    abroad = any(
        place.country is not None and place.country != cast.country
        for place in map(context.place_of_noun, trigger.patients)
        if place is not None
    )
    if abroad and "army" in classes:
        return True  # a Kenyan paper on Kenyan soldiers in Somalia
    return not classes & {"army", "armed", "police"} or bool(classes & {"mission", "foreign", "contingent"})
