"""Rows: every table, one transaction (`Work`), and the reads the rest of the program needs."""
