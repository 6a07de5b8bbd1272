# Read by interactive shells of root.
