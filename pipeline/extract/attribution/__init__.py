"""Who says what: speakers, their statements, and the modality that a claim inherits from them.

speech       one pass over an article: statements and the text that each covers
cues         where a sentence attributes: verbs of speaking, "according to", "in her view"; with cue, forms, passives,
                 reports, silence
subjects     which noun phrase stands where the speaker stands
speakers     whom the phrase means: with persons, bodies, named_bodies, sectors, descriptions, documents, short_forms,
                 titles
turns        who answers in an interview or a briefing
quotes       where quotation marks open and close
setting      medium and recipient
lexis        the words, from `lexicon/attribution.toml`
"""

from pipeline.extract.attribution.speech import SELF, Speech, Voice, read

__all__ = ["SELF", "Speech", "Voice", "read"]
