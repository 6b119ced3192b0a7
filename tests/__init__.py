"""The tests mirror the packages; `whole` runs the bot over HTTP, and `house` holds the rules of the house."""
