"""Makes of a finished site what a host serves: names with content hashes, the policies of its pages, rules for hosts.

finishing  does it all
policy  what browsers may do with a page      fingerprints  content hashes in the names of assets
pages   both, put into every page             hosts         headers and redirects, for Netlify and Cloudflare Pages
nginx   the same for a server of one's own    offline       what is kept on devices for readers without network

What comes after a build:

packing       texts shortened beside themselves (compression), the manifest   verification  a site against a manifest
publication   a new release, or the one before, in a folder of releases       remote        the same at an address
"""
