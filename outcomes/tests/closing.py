"""What closing a round is given, in tests."""

NOTE = {
    "limits": "Outcomes from Asia are few.",
    "non_response": "Two offices did not answer.",
    "method_changes": "Nothing was done differently.",
}
