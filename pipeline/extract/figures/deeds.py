"""Verbs whose object comes to harm: killed, wounded, shot, taken to hospital, captured, freed."""

from pipeline.extract.figures.befallen import befallen
from pipeline.extract.figures.captures import held, takes_alive
from pipeline.extract.figures.counting import Group, all_groups, nobody, zero
from pipeline.extract.figures.harm import Harm
from pipeline.extract.figures.reality import unreal
from pipeline.extract.figures.words import adjectives, forms, words
from pipeline.extract.phrases import Noun, Unit, Verb
from pipeline.extract.sentence import Sentence

# What makes a verb deadly: "picked off two sentries".
_DEADLY = {"cut": "down", "strike": "down", "pick": "off", "finish": "off", "bump": "off", "kill": "off"}
# What a blow or a shot leaves where nothing worse is told.
_LEAVES = {"struck": "injured", "hit": "injured", "treated": "injured", "neutralised": "killed"}


def deed(sentence: Sentence, verb: Verb, kind: str) -> Harm | None:
    """The harm that a verb of the kind does to its object or passive subject; None where it does none here."""
    passive = verb.voice == "passive"
    before = [u.word for u in sentence.units[max(0, verb.first - 3) : verb.first]]
    if verb.form == "participle" and (
        before[-1:] == ["including"] or (before[:1] == ["including"] and "and" in before)
    ):
        return None  # "400 casualties, including killed and wounded"
    nouns = befallen(sentence, verb)
    throats = [n.of for n in nouns if n.lemma == "throat" and n.of is not None]
    if kind == "hit" and verb.lemma in ("cut", "slit") and throats:
        return Harm("killed", all_groups(throats), verb.head, "casualty.active", verb)
    if kind == "treated" and not nouns:  # "operated on 16 people"
        nouns = [n for n in verb.complements() if n.prep == "on" and n.first == verb.last + 2]
        return Harm("injured", all_groups(nouns), verb.head, "casualty.treated", verb, sure=False) if nouns else None
    if passive and not nouns and kind in ("killed", "injured"):
        return _neither(sentence, verb, kind)
    if passive and verb.first == verb.head and to_death(sentence, verb):
        # "five men shot to death a watchman"
        behind = [n for n in sentence.nouns if n.first == verb.last + 3 and n.prep is None]
        nouns, passive = behind or nouns, not behind
    if kind == "brought" and verb.lemma == "take" and takes_alive(sentence, verb, nouns):
        kind = "captured"
    if kind == "beaten":
        return _beaten(sentence, verb, nouns)
    if kind == "brought":
        return _to_hospital(sentence, verb, nouns)
    if kind in ("freed", "captured"):
        return held(sentence, verb, nouns, kind)
    if _does_nothing(sentence, verb, kind, passive, nouns):
        return None
    if kind == "hit" and not _by_missile(sentence, verb):
        kind = "harmed"
    outcome = _LEAVES.get(kind, "injured" if kind == "harmed" else kind)
    if verb.lemma == "wipe":
        return Harm("killed", [g for g in all_groups(nouns) if not g.weak], verb.head, "casualty.active", verb)
    if kind in ("struck", "injured", "hit") and _fatally(sentence, verb):
        outcome = "killed"
    if _DEADLY.get(verb.lemma) is not None and verb.particle == _DEADLY[verb.lemma]:
        kind = outcome = "killed"
        people = any(n.people is not None or sentence.row[n.head] == "C" for n in nouns)
        if not people:
            return None
    elif verb.lemma in _DEADLY and kind == "killed" and verb.lemma in ("pick", "finish", "bump"):
        return None
    badly = not words("words", "badly").isdisjoint(u.word for u in sentence.units[verb.first : verb.head])
    if verb.negated and passive and outcome == "injured" and kind != "treated" and not badly:
        return Harm(outcome, [nobody(n) for n in nouns if _are_people(n)], verb.head, "casualty.unhurt", verb)
    without = verb.first > 0 and sentence.units[verb.first - 1].word == "without"
    if without or verb.negated or unreal(verb) == "zero":
        return none_of(verb, nouns, outcome)
    passive = passive or (bool(nouns) and not verb.objects and nouns[0].last == verb.first - 1)
    found = all_groups(nouns)
    if badly:
        found = [g for g in found if g.quantity.count]  # "no one was seriously hurt"
    if kind == "neutralised":
        return Harm("killed", [g for g in found if not g.weak], verb.head, "casualty.neutralised", verb)
    if kind in ("struck", "hit", "treated"):
        rule = "struck" if verb.lemma in ("hit", "strike", "spray", "riddle") else kind
        return Harm(outcome, found, verb.head, f"casualty.{rule}", verb, sure=outcome == "killed")
    if verb.lemma == "burn":
        found = [g for g in found if (g.noun.of or g.noun).people or sentence.row[(g.noun.of or g.noun).head] in "C#R"]
    if kind == "displaced" and not all(g.noun.people in ("civilians", "unspecified", None) for g in found):
        return None
    if kind == "displaced":
        found = [g for g in found if (g.quantity.count or g.quantity.count_low or 0) > 1]
    return Harm(outcome, found, verb.head, "casualty.passive" if passive else "casualty.active", verb)


def _beaten(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> Harm | None:
    """People beaten, crushed, overcome by smoke: hurt, or dead where the verb goes on so."""
    told = verb.lemma not in ("knock", "overcome", "crush", "gas", "poison")
    after = [u.word for u in sentence.units[verb.last + 1 : verb.last + 3]]
    told = told or (verb.lemma == "knock" and "unconscious" in after)
    told = told or (verb.lemma == "overcome" and not {"smoke", "gas", "fumes", "heat"}.isdisjoint(sentence.heard))
    told = told or (verb.lemma in ("gas", "poison") and verb.voice == "passive")
    dead = _fatally(sentence, verb) or (verb.lemma == "crush" and verb.voice == "passive")
    people = [g for g in all_groups(nouns) if (g.noun.of or g.noun).people is not None and not g.weak]
    if verb.negated or unreal(verb) is not None or not (told or dead):
        return None
    armed = verb.lemma in ("beat", "crush", "batter") and all(
        (g.noun.of or g.noun).people == "armed_group" for g in people
    )
    outcome = "killed" if dead else "injured"
    return None if armed else Harm(outcome, people, verb.head, "casualty.beaten", verb, sure=dead)


def _neither(sentence: Sentence, verb: Verb, kind: str) -> Harm | None:
    """ "Neither of the guards was hurt"."""
    for noun in sentence.nouns:
        if noun.last == verb.first - 1 and noun.prep == "of" and sentence.units[noun.prep_index - 1].word == "neither":
            return Harm(kind, [nobody(noun)], verb.head, "casualty.zero", verb)
    return None


def _does_nothing(sentence: Sentence, verb: Verb, kind: str, passive: bool, nouns: list[Noun]) -> bool:
    """Whether a verb of harm does none here: "hit a wall", "treated the wounded", "shot back"."""
    if verb.lemma in _DEADLY and verb.particle == _DEADLY[verb.lemma]:
        return False
    if kind == "hit":
        bare = passive and verb.lemma == "hit" and _is_bare_hit(sentence, verb, nouns)
        return not (bare or _by_missile(sentence, verb) or (passive and any(_is_nobody(n) for n in nouns)))
    if kind == "treated":
        for_wounds = any(n.prep == "for" and n.lemma in words("words", "wounds") for n in verb.complements())
        tells = passive or for_wounds or _had_treated(sentence, verb, nouns)
        return not tells and not any(n.of is not None and n.of.units[-1].word in adjectives() for n in nouns)
    if kind == "neutralised" and verb.lemma in ("take", "wipe"):
        return verb.lemma == "take" or not any(n.lemma in _WIPED_OUT for n in nouns)
    if kind == "neutralised":
        return False
    if kind != "struck":
        return False
    if not passive:
        return not nouns
    after = sentence.units[verb.last + 1].word if verb.last + 1 < len(sentence.units) else ""
    missed = after == "at" and sentence.row[verb.last + 2 : verb.last + 3] not in tuple("DNMJ#C")  # not "shot at a bar"
    return missed or (verb.first == verb.head and _is_deed(sentence, verb, after))


def _had_treated(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> bool:
    """ "The surgeon said that he had treated 60 protesters", but not "treats 200 people a day"."""
    done = verb.form == "finite" and verb.tense == "past" and not verb.negated and verb.modal is None
    counted = any(g.quantity.count and not g.weak and (g.noun.of or g.noun).people for g in all_groups(nouns))
    return done and counted and not _MEDICAL.isdisjoint(sentence.heard) and _SICK.isdisjoint(sentence.heard)


_MEDICAL = frozenset("hospital clinic doctor doctors dr surgeon surgeons nurse nurses medics ward infirmary".split())
_SICK = frozenset("cholera malaria patients disease fever ebola day week month year".split())
_WIPED_OUT = ("family", "household", "patrol", "crew", "garrison", "platoon", "squad", "company", "unit")


def _is_bare_hit(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> bool:
    """ "Eleven people were hit": counted people, by nothing that hits whole countries."""
    after = sentence.units[verb.last + 1].word if verb.last + 1 < len(sentence.units) else "."
    if after in ("by", "with", "hard", "hardest", "worst") or verb.first == verb.head:
        return False
    return any((g.noun.of or g.noun).people is not None and g.quantity.count for g in all_groups(nouns))


def _is_nobody(noun: Noun) -> bool:
    """ "no peacekeeper", "none of the men", "nobody"."""
    if noun.units[0].word in ("nobody", "no one"):
        return True
    return noun.quantity is not None and noun.quantity.is_zero_word and (noun.of or noun).people is not None


def _are_people(noun: Noun) -> bool:
    """Whether a phrase names people who are known: "they", "the two officers"."""
    units = noun.units
    if units[0].word in ("any", "anyone", "anybody"):
        return True
    return units[0].word in ("they", "he", "she") or (noun.people is not None and units[0].kind in "DMC")


def _fatally(sentence: Sentence, verb: Verb) -> bool:
    """Whether the blow killed: "fatally shot", "shot dead", "shot his daughter dead"."""
    units = sentence.units
    if any(u.word in ("fatally", "mortally") for u in units[max(0, verb.first - 1) : verb.head]):
        return True
    end = _end_of_objects(verb) + 1
    after = [u.word for u in units[end : end + 3]]
    if after == ["in", "cold", "blood"] or (verb.voice == "passive" and _was_lined_up(sentence, verb)):
        return True
    return to_death(sentence, verb) or [u.word for u in units[end : end + 1]] in (["dead"], ["fatally"], ["alive"])


def _was_lined_up(sentence: Sentence, verb: Verb) -> bool:
    """ "were lined up and shot"."""
    before = [u.word for u in sentence.units[max(0, verb.first - 3) : verb.first]]
    return before in (["lined", "up", "and"], ["lined up", "and"]) or before[-2:] == ["lined up", "and"]


def _end_of_objects(verb: Verb) -> int:
    """The last unit of what a verb has: "beat two of the guards to death"."""
    return max(((o.of or o).last for o in verb.objects), default=verb.last)


def to_death(sentence: Sentence, verb: Verb) -> bool:
    """ "hacked 40 villagers to death", "was shot to death"."""
    if verb.lemma in ("sentence", "condemn", "mourn"):
        return False
    end = _end_of_objects(verb) + 1
    after = [u.word for u in sentence.units[end : end + 2]]
    return after in (["to", "death"], ["to", "pieces"], ["to", "shreds"], ["to", "bits"])


def _is_deed(sentence: Sentence, verb: Verb, after: str) -> bool:
    """Whether a bare "shot" is what its subject did: "came under attack, shot back", "shot and killed his wife"."""
    if after == "and" and any(v.first == verb.last + 2 and v.voice == "active" and v.objects for v in sentence.verbs):
        return True
    return after in words("rules", "shot_how")


# What is heard or thrown before people are hit.
_FIRED = frozenset("fire shot gunfire shooting bullet shell mortar grenade rocket shelling gun shrapnel".split())


def _was_fire(sentence: Sentence) -> bool:
    """Whether one of the two sentences before, of the same paragraph, tells of shots: "It took fire. Four were hit."""
    article, index = sentence.article, sentence.index
    before = (i for i in (index - 1, index - 2) if i >= 0 and article.spans[i].paragraph == sentence.paragraph)
    return any(not _SHOTS.isdisjoint(article.heard[i]) for i in before)


_SHOTS = frozenset("fire fired shot shots gunfire shooting bullets shells mortars rockets shelling".split())


def _by_missile(sentence: Sentence, verb: Verb) -> bool:
    """Whether a blow is one to the body: "hit in the leg", "struck by stray bullets"."""
    missiles, body = words("words", "missiles"), words("words", "body")
    for noun in sentence.nouns:
        if verb.last < noun.first <= verb.last + 8 and noun.prep in ("by", "with", "in", "on", "during"):
            heard = {u.lemma for u in noun.units} | {u.word for u in noun.units}
            if heard & missiles or heard & body:
                return verb.voice == "passive" or noun.prep == "in"
    after = sentence.units[verb.last + 1 : verb.last + 5]
    if verb.voice == "passive" and after and after[0].word in ("by", "with"):
        return any(u.lemma in missiles for u in after)
    if verb.voice == "passive" and any(g.quantity.count for g in all_groups(befallen(sentence, verb))):
        # "guards opened fire and 12 were hit"
        fired = sentence.units[max(0, verb.first - 25) : verb.first]
        if any(u.lemma in _FIRED for u in fired) or _was_fire(sentence):
            return True
    if verb.form == "gerund" and any(o.people is not None or sentence.row[o.head] == "C" for o in verb.objects):
        # "opened fire, hitting six people"
        return any(u.lemma in missiles for u in sentence.units[max(0, verb.first - 20) : verb.first])
    if verb.voice == "active" and verb.subject is not None:
        return any(u.lemma in missiles for u in verb.subject.units)
    return False


def _to_hospital(sentence: Sentence, verb: Verb, nouns: list[Noun]) -> Harm | None:
    """People taken, rushed or flown to a hospital."""
    near = [n for n in sentence.nouns if verb.last < n.first <= verb.last + 8 and n.prep in ("to", "into", "in", "at")]
    if verb.lemma == "admit" and verb.voice == "active" and verb.subject is not None:
        near.append(verb.subject)  # "the clinic admitted 53"
    by_air = _for_care(sentence, verb)
    if not by_air and not any(_is_hospital(unit) for noun in near for unit in noun.units):
        return None
    if not words("words", "precaution").isdisjoint(sentence.heard):
        return None
    if _died_there(sentence, verb):
        return Harm("killed", all_groups(nouns), verb.head, "casualty.died", verb)
    return Harm("injured", all_groups(nouns), verb.head, "casualty.hospital", verb, sure=False)


def _for_care(sentence: Sentence, verb: Verb) -> bool:
    """ "had to be evacuated by air after the blast", "were medically evacuated"."""
    after = " ".join(u.word for u in sentence.units[verb.last + 1 : verb.last + 6])
    medical = any(u.word == "medically" for u in sentence.units[verb.first : verb.last + 1])
    by_air = after.startswith(("by air", "by helicopter", "for treatment", "for medical"))
    return medical or (by_air and not forms("words", "hostile").isdisjoint(sentence.heard))


_GONE = (("pronounce", "dead"), ("declare", "dead"), ("pass", "away"))


def _died_there(sentence: Sentence, verb: Verb) -> bool:
    """ "was taken to a hospital, where she died"."""
    for other in sentence.verbs:
        if other.first <= verb.last or other.subject is None or other.subject.units[0].kind != "R":
            continue
        there = sentence.units[other.subject.first - 1].word == "where" and not other.negated
        end = other.last + 1
        after = sentence.units[end].word if end < len(sentence.units) else ""
        gone = other.lemma == "die" or (other.lemma, after) in _GONE
        if there and gone:
            return True
    return False


def _is_hospital(unit: Unit) -> bool:
    return unit.lemma in words("words", "hospitals") or unit.word.endswith(("hospital", "medical center"))


def none_of(verb: Verb, nouns: list[Noun], outcome: str) -> Harm | None:
    """Nobody: "without hurting anyone", "denied having lost a single fighter"."""
    sole = ("any", "anyone", "anybody") if verb.voice == "passive" else ("any", "anyone", "anybody", "a", "one")
    for noun in nouns:
        if noun.units[0].word in sole:
            return Harm(outcome, [Group(zero(noun), noun)], verb.head, "casualty.zero", verb)
    return None
