"""python -m wellbeing."""

from wellbeing.app import main

main()
