"""Stage 4: which post answers which prompt, and why. Pure: data in, data out. `judge` is the door.

What comes in      sighting (one post), rules (a season made ready), fingerprint (by which rules)
Is it worth it     glance, everywhere (marks in every post say nothing), authors
Text made alike    folding, layout (blocks, sentences, edges)
Numbers            ordinals and its forms: ordinal, ordinal_patterns, counted, units, numerals, number_words, letters,
                   calendar_words, dated; what they belong to: binding, beside_names
Names              names, name_hits, inflection, own_names
What words say     mentions, organiser, home, lateness; in other languages: wordings, tongues
Marks by place     titles, tags, links, sentences, rims; gathered by marks into evidence
Rounds meant       rounds_named, weighing
Decided            when (the date judged), case, doubts, shared, unmarked, crediting, decide; reasons tell a verdict
Measured           cases, evaluate
"""
