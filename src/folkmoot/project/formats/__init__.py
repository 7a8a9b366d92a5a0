"""How dates are printed where Django's own way is not the paper's."""
