"""The whole bot, over HTTP or the command line, on the demonstration records."""
