"""Which language a text is in; so far only English is read."""


def foreign_language(text: str) -> str | None:
    """Return the name of a text's language where it is not English."""
    return None
