"""Settings of the build; no logic. The site's own facts stand in content/site.toml."""

import os

from jinja2 import StrictUndefined

PATH = "content"
OUTPUT_PATH = "output"
DELETE_OUTPUT_DIRECTORY = True
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["challenge_pages", "plain_pages"]

# Empty: `url` in content/site.toml. All links are relative, so the built site works wherever it is put.
SITEURL = os.environ.get("SITEURL", "").rstrip("/")
# The search index takes a second or two, which a quick look at a draft may do without.
CHALLENGE_SEARCH = os.environ.get("CHALLENGE_SEARCH", "on") != "off"
RELATIVE_URLS = True
TIMEZONE = "UTC"
LOCALE = ["C.UTF-8", "C"]

# Pelican's own generators see the pages and nothing else: posts, prompts and members are read by the challenge.
ARTICLE_PATHS = []
PAGE_PATHS = ["pages"]
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
STATIC_PATHS = []
DIRECT_TEMPLATES = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
# Links that Pelican would look up (and stop the build for) do not exist: plain_pages has settled them all.
INTRASITE_LINK_REGEX = "(?!)(?P<what>)"

JINJA_ENVIRONMENT = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
