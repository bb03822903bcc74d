"""Texts that nobody would write, against everything that reads or shows text: `make fuzz`."""
