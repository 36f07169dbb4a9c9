"""Many companies side by side: ranks that admit ties, strata, the St. Gallen test, robustness."""
