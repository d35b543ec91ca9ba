"""Conversations: pure functions that ask and return a command. Nothing here performs anything."""
