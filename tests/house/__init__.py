"""The rules of the house: sizes, words, and documents that tell what is there."""
