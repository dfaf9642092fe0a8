"""What a reader could contact: phone numbers, mail addresses, hosts and accounts.

in_text   finds them all, with the help of phone_numbers and account_names
official  compares them with the register; verdict says whether readers may see them
"""
