"""Why a row exists: the sentence with its typed tokens, its phrases and roles, and who speaks."""

from datetime import date

from pipeline.extract import attribution
from pipeline.extract.article import Article
from pipeline.extract.names import gazetteer
from pipeline.extract.sentence import Sentence
from pipeline.reference import Reference


def explain(
    text: str, published_on: date | None, publisher: str | None, start: int, end: int, reference: Reference
) -> str:
    """The reading of the sentences that a quote `text[start:end]` touches, for people."""
    article = Article(text, gazetteer(reference), published_on, publisher, reference.mission.country)
    speech = attribution.read(article)
    parts = []
    for index in range(article.sentence_at(start), article.sentence_at(max(start, end - 1)) + 1):
        sentence = article.sentence(index)
        voice = speech.voice_at(max(start, sentence.start))
        said = f'"{voice.attribution}"' if voice.attribution else "the article itself"
        parts.append(
            f"sentence {index}, characters {sentence.start}-{sentence.end}\n"
            f"  {sentence.text}\n"
            f"tokens   {_tokens(sentence)}\n"
            f"phrases\n{_phrases(sentence)}\n"
            f"speaker  {voice.speaker or 'the publisher'}, by {said}, {voice.modality}"
        )
    return "\n\n".join(parts)


def _tokens(sentence: Sentence) -> str:
    return " ".join(f"{unit.word}/{unit.kind}" for unit in sentence.units)


def _phrases(sentence: Sentence) -> str:
    return "\n".join(f"  {phrase!r}" for phrase in sentence.phrases)
