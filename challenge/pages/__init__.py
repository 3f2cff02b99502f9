"""Stage 7: what pages, feeds and files show, as values; `plugins/` hands them to Pelican's templates.

Overview
    | draw_veil       what is not open yet is taken out, once, before anything is made   (veil)
    | Shelf           who, which prompt, which posts: the look-ups that all pages share  (shelf, cards)
    | view_site       -> Page (path, template, view) and File (path, bytes)             (site)
"""
