"""How long a walk takes, in few enough steps to be said in whole sentences of every language.

The phone works it out (static/page.js): the straight line times 1.3 for the streets, at 4.5 km an hour.
"""

LONGEST = 60
# Every minute up to ten, then every five: more would pretend to know more than a straight line does.
STEPS = (*range(1, 11), *range(15, LONGEST + 1, 5))
