"""The names of a challenge in text, whole, bent or as tags, and which number belongs to which name."""
