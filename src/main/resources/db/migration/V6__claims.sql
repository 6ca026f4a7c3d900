CREATE TABLE claim (
    site_id      integer     NOT NULL,
    comment_id   uuid        NOT NULL,
    moderator_id uuid        NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT claim_pk PRIMARY KEY (site_id, comment_id),
    CONSTRAINT claim_comment_fk FOREIGN KEY (site_id, comment_id) REFERENCES comment (site_id, id),
    CONSTRAINT claim_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
CREATE INDEX claim_of_moderator ON claim (site_id, moderator_id);
COMMENT ON TABLE claim IS 'Leases on items of the queue. One that has expired is as good as none.';
