CREATE TABLE decision (
    site_id              integer     NOT NULL,
    id                   uuid        NOT NULL,
    comment_id           uuid        NOT NULL,
    action               text        NOT NULL,
    previous_state       text        NOT NULL,
    previous_decision_id uuid,
    moderator_id         uuid,
    policy_version       integer     NOT NULL,
    clauses              text[]      NOT NULL,
    note                 text,
    decided_at           timestamptz NOT NULL,
    batch                uuid,
    reversed_at          timestamptz,
    reversed_by          uuid,
    CONSTRAINT decision_pk PRIMARY KEY (site_id, id),
    CONSTRAINT decision_action_known CHECK (action IN ('APPROVE', 'REJECT')),
    CONSTRAINT decision_previous_known CHECK (previous_state IN ('PENDING', 'APPROVED', 'REJECTED')),
    CONSTRAINT decision_rejection_has_reason CHECK (action <> 'REJECT' OR cardinality(clauses) > 0),
    CONSTRAINT decision_note_length CHECK (char_length(note) BETWEEN 1 AND 2000),
    CONSTRAINT decision_reversal_whole CHECK ((reversed_at IS NULL) = (reversed_by IS NULL)),
    CONSTRAINT decision_comment_fk FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id),
    CONSTRAINT decision_policy_fk FOREIGN KEY (site_id, policy_version) REFERENCES policy (site_id, version),
    CONSTRAINT decision_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id),
    CONSTRAINT decision_reversed_by_fk FOREIGN KEY (reversed_by) REFERENCES moderator (id)
);
CREATE INDEX decision_of_comment ON decision (site_id, comment_id);
CREATE INDEX decision_in_batch ON decision (site_id, batch) WHERE batch IS NOT NULL;
COMMENT ON TABLE decision IS 'Approvals and rejections. No moderator_id: decided by the service. Reversed ones stay.';

ALTER TABLE comment ADD CONSTRAINT comment_decision_fk
    FOREIGN KEY (site_id, decision_id) REFERENCES decision (site_id, id) DEFERRABLE INITIALLY DEFERRED;
