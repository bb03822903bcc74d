"""Building a site fast: what MkDocs would make of it, and nothing twice."""
