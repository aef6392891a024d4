"""Who answers in interviews and briefings. No text here is from the seeds."""

import pytest

from known import known
from pipeline.extract import attribution
from pipeline.extract.article import Article


def hear(text, publisher=None):
    return attribution.read(Article(text, known(), None, publisher, "Mali"))


BRIEFING = """\
Spokesman Ali Haq: Good afternoon. The UN is leaving Bria. Our colleagues at UNICEF tell us that schools are shut.

Question: Who burned the camp?

Spokesman: We don't know yet."""
LETTERS = """\
Q: General, was the airport attacked?

A: Twice. Nobody was hurt."""
RADIO = """\
STUDIO: We have Ines Prado on the line, the head of MINUSTAH. Madame Prado, how many are left?

PRADO: Fewer than 500. The police says all is calm.

STUDIO: Thank you."""
OUTLET = """\
New Lake: Were you surprised when the town fell?

Brigadier Sam Okae: No. We had warned headquarters."""
WITHOUT_LABELS = """\
Rosa Acheam ran the radio of the UN mission in Gao until its last day. She spoke to us in Accra.

When did you know that it was over?

In June. Until then we hired people.

You left Ber first.

No, Ansongo. That was in July.

Was anything stolen?

After we left, a little."""


CALLS = """\
PRESENTER: We have a caller. Moussa, from the river quarter, go ahead.

CALLER: I was a driver there. They say the money is in Geneva.

PRESENTER: And in Kenya?

RUTH, in Narok, Kenya: They called at five. He was my son.

PRESENTER: Good night."""


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (CALLS, [("Moussa", "local"), ("Ruth", "local")]),
        (BRIEFING, [("Ali Haq", "un"), ("UNICEF", "un")]),
        (LETTERS, [("General", "military")]),
        (RADIO, [("Ines Prado", "un"), ("police", "government")]),
        (OUTLET, [("Sam Okae", "military")]),
        (WITHOUT_LABELS, [("Rosa Acheam", "un")]),
    ],
)
def test_who_answers_speaks(text, speakers):
    assert [(s.name, s.sector) for s in hear(text).speakers()] == speakers


def test_an_answer_is_given_sentence_by_sentence_without_its_label():
    told = [LETTERS[c.start : c.end] for c in hear(LETTERS).citations]
    assert told == ["Twice.", "Nobody was hurt."]


def test_what_an_answer_holds_is_said_by_who_answers():
    speech = hear(WITHOUT_LABELS)
    assert speech.voice_at(WITHOUT_LABELS.index("July")).speaker == "Rosa Acheam"
    assert speech.voice_at(WITHOUT_LABELS.index("stolen")).speaker is None


def test_the_headings_of_a_digest_are_no_labels():
    text = "MALI: Two men died.\n\nCHAD: Was it over? The army said so.\n\nMALI: The camp closed.\n\nCHAD: It rained."
    assert [s.name for s in hear(text).speakers()] == ["Chadian army"]
