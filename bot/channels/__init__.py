"""Messengers. Each is one file that keeps the contract in `channel.py`."""
