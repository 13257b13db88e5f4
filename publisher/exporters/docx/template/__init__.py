"""A house's own Word template: its page, head, foot and styles go before the theme's."""
