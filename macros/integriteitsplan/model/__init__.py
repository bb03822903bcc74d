"""What a record is. A fact about a kind, field or value is declared here, once."""
