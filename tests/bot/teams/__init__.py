"""The edges of Teams, against a Teams on loopback."""
