"""Reads what people have in other formats, as plain data of the gazetteer format.

One module a format. Each is a generator over a `Source`, so files of any length are read as
streams, and notes in a `Summary` what it leaves out and why.
"""
