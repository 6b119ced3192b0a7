"""Turns a paper into records: a file into lines or rows, and those into what the paper states, never more."""
