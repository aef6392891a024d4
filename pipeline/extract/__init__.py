"""Article -> claims: what each article says, with the words that say it. `extract` is the stage's way in."""
