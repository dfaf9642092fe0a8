"""Where links lead.

files    to which file of the site, or would     faults     what is wrong with that
outward  out of the site                         repairs    what was meant
"""
