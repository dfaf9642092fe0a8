"""What is particular about words and characters, whatever they stand in.

characters    that nobody sees                  look_alikes   that pass for others
scripts       words left in another language    placeholders  what stands where words are still to come
link_words    that say nothing as a link        spellings     the word that was meant
"""
