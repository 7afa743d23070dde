"""What a picture discloses: whose face it shows, with what consent, and that it was generated."""
