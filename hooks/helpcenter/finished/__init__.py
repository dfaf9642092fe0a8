"""The site that was built, as its readers get it.

site   its files and pages     html   one of them     theme   what the theme's templates bring along
"""
