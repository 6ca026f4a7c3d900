CREATE TABLE journal (
    site_id      integer     NOT NULL,
    id           uuid        NOT NULL,
    tx           xid8        NOT NULL DEFAULT pg_current_xact_id(),
    at           timestamptz NOT NULL,
    kind         text        NOT NULL,
    subject_id   uuid,
    thread_id    uuid,
    comment_id   uuid,
    decision_id  uuid,
    moderator_id uuid,
    from_state   text,
    to_state     text,
    CONSTRAINT journal_pk PRIMARY KEY (site_id, id),
    CONSTRAINT journal_kind_shape CHECK (kind ~ '^[a-z]+(-[a-z]+)*[.][a-z]+$'),
    -- A decision may take the place of one that led to the same state, under other clauses or by a colleague.
    CONSTRAINT journal_state_changes CHECK (from_state IS DISTINCT FROM to_state OR from_state IS NULL
        OR kind IN ('comment.edited', 'comment.approved', 'comment.rejected', 'decision.reversed'))
);
CREATE INDEX journal_in_order ON journal (tx, id);
CREATE INDEX journal_of_comment ON journal (site_id, comment_id, id) WHERE comment_id IS NOT NULL;
COMMENT ON TABLE journal IS 'The append-only record of what happened. site_id 0 is the installation itself.';
COMMENT ON COLUMN journal.tx IS 'The transaction that wrote it: entries of transactions older than every running one are complete, so a reader that follows tx misses none.';

CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Entries of the journal are never changed';
END $$;
CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_refuse_change();
CREATE TRIGGER journal_not_emptied BEFORE TRUNCATE ON journal
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change();

CREATE TABLE idempotency (
    site_id     integer     NOT NULL,
    key_hash    bytea       NOT NULL,
    fingerprint bytea       NOT NULL,
    made        uuid        NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT idempotency_pk PRIMARY KEY (site_id, key_hash),
    CONSTRAINT idempotency_hash_lengths CHECK (octet_length(key_hash) = 32 AND octet_length(fingerprint) = 32)
);
CREATE INDEX idempotency_age ON idempotency (created_at);
COMMENT ON TABLE idempotency IS 'Keys of POST requests, hashed, with what they made. Forgotten after a day.';
