"""The models shipped with dialogscore: one folder each with weights, card and a readable summary; no code."""
