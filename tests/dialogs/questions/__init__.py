"""Each question in conversations: what somebody types, and what stands in the answer."""
