"""What templates of outcomes print by one word."""
