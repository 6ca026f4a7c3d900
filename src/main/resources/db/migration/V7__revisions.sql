CREATE TABLE revision (
    site_id     integer     NOT NULL,
    comment_id  uuid        NOT NULL,
    version     integer     NOT NULL,
    name        text,
    body        text        NOT NULL,
    replaced_at timestamptz NOT NULL,
    CONSTRAINT revision_pk PRIMARY KEY (site_id, comment_id, version),
    CONSTRAINT revision_comment_fk FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id)
);
COMMENT ON TABLE revision IS 'What a comment said before its author edited it. Erased with the comment.';
