"""Building editions in the background: collecting rows, comparing, scanning, writing files."""
