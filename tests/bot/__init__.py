"""What holds of bot/."""
