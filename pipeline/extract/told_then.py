"""The day of what was just told without one: "Al-Shabaab overran a base at Para. The fighters came before sunrise on
Friday", "It happened on Friday"; of news told in the perfect: "Rebels have signed a truce. The text was sealed on
Friday"."""

from pipeline.extract import context, modality
from pipeline.extract.actors import Cast
from pipeline.extract.article import Article
from pipeline.extract.claims import Event
from pipeline.extract.clauses import SAYING
from pipeline.extract.date_mentions import DateMention
from pipeline.extract.phrases import Noun, Verb
from pipeline.extract.scene import VIOLENT, Scene
from pipeline.extract.sentence import Sentence

# Words that choose a sentence for reading here.
WORDS = frozenset("came come happened occurred began started arrived struck unfolded".split())
_COMING = frozenset("come arrive strike appear descend".split())
_HAPPENING = frozenset("happen occur begin start unfold come".split())
_FACT = ("asserted", "claimed")
_OF_VIOLENCE = VIOLENT | {"base_takeover", "territory_takeover", "abduction", "looting"}


def date_last(sentence: Sentence, scene: Scene, cast: Cast) -> None:
    """Give the act of violence told last, if it has no day, that of a sentence that tells only when it was."""
    told = next(iter(scene.lately), None)
    if told is None or told.event_type not in _OF_VIOLENCE or told.modality not in _FACT:
        return
    if told.when.date_start is not None or sentence.index - told.sentence > 2:
        return
    for verb in sentence.verbs[:1]:
        mention = context.find_date(sentence, verb.head) if _tells_when(verb, cast) else None
        if mention is not None and mention.precision == "day" and mention.kind != "anaphoric":
            told.when = context.when_of(mention)


def _tells_when(verb: Verb, cast: Cast) -> bool:
    subject = verb.subject
    if subject is None or verb.tense != "past" or verb.voice == "passive" or verb.objects or verb.negated:
        return False
    if modality.of_verb(verb) != "asserted" or any(n.prep in ("to", "from") for n in verb.complements()[:1]):
        return False
    word = subject.units[-1].word
    if word in ("it", "this") and len(subject.units) == 1:
        return verb.lemma in _HAPPENING
    known = word == "they" or subject.determiner in ("the", "these")
    return known and verb.lemma in _COMING and (word == "they" or bool(cast.classes(subject) & {"armed", "attacker"}))


# What is done by saying so: the day of saying is its day.
_SAID = frozenset(("withdrawal_order", "agreement_breakdown", "coup", "peace_agreement", "mission_established"))
# Sentences behind a lead that go on about it, and days before publication of which news in the perfect tells.
_GOES_ON = 3
_NEWS_DAYS = 8


def day_of_news(claim: Event, later: list[Event], article: Article) -> DateMention | None:
    """The day of what a lead without one tells in the perfect: the first of the sentences below it, unless that one
    tells of something elsewhere."""
    lead, spans, published = article.sentence(claim.sentence), article.spans, article.published_on
    if published is None or lead.paragraph > 1 or "t" in lead.row or not _is_news(claim, lead):
        return None
    for index in range(claim.sentence + 1, min(claim.sentence + 1 + _GOES_ON, len(spans))):
        if spans[index].paragraph > lead.paragraph + 1:
            return None
        sentence = article.sentence(index)
        at = next((i for i, kind in enumerate(sentence.row) if kind == "t"), None)
        if at is None:
            continue
        mention, owner = sentence.units[at].value, context.date_owners(sentence)[at]
        lately = mention.date_start is not None and 0 <= (published - mention.date_start).days < _NEWS_DAYS
        said = isinstance(owner, Verb) and owner.lemma in SAYING and claim.event_type not in _SAID
        told = isinstance(owner, Verb) and owner.tense == "past" and owner.condition is None and not owner.relative
        beside = [o for o in later if o.sentence == index]
        apart = any(
            (claim.place and o.site and o.place != claim.place) or o.event_type == claim.event_type for o in beside
        )
        violent = any(o.event_type in VIOLENT for o in beside)
        if claim.event_type in VIOLENT and not (violent or (told and _is_pronoun(owner.subject))):
            return None  # "Gunmen have killed ten. The doctors came on Friday"
        plain = mention.precision == "day" and not mention.text.lower().startswith(("since", "until", "by ", "before"))
        return mention if lately and told and plain and not (said or apart) else None
    return None


def _is_pronoun(noun: Noun | None) -> bool:
    return noun is not None and noun.sentence.row[noun.head] == "R"


def _is_news(claim: Event, lead: Sentence) -> bool:
    """Whether a lead tells an event by a verb in the present perfect."""
    main = next((v for v in lead.verbs if v.start <= claim.anchor < v.end), None)
    main = main or next((v for v in lead.verbs if v.form == "finite"), None)
    while main is not None and main.governor is not None:
        main = main.governor
    return main is not None and main.perfect and lead.units[main.first].word in ("has", "have")
