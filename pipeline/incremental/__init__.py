"""Work that is not done twice: articles and claims of the last run stay where nothing they follow from changed.

What was kept is only ever a short cut. Where it is missing, broken or of another version, the work is done again, and
a run gives the same tables either way.
"""
