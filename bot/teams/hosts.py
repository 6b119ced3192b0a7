"""Which service URLs the bot takes activities from and sends to: exact hosts, https unless on this machine."""

import re
from dataclasses import dataclass

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
LONGEST = 1000
"""Characters of a service URL; Teams' own have fewer than a hundred."""

# Only what Teams' own service URLs are made of: no user, query, fragment, back-slash, space or letter beyond ASCII,
# which different readers of URLs take for different hosts.
_URL = re.compile(r"(https?)://(([A-Za-z0-9.-]+|\[::1\])(?::[0-9]{1,5})?)(?:/[A-Za-z0-9._~%/-]*)?")


@dataclass(frozen=True, slots=True)
class Hosts:
    """The exact `host` or `host:port` that are listed, in small letters; in `local` mode this machine and no other."""

    listed: frozenset[str]
    local: bool = False

    def allows(self, url: object) -> bool:
        """Whether the service URL is one that the bot may speak to; whatever is no URL is not."""
        parts = _URL.fullmatch(url) if isinstance(url, str) and len(url) <= LONGEST else None
        if parts is None:
            return False
        scheme, place, host = (part.lower() for part in parts.groups())
        if self.local:
            return host in LOOPBACK
        return place in self.listed and (scheme == "https" or host in LOOPBACK)
