-- Text, not jsonb: it is read whole with its comment, and never looked into by the database.
ALTER TABLE comment
    ADD COLUMN findings text,
    ADD COLUMN report_risk double precision NOT NULL DEFAULT 0,
    ADD CONSTRAINT comment_report_risk_range CHECK (report_risk BETWEEN 0 AND 1),
    ADD CONSTRAINT comment_withdrawn_has_no_findings CHECK (state <> 'WITHDRAWN' OR findings IS NULL);
UPDATE comment SET report_risk = risk WHERE risk > 0;
COMMENT ON COLUMN comment.findings IS 'What screening saw in the text, as JSON; null where it saw nothing.';
COMMENT ON COLUMN comment.risk IS 'Of the findings and report_risk: that at least one of them is right. Kept, since the queue is sorted by it.';
