"""The Markdown of this site: what Python-Markdown with its extensions would read.

masking        what is no prose: code, comments            front_matter  what stands above the page (faulty_lines)
blocks         the lines as a tree                         procedures    which items of it are steps
prose, inline  texts, links, tags, ids, footnotes          draft         all of that, as it is read
described      what the front matter tells                 values        where its words stand in the file
shown          what of the file readers are shown
references     words that name steps by number             branches      bullets that lead on from a step
"""
