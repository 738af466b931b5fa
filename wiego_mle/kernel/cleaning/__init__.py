"""Files without what they tell about people besides their content; runs in a confined child process.

Nothing here may import Django or anything else of the project: the child starts with this folder alone.
"""
