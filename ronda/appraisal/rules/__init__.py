"""From measures to scores: cards, cascade, attribution, points; pure Ibis expressions."""
