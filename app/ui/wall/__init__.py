"""The wall: one window on the big screen, no controls, read by forty people from ten metres."""
