"""Announcements: what they say, to whom they go, who has to agree, and what became of each post."""
