"""The fourth stage: tables -> a release that people can download, cite, verify and compare.

`parquet` and `database` write tables, `release` makes a version of them, `diff` compares two, `verify` proves one.
"""
