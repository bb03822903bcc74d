"""What a view returns: plain data without markup, equal for page, download and test.

Rendering decides how it looks, export how it is written; neither computes anything.
"""
