"""Qt: console, wall, theme, commands. Reaches the outside through ports, pixels through shared memory."""
