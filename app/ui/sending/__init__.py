"""The page about sending: how the exchange with the server stands, and the differences that wait for a person."""
