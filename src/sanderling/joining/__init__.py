"""The record's articles joined: compared as they come, and told as one account of each event when somebody asks.

``linking`` compares a new reading with those that are there, ``grouping`` tells which are one account and which one event,
``telling`` makes an event's account, ``across`` finds what does not fit between accounts.
"""
