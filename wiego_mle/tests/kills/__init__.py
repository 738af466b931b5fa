"""An experiment: the processes of an installation are killed by force while people outside are asked and answer.

`make kills` runs it; `KILLS=200` says how often. It brings a PostgreSQL, a Redis and a mail server of its own, so
nothing else is touched.
"""
