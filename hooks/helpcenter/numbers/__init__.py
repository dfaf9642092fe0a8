"""Numbers as Chinese and English write them.

numerals       the number of a step                      number_words  one numeral, and what it is worth
number_forms   the forms that numbers have in a text     units         what they count
clocks         times of the day                          days          weekdays, months, half-years
shares         parts of a whole, discounts
no_numbers     what has digits and counts nothing        quantity      what a number says
ranges         what several say that stand together      quantities    the numbers of a text, to be compared
"""
