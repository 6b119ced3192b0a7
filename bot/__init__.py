"""Teams, the web, the clock and the command line: how the bot hears and speaks. It holds no rule about committees."""
