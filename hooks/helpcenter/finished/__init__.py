"""The site that was built, as its readers get it.

site   its files and pages     html      one of them: what is in its article, and around it     tags   one tag
theme  what the theme's templates bring along     passages  the text of an article
"""
