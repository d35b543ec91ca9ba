"""Contact cards (干群联系卡): what stands on them, where, and how that is drawn."""
