"""Stage 4: which post answers which prompt, and why. Pure: data in, data out. `judge` is the door.

Here stand what comes in (sighting: one post; rules: a season made ready; fingerprint: by which rules) and what goes out
(verdict; reasons tell one). The folders, each knowing only those above it:

numbers    ordinals and their forms: ordinal, ordinal_patterns, counted, units, numerals, number_words, letters,
           calendar_words; bounds: where a word begins and ends
wordings   what words say: mentions (belonging, spoken_of, of_people, participation), organiser, hosting, home,
           lateness, out_of_turn, no_answer, looking_back, putting_out; in other languages: tongues
text       made alike for searching: folding, layout (blocks, sentences, edges)
names      general_words, name, hits, inflection; prompts, telling, beginnings; which number belongs to which name:
           binding, beside
marks      by place: titles, tags, links, sentences, short_calls, rims, dated, own_names; weak signs: signs, taken_up,
           against; is it worth it: glance, everywhere (marks
           in every post say nothing); brought together by gathering into evidence
deciding   when (the date judged), authors, case, rounds_named, agreeing (agreed,
           agreeing_on_one), weighing, doubts, shared, unmarked, crediting, verdicts
measured   cases, evaluate
"""
