"""An invented service with three years of work behind it: believable, never real."""
