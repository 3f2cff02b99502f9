"""What one post says about one season, by the place where it stands, gathered into evidence. Nothing is decided here.

`gathering` is the way in; `glance` and `everywhere` spare it work or keep it from being misled.
"""
