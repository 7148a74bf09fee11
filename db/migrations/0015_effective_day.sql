-- From which day a change counts, where that is not the day on which it was made.

ALTER TABLE change ADD COLUMN effective_on TEXT CHECK (effective_on IS date(effective_on, '+0 days'));
