ALTER TABLE site ADD COLUMN hide_after_reports integer DEFAULT 5,
    ADD CONSTRAINT site_hide_after_reports_range CHECK (hide_after_reports BETWEEN 1 AND 1000);
ALTER TABLE site ALTER COLUMN hide_after_reports DROP DEFAULT;
COMMENT ON COLUMN site.hide_after_reports IS 'Open reports, by their weight, that hide an approved comment. Null: never.';

ALTER TABLE comment ADD COLUMN reported_since timestamptz,
    ADD COLUMN risk double precision NOT NULL DEFAULT 0,
    ADD CONSTRAINT comment_risk_range CHECK (risk BETWEEN 0 AND 1),
    ADD CONSTRAINT comment_hidden_is_reported
        CHECK (state <> 'PENDING' OR decision_id IS NULL OR reported_since IS NOT NULL),
    ADD CONSTRAINT comment_withdrawn_is_not_reported CHECK (state <> 'WITHDRAWN' OR reported_since IS NULL);
COMMENT ON COLUMN comment.reported_since IS 'When the first of its open reports came in. Null: none is open.';
COMMENT ON COLUMN comment.risk IS 'How likely it is to be rejected, as far as the service can tell: 0 to 1.';
COMMENT ON COLUMN comment.decision_id IS
    'The standing decision. One that waits and has one was approved, and is hidden until its reports are decided.';

ALTER TABLE decision ADD COLUMN previous_reported_since timestamptz,
    DROP CONSTRAINT decision_action_known,
    ADD CONSTRAINT decision_action_known CHECK (action IN ('APPROVE', 'REJECT', 'DISMISS'));
COMMENT ON TABLE decision IS
    'Approvals, rejections and dismissals of reports. No moderator_id: decided by the service. Reversed ones stay.';
COMMENT ON COLUMN decision.previous_reported_since IS 'Set where it closed open reports: since when there were some.';

CREATE TABLE report (
    site_id        integer          NOT NULL,
    id             uuid             NOT NULL,
    comment_id     uuid             NOT NULL,
    reader_key     bytea,
    text_at        timestamptz      NOT NULL,
    policy_version integer          NOT NULL,
    clause         text             NOT NULL,
    detail         text,
    weight         double precision NOT NULL,
    created_at     timestamptz      NOT NULL,
    outcome        text,
    decision_id    uuid,
    CONSTRAINT report_pk PRIMARY KEY (site_id, id),
    CONSTRAINT report_once UNIQUE (site_id, comment_id, reader_key, text_at),
    CONSTRAINT report_reader_key_length CHECK (octet_length(reader_key) = 32),
    CONSTRAINT report_detail_length CHECK (octet_length(detail) <= 8192),
    CONSTRAINT report_weight_range CHECK (weight > 0 AND weight <= 2),
    CONSTRAINT report_outcome_known CHECK (outcome IN ('UPHELD', 'DISMISSED', 'IGNORED', 'WITHDRAWN')),
    CONSTRAINT report_decided CHECK ((decision_id IS NOT NULL) = (outcome IS NOT NULL AND outcome IN ('UPHELD', 'DISMISSED'))),
    CONSTRAINT report_comment_fk FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id),
    CONSTRAINT report_policy_fk FOREIGN KEY (site_id, policy_version) REFERENCES policy (site_id, version),
    CONSTRAINT report_decision_fk FOREIGN KEY (site_id, decision_id) REFERENCES decision (site_id, id)
);
CREATE INDEX report_of_comment ON report (site_id, comment_id, id);
CREATE INDEX report_of_reader ON report (site_id, reader_key) WHERE reader_key IS NOT NULL;
CREATE INDEX report_of_decision ON report (site_id, decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX report_to_forget ON report (created_at) WHERE reader_key IS NOT NULL;
COMMENT ON TABLE report IS 'Readers'' objections to published comments. Open ones have no outcome.';
COMMENT ON COLUMN report.reader_key IS
    'HMAC under the site''s secret of a secret that only the reader''s browser has. Forgotten after 90 days.';
COMMENT ON COLUMN report.text_at IS 'When the text that it is about was written: an edited one can be reported again.';
COMMENT ON COLUMN report.weight IS 'How much it counted when it came in, by how the reader''s earlier ones were decided.';
