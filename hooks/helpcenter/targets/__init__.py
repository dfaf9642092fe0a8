"""Where links lead.

faults   within the site, and what is wrong there     outward   out of the site     repairs   what was meant
"""
