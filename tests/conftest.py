"""What all tests share."""

import warnings

# Pandera imports hypothesis at its first validation, and plugins of hypothesis warn as they load: let them do it here,
# where a warning is no error.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import hypothesis  # noqa: F401
