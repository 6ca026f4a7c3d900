-- Why a comment waits, said once and by the database: every index, page, claim and count of the queue goes by it.
ALTER TABLE comment ADD COLUMN cause text GENERATED ALWAYS AS (CASE
    WHEN state = 'PENDING' AND decision_id IS NULL THEN 'PENDING'
    WHEN state IN ('PENDING', 'APPROVED') AND reported_since IS NOT NULL THEN 'REPORTED'
END) STORED;
COMMENT ON COLUMN comment.cause IS 'Why it is in the queue. Null: it is not.';

-- One for each cause and order. Newest first is oldest first, read backwards; of equal risk the oldest comes first.
DROP INDEX comment_pending;
CREATE INDEX comment_pending ON comment (site_id, created_at, id) WHERE cause = 'PENDING';
CREATE INDEX comment_pending_by_risk ON comment (site_id, (-risk), id) WHERE cause = 'PENDING';
CREATE INDEX comment_reported ON comment (site_id, reported_since, id) WHERE cause = 'REPORTED';
CREATE INDEX comment_reported_by_risk ON comment (site_id, (-risk), id) WHERE cause = 'REPORTED';

-- What the planner expects of a site and cause is shown where the queue is too long to be counted at each look.
CREATE STATISTICS comment_by_site_and_cause (mcv) ON site_id, cause FROM comment;
