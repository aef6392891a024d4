"""The road from raw articles to a published dataset."""
