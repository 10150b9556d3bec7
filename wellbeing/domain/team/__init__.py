"""What a team's trend may say."""
