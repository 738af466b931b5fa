"""How far several coders agree, beyond what chance would give: pure functions over votes, without models."""
