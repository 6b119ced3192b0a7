"""What is said: how a message is understood as one of the questions or acts, and what the records answer to it."""
