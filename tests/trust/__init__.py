"""What is tried so that nothing is lost: kills, failing disks, damaged files, restores, a move to a new computer."""
