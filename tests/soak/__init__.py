"""Long runs of real processes against a real database and a fake Teams: what the outbox promises, measured."""
