"""The cycle: what derives from what, what adds up to what, and what is due when.

Rules and views read the same answers here: each sum, period and date has one definition.
"""
