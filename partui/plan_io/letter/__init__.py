"""What a plan says of itself before its annexes."""
