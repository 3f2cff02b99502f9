"""Stage 1: the tracked files under `content/`, read and validated into values.

content/site.toml, members/*.toml, seasons/*/{season.toml, prompts, posts, roundups, rulings.toml}
    | load_content
Content (what is valid) + Problems (what is not, with file and line)
"""
