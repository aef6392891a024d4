"""What a number of troops says: that they are there, gone, left behind, allowed or to come."""

from pipeline.extract.figures.hosts import parent_of
from pipeline.extract.figures.levels import cut_to
from pipeline.extract.figures.movements import Said, after, ahead, begun, by_phrase, gone, is_last, is_under_way
from pipeline.extract.figures.presence import by_copula, has, is_so_strong, there_are, they_are
from pipeline.extract.figures.surrounding import by_noun, is_set_up_with, verb_measures, was_promised
from pipeline.extract.figures.troops import is_force, is_strong, listed, troops_explained
from pipeline.extract.figures.words import verb_kinds
from pipeline.extract.names import capitals
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.sentence import Sentence


def measure_of(sentence: Sentence, noun: Noun) -> Said | None:
    """What is said of a counted phrase; None where nothing tells a strength."""
    level = cut_to(noun)
    if level is not None:
        return level
    parent, beside = parent_of(noun), troops_explained(noun)
    whole = noun
    if parent is not None and (_parades(parent) or (sentence.row[noun.head] == "C" and is_force(parent))):
        whole = parent
    verbs = _verbs_of(sentence, whole)
    met = noun.role == "object" and noun.verb.lemma in listed("rules", "met") and noun.verb.voice == "active"
    if met or any(_is_harm(v) for v in verbs if v.modal not in ("could", "can", "may", "might")):
        return None
    if are_held(sentence, noun) or (beside is not None and any(map(_is_harm, _verbs_of(sentence, beside)))):
        return None  # "lost 14 peacekeepers that day, 12 Tanzanians among them"
    if not listed("rules", "allowed").isdisjoint(u.word for u in noun.units) and noun.role is None:
        return "authorised", "personnel.ceiling"  # "92 per cent of the authorised 14,000"
    if noun.prep == "out of" and _goes_with_part(noun):
        return _of_whole(sentence, noun)
    if _is_whole(noun):
        promised = was_promised(sentence, noun) or _told_before(noun)
        return promised or "deployed", f"personnel.{promised or 'whole'}"
    behind = [u.word for u in sentence.units[noun.last + 1 : noun.last + 3]]
    aside = sentence.row[noun.last + 3 : noun.last + 4] == ","  # ", about a hundred of them, drove off"
    among = behind == ["of", "whom"] or (behind == ["of", "them"] and not aside)  # "650 of whom remain"
    of_parent = parent if parent is not None and is_force(parent) else None
    own = noun if is_strong(noun) and is_force(noun) and noun.lemma not in _WHOLE_FORCES else None
    for body in (None if among else beside, of_parent, own):
        found = _of_body(sentence, body) if body is not None else None
        if found is not None and found[0] == "departed" and body is beside and _is_dated_aside(noun):
            return "deployed", "personnel.before"
        if found is not None:
            return found
    granted = _granted(sentence, noun)
    if granted is not None:
        return granted
    carried = _carried_off(sentence, noun)
    if carried is not None:
        return carried
    if noun.last + 1 < len(sentence.units) and sentence.units[noun.last + 1].word in ("authorised", "authorized"):
        return "authorised", "personnel.ceiling"  # "had 5,200 soldiers authorised"
    if is_set_up_with(sentence, noun):
        return "deployed", "personnel.with"
    behind_it = [u.word for u in sentence.units[noun.last + 1 : noun.last + 4]]
    if noun.determiner == "the" and behind_it[:1] in (["it"], ["they"]) and {"has", "have", "had"} & set(behind_it):
        return "deployed", "personnel.has"  # "will add 1,000 soldiers to the 1,449 it already has"
    if _serves_in(noun):
        return "deployed", "personnel.of_force"
    if is_strong(noun):
        return "deployed", "personnel.strong"
    if parent is not None and parent.prep == "for" and is_force(parent):
        return "planned", "personnel.provided"  # "provides for a joint force of 12,000"
    served: Said | None = None
    for verb in verbs:
        never = verb.negated or (verb.first > 0 and sentence.units[verb.first - 1].word == "never")
        never = never and _BARELY.isdisjoint(u.word for u in sentence.units[verb.first : verb.last + 1])
        never = never and noun.quantity.qualifier != "more_than"  # "never had more than 17,000"
        found = None if never else _by_verb(sentence, verb, whole)
        aside = verb.relative or (verb.form == "participle" and len(verbs) > 1)
        if found is not None and not (aside and found[0] == "deployed"):
            return found
        served = served or found  # "The 40 Fijians who guarded the gate went home"
    if served is not None:
        return served
    if any(u.word in ("departing", "outgoing") for u in noun.units):
        return "departed", "personnel.departure"  # "a ceremony for the 120 departing peacekeepers"
    if any(u.word == "remaining" for u in noun.units):
        return "remaining", "personnel.still"
    return ("deployed", "personnel.explains") if beside is not None else by_noun(sentence, noun)


_BARELY = frozenset(("barely", "hardly", "scarcely"))


def _goes_with_part(noun: Noun) -> bool:
    """ "347 of them, out of just over 10,000": behind the number of a part."""
    part = next((n for n in reversed(noun.sentence.nouns) if n.last < noun.first and n.quantity is not None), None)
    return part is not None and not set(noun.sentence.row[part.last : noun.prep_index]) & set(";:")


def _of_whole(sentence: Sentence, noun: Noun) -> Said:
    """ "8,700 soldiers, out of the 11,100 that the Council allows", "out of the 5,000 it had been promised"."""
    if sentence.row[noun.last + 1 : noun.last + 2] in ("X", "L"):
        return "deployed", "personnel.whole"  # "3,000 out of 11,600 are expected to leave"
    ends = [at for mark in ",;:" if (at := sentence.row.find(mark, noun.last)) >= 0]
    behind = sentence.units[noun.last + 1 : min(ends, default=len(sentence.row))]
    if sentence.row[noun.last + 1 : noun.last + 2] == "X":
        behind = []  # "3,000 out of 11,600 are expected to leave"
    heard = {u.word for u in (*noun.units, *behind)}
    for measure in ("authorised", "planned"):
        verbs = listed("verbs", measure)
        if not listed("otherwise", measure).isdisjoint(heard) or any(u.lemma in verbs for u in behind):
            return measure, f"personnel.{measure}"
    return "deployed", "personnel.whole"


def _told_before(noun: Noun) -> str | None:
    """ "Of the promised 4,000 only 900 came": by the words before the number."""
    heard = {u.word for u in noun.units}
    measures = ("authorised", "planned")
    return next((m for m in measures if not listed("otherwise", m).isdisjoint(heard)), None)


def are_held(sentence: Sentence, noun: Noun) -> bool:
    """ "325 of its men are in rebel hands": of those in somebody's power no strength is told."""
    if listed("otherwise", "held").isdisjoint(sentence.heard):
        return False
    behind = sentence.row.find(",", noun.last)
    return any(
        u.word in listed("otherwise", "held") for u in sentence.units[noun.last + 1 : behind if behind > 0 else None]
    )


def _is_dated_aside(noun: Noun) -> bool:
    """ "The component, 2,370 strong at the beginning of the year, was withdrawn": a strength with a time of its own."""
    row = noun.sentence.row
    end = row.find(",", noun.last)
    start = row.rfind(",", 0, noun.first)
    before = {w for u in noun.sentence.units[start + 1 : noun.last + 1] for w in u.word.split()}
    once = "t" in row[start + 1 : end] or not _ONCE.isdisjoint(before)
    return 0 <= start < noun.first < end and once


_ONCE = frozenset("once never point peak height originally initially then formerly".split())


def _parades(noun: Noun) -> bool:
    """Whether a phrase names what moves as one: "a convoy of 300 soldiers"."""
    return noun.lemma in listed("rules", "parades")


def _is_whole(noun: Noun) -> bool:
    """Whether only a part of the number is told of: "2,000 of the 5,000", "half of its 900 men"."""
    parent = noun.of_parent
    if noun.prep == "among" and noun.prep_index <= 1 and noun.determiner in ("the", "its"):
        return True  # "Among the 900 soldiers are 40 women"
    if noun.prep == "of" and noun.prep_index <= 1 and noun.first == noun.prep_index + 1:
        parts = (v for v in noun.sentence.verbs if v.subject is not None and v.subject.quantity is not None)
        return not any(map(_is_harm, parts))  # "Of 2,200 Burundians, only 400 are left"
    if parent is None:
        before = next((n for n in noun.sentence.nouns if n.last == noun.first - 1), None)
        return before is not None and before.quantity is not None and before.quantity.text.endswith(" of")
    if parent.quantity is not None and noun.sentence.row[parent.head] == "C":
        return True
    known = noun.determiner in ("the", "its", "their", "our", "his", "her") or bool(noun.possessor)
    share = parent.lemma in listed("rules", "shares") or noun.sentence.row[parent.head] == "#"
    return known and share


# Of these a strength is told, whatever is to become of them: "ordered the 15,000-strong mission to leave".
_WHOLE_FORCES = ("mission", "force", "operation", "army")


def _granted(sentence: Sentence, noun: Noun) -> Said | None:
    """ "is authorised up to 20,000 troops", "was promised 900 soldiers": right behind the passive."""
    given = next((v for v in sentence.verbs if v.last == noun.first - 1 and v.voice == "passive"), None)
    measure = verb_measures().get(given.lemma) if given is not None and given.form == "finite" else None
    return (measure, f"personnel.{measure}") if measure in ("authorised", "planned") else None


def _carried_off(sentence: Sentence, noun: Noun) -> Said | None:
    """ "Two aircraft carrying 300 soldiers took off", "a ship with 260 peacekeepers on board left"."""
    craft = listed("nouns", "craft")
    ship = next((n for n in sentence.nouns if n.last < noun.first and n.lemma in craft), None)
    if ship is None or noun.first > ship.last + 4:
        return None
    if sentence.units[ship.last + 1].word not in ("with", "carrying", "bearing", "bringing", "taking"):
        return None
    gone = listed("verbs", "departed")
    off = (v for v in sentence.verbs if noun.last < v.first and (v.lemma in gone or after(v, 1) == ["off"]))
    verb = next(off, None)
    return None if verb is None else ("planned" if ahead(verb) else "departed", "personnel.on_the_way")


def _of_body(sentence: Sentence, body: Noun) -> Said | None:
    """What is said of the force whose number stands beside or behind it: "a company of 90 left", "the company, 90
    strong, is to leave"."""
    for verb in _verbs_of(sentence, body):
        found = None if verb.negated or _is_harm(verb) else _by_verb(sentence, verb, body)
        if found is not None and (found[0] != "deployed" or found[1] == "personnel.came"):
            return found
    return None


def _serves_in(noun: Noun) -> bool:
    """ "the 1,100 Italians in UNIFIL"."""
    after = next((n for n in noun.sentence.nouns if n.first > noun.last), None)
    within = after is not None and after.prep in ("in", "with") and after.prep_index == noun.last + 1
    return within and noun.determiner == "the" and any(e.kind == "mission" for e in after.entities)


def _is_harm(verb: Verb) -> bool:
    """Whether a verb tells of casualties, so that its number is no strength."""
    if verb.lemma in listed("rules", "carriers"):
        return False
    word = verb.sentence.units[verb.head].word
    if verb.lemma == "set" and after(verb, 1) == ["free"]:
        return True
    return (
        verb.lemma in verb_kinds()
        or word in verb_kinds()
        or verb.lemma in ("die", "perish", "drown", "lose", "bury", "mourn")
    )


def _verbs_of(sentence: Sentence, noun: Noun) -> list[Verb]:
    """The verbs whose subject or object a phrase is, alone or in a list."""
    return [
        verb
        for verb in sentence.verbs
        if _is_subject(noun, verb.subject) or _is_seen_to(noun, verb) or _is_object(sentence, verb, noun)
    ]


def _is_subject(noun: Noun, subject: Noun | None) -> bool:
    if subject is None:
        return False
    return subject is noun or noun in subject.members or noun.of is subject or _stands_for(subject, noun)


def _is_seen_to(noun: Noun, verb: Verb) -> bool:
    """ "The first phase saw 2,000 troops leave": what those seen do is a bare verb right behind them."""
    if verb.subject is not None or verb.first != (noun.of or noun).last + 1 or noun.role != "object":
        return False
    return verb.voice == "active" and noun.verb.lemma in ("see", "watch", "let", "make", "have")


def _stands_for(parent: Noun | None, noun: Noun) -> bool:
    """Whether what is said of the phrase before "of" is said of the number: "the last of the 90 Danes left"."""
    return parent is not None and parent is noun.of_parent and parent.lemma in _FOR_ALL


_FOR_ALL = ("last", "rest", "bulk", "remainder", "first", "total")


def _is_object(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    if any(o is noun or noun in o.members or _stands_for(o, noun) for o in verb.objects):
        return True
    return noun.last < verb.first and verb.form == "finite" and _is_parted(sentence, verb, noun)


def _is_parted(sentence: Sentence, verb: Verb, noun: Noun) -> bool:
    """Whether an aside parts a subject from its verb: "those present when it began had left", "troops (...) had"."""
    gap = sentence.row[noun.last + 1 : verb.first]
    if ")" in gap and "(" in gap:
        gap = gap[: gap.index("(")] + gap[gap.rindex(")") + 1 :]
        return not any(c in gap for c in ";:SW")
    if gap.startswith(",") and gap.endswith(",") and (_is_origin(noun, verb) or _is_remark(gap)):
        return noun.verb is None and noun.prep is None  # "Some 380 troops, from Fiji, Nepal and elsewhere, are here"
    clause = gap[:2] == ",W" and gap.endswith(",") and noun.quantity.text.lower().startswith("all but")
    if noun.verb is not None or noun.prep is not None or (any(c in gap for c in ";:W,K") and not clause):
        return False
    own = verb.subject is None or any(
        v.subject is verb.subject and noun.last < v.first < verb.first for v in sentence.verbs
    )
    return own and noun is next((n for n in sentence.nouns if n.quantity is not None), None)


def _is_remark(gap: str) -> bool:
    """ "Its 6,000 personnel, police included, were to be out": a short aside without a verb or a number."""
    return len(gap) <= 6 and gap.count(",") == 2 and not set(gap) - set("MNJDAePt,")


def _is_origin(noun: Noun, verb: Verb) -> bool:
    """Whether commas behind a phrase close nothing but where its people are from."""
    units = noun.sentence.units
    return units[noun.last + 2].word == "from" and not set(noun.sentence.row[noun.last + 3 : verb.first]) - set(
        "MNJDKA,"
    )


# --------------------------------------------------------------------------------------------------------- verbs
def _by_verb(sentence: Sentence, verb: Verb, noun: Noun) -> Said | None:
    lemma, subject = verb.lemma, noun not in verb.objects
    if verb.modal == "can" and lemma in ("hold", "house", "accommodate", "host", "take", "shelter"):
        return None  # "The base can hold 900 soldiers"
    if verb.form == "infinitive" and verb.governor is not None and not subject and _authorises(verb.governor):
        return "authorised", "personnel.ceiling"  # "is authorised to deploy 3,600 troops"
    if lemma == "be":
        if not subject and verb.subject is None and sentence.units[0].word in ("among", "amongst"):
            return "deployed", "personnel.part"  # "Among them are 370 Irish soldiers"
        if not subject and verb.subject is None and sentence.units[0].word in _WHERE and noun.first == verb.last + 1:
            return "deployed", "personnel.there"  # "Inside the fence were 43 peacekeepers"
        if subject:
            return by_copula(sentence, verb)
        return there_are(verb, noun) or they_are(verb, noun) or is_so_strong(verb)
    if lemma == "remain" and not listed("rules", "caught").isdisjoint(after(verb, 3)):
        return None  # "remain surrounded"
    said = by_phrase(sentence, verb, subject)
    if said is not None:
        return said
    if not subject and ((lemma == "bring" and is_under_way(verb)) or (lemma == "add" and ahead(verb))):
        return "planned", "personnel.planned"
    if lemma == "bring" or (lemma in ("send", "dispatch", "assemble", "provide") and verb.form == "participle"):
        return None
    if lemma in listed("rules", "concerns") and not subject and _is_departure_of(verb.subject):
        return "planned" if ahead(verb) else "departed", "personnel.departure"
    if lemma in ("relieve", "replace"):
        off = verb.voice == "passive" if subject else True
        return "planned" if ahead(verb) else "departed" if off else "deployed", "personnel.relieved"
    if lemma in listed("rules", "tasks") and not (subject and verb.voice == "active"):
        return None
    measure = verb_measures().get(lemma)
    if measure == "departed":
        return begun(verb, noun) or gone(sentence, verb, subject, is_last(noun))
    if measure == "arrived" and subject:
        there = "departed" if "home" in after(verb, 6) else "deployed"
        return "planned" if ahead(verb) else there, "personnel.came"
    if measure == "arrived":
        return None
    if measure == "deployed" and verb.voice == "active" and lemma in listed("rules", "of_the_body"):
        return has(verb, subject)
    if measure is None or (lemma in ("keep", "retain") and subject and verb.voice == "active"):
        return None
    if lemma in ("stay", "remain", "keep") and subject and _in_quarters(verb):
        return "deployed", "personnel.there"  # "stayed in their barracks"
    if measure == "remaining" and verb.modal in ("will", "would", "shall"):
        return "remaining", "personnel.stay"
    state = _is_state(verb.subject) or (verb.tense == "present" and verb.modal is None)
    if lemma in ("keep", "maintain") and state and not subject and "still" not in sentence.heard:
        return "planned" if ahead(verb) else "deployed", "personnel.deployed"  # "France keeps 350 soldiers in Gabon"
    still = subject and verb.voice == "passive" and measure == "deployed" and not ahead(verb)
    if still and any(u.word == "still" for u in sentence.units[verb.first : verb.last + 1]):
        return "remaining", "personnel.still"  # "are still confined to their bases"
    later = measure in ("deployed", "remaining") and (ahead(verb) or is_under_way(verb))
    return "planned" if later else measure, f"personnel.{'planned' if later else measure}"


_WHERE = frozenset("in inside at on behind with within around outside there".split())


def _in_quarters(verb: Verb) -> bool:
    """Whether people keep to where they live: "in their barracks"."""
    return any(n.determiner == "their" and n.lemma in _QUARTERS for n in verb.complements())


_QUARTERS = ("barracks", "tent", "quarter", "quarters", "base", "camp", "bunker", "compound", "post", "trench")


def _is_state(noun: Noun | None) -> bool:
    return noun is not None and any(e.kind == "country" or e.name in capitals() for e in noun.entities)


def _authorises(verb: Verb) -> bool:
    return verb.voice == "passive" and verb.lemma in listed("verbs", "authorised")


def _is_departure_of(noun: Noun | None) -> bool:
    """Whether a phrase names a withdrawal: "the drawdown", "the first phase of the pullout"."""
    return noun is not None and any(n.lemma in listed("nouns", "departed") for n in (noun, noun.of) if n is not None)
