"""Many outcomes made by rule, to measure how the application behaves when it is full."""
