"""De motor van Integriteitsplan: van tekst en gegevens naar een doorzoekbare site."""

__version__ = "0.1.0"
