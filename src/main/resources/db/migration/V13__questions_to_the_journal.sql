-- Posting writes to neither: its entries have no moderator, and their kind is left out.
CREATE INDEX journal_of_moderator ON journal (site_id, moderator_id, id) WHERE moderator_id IS NOT NULL;
CREATE INDEX journal_of_kind ON journal (site_id, kind, id) WHERE kind <> 'comment.submitted';
