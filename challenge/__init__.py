"""A writing challenge: from members' feeds and pull requests to a site with a verdict for every post.

The data's way, stage by stage (each type lives in the stage that makes it):

    content/               load_content()            -> Content             challenge.content
      | members' feeds     gather()                  -> Answer              challenge.feeds     (the only network)
      | parse_feed()                                 -> Entry               challenge.entries   (the only feed parser)
      | judge()                                      -> Verdict             challenge.recognition
      | remember(), fold()                           -> Row                 challenge.ledger
      | assemble()  rows + files + rulings           -> Submission          challenge.ledger
      | stand()                                      -> Standings           challenge.progress
      | view()                                       -> pages, feeds, files challenge.pages
      > plugins/ hand the views to Pelican; challenge.commands print them
"""

__version__ = "0.1.0"
