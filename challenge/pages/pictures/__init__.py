"""Pictures of a season: pure functions from standings and posts to geometry, which templates draw and put into words.

Every picture stretches to the width it is given: `viewBox` units are days, rounds and people, never pixels. What a
mark means is told by its shape; colour only repeats it.

    glance     who answered what: one line a person, one column a round
    rhythm     on which days was written: a calendar with a square for each day
    growth     words over time, and when the goal was reached
    arrivals   answers a day, with the deadline
    badge      a small SVG that stands for itself, for members' own pages
    card       the picture that a link to a page carries elsewhere (PNG)
"""
