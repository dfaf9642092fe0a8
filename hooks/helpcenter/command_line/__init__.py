"""The command line: `helpcenter COMMAND`. Each file here describes some of the commands, which are run elsewhere.

Nothing that a command needs is loaded before it is run: a check has to begin at once.
"""
