"""Demo feeds, mapping files and corpora that are shipped with dialogscore: data only, no code."""
