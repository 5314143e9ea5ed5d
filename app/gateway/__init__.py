"""The gateway MediaMTX: what its HTTP API says about the senders of the sites."""
