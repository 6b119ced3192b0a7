"""What holds of each act."""
