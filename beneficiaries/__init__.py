"""Who comes, how she was referred, and what happens while the service follows her."""
