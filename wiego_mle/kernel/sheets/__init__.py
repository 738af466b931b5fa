"""Reading spreadsheets, in a process of its own: no module in here knows Django.

The child reads one file of whatever kind and writes its sheets as lines of JSON (`written.py`).
"""
