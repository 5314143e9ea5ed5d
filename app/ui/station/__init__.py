"""The window of a station without feeds and sound: the form, the list, and who has the floor in the room."""
