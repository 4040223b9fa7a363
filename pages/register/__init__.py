"""The register of measures: what an address asks for, which measures match, how many would.

``selection`` reads and writes addresses, ``index`` reads the database and counts, ``facets`` gives
what was counted its words, ``records`` and ``exports`` turn measures into files.
"""
