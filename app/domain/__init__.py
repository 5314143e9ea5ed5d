"""The language of the room, in pure Python: no Qt, numpy, av, cv2, sqlite or network here."""
