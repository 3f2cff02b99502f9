"""Numbers as people write them: ordinals in all their forms, units, days, months and letters. Knows no season."""
