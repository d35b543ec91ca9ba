"""The running program: channels in, one transaction, channels out, and the rounds that follow up."""
