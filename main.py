"""Start the control room: hand over to the command line."""

from app.cli import main

if __name__ == "__main__":
    main()
