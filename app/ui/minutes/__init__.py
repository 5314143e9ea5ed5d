"""The editor of the minutes: lines that the logs write, and what the notulis makes of them."""
