"""Pages: the resident's web chat and the demo's three phones."""
