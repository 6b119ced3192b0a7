"""Every act: the table of contents. A new act is one file, its test and its line here."""

from dialogs.act import Act
from dialogs.acts import follow, unfollow

ACTS: tuple[Act, ...] = (follow.ACT, unfollow.ACT)
