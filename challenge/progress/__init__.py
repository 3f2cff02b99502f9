"""Stage 6: who has done what by when. Pure functions of submissions, seasons and a given time."""
