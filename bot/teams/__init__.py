"""The edges of Teams: who is let in, what was heard, what is sent, how that ended; `connection.connect` opens them."""
