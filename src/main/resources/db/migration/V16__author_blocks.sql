CREATE TABLE author_block (
    site_id        integer     NOT NULL,
    id             uuid        NOT NULL,
    author_key     bytea       NOT NULL,
    effect         text        NOT NULL,
    policy_version integer     NOT NULL,
    clauses        text[]      NOT NULL,
    note           text,
    moderator_id   uuid        NOT NULL,
    created_at     timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    lifted_at      timestamptz,
    lifted_by      uuid,
    CONSTRAINT author_block_pk PRIMARY KEY (site_id, id),
    CONSTRAINT author_block_key_length CHECK (octet_length(author_key) = 32),
    CONSTRAINT author_block_effect_known CHECK (effect IN ('HOLD', 'REFUSE')),
    CONSTRAINT author_block_has_reason CHECK (cardinality(clauses) > 0),
    CONSTRAINT author_block_note_length CHECK (char_length(note) BETWEEN 1 AND 2000),
    CONSTRAINT author_block_ends CHECK (ends_at > created_at AND ends_at <= created_at + interval '2160 hours'),
    CONSTRAINT author_block_lifted_whole CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    CONSTRAINT author_block_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT author_block_policy_fk FOREIGN KEY (site_id, policy_version) REFERENCES policy (site_id, version),
    CONSTRAINT author_block_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id),
    CONSTRAINT author_block_lifted_by_fk FOREIGN KEY (lifted_by) REFERENCES moderator (id)
);
CREATE INDEX author_block_in_order ON author_block (site_id, created_at, id) WHERE lifted_at IS NULL;
CREATE INDEX author_block_of_author ON author_block (site_id, author_key) WHERE lifted_at IS NULL;
COMMENT ON TABLE author_block IS
    'Authors whose comments wait or are refused for a while. Over when it ends, is lifted or is replaced; stays on record.';

-- Trust is approved less rejected: both are counted from the index, and no further than they must be.
DROP INDEX comment_of_author;
CREATE INDEX comment_of_author ON comment (site_id, author_key, state) WHERE author_key IS NOT NULL;
