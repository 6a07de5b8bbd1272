# Read by bash when a login shell ends.
