"""`python -m eknaam` is the command line."""

from eknaam.cli import main

if __name__ == "__main__":
    main()
