"""Workbooks as Moroccan cooperatives make them, made from a seed, with their truth beside.

All people in them are invented (``words.py``). ``make(seed, troubles, folder)`` writes one;
``measure(received, truth)`` says what became of it.
"""
