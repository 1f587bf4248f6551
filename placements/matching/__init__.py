"""Many people and many openings at once: arrays, products and flows; what a fit or an obstacle is say the rules."""
