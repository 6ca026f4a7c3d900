CREATE TABLE thread (
    site_id    integer     NOT NULL,
    id         uuid        NOT NULL,
    page       text        NOT NULL,
    url        text,
    title      text,
    created_at timestamptz NOT NULL,
    closed_at  timestamptz,
    CONSTRAINT thread_pk PRIMARY KEY (site_id, id),
    CONSTRAINT thread_page_unique UNIQUE (site_id, page),
    CONSTRAINT thread_page_length CHECK (char_length(page) BETWEEN 1 AND 2000),
    CONSTRAINT thread_url_length CHECK (char_length(url) BETWEEN 1 AND 2000),
    CONSTRAINT thread_title_length CHECK (char_length(title) BETWEEN 1 AND 3000),
    CONSTRAINT thread_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
);
COMMENT ON TABLE thread IS 'Discussions, one for each page of a site that somebody has commented on.';
COMMENT ON COLUMN thread.page IS 'What the page is known by: the embedder''s id, or else the canonical URL.';

CREATE TABLE comment (
    site_id      integer     NOT NULL,
    id           uuid        NOT NULL,
    thread_id    uuid        NOT NULL,
    parent_id    uuid,
    depth        integer     NOT NULL,
    state        text        NOT NULL,
    name         text,
    author_key   bytea,
    body         text        NOT NULL,
    html         text        NOT NULL,
    fingerprint  bigint      NOT NULL,
    created_at   timestamptz NOT NULL,
    edited_at    timestamptz,
    published_at timestamptz,
    decision_id  uuid,
    version      integer     NOT NULL,
    CONSTRAINT comment_pk PRIMARY KEY (site_id, id),
    CONSTRAINT comment_state_known CHECK (state IN ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    CONSTRAINT comment_depth_range CHECK (depth BETWEEN 0 AND 4),
    CONSTRAINT comment_reply_has_parent CHECK ((depth = 0) = (parent_id IS NULL)),
    CONSTRAINT comment_body_length CHECK (octet_length(body) <= 65536),
    CONSTRAINT comment_body_erased CHECK ((state = 'WITHDRAWN') = (body = '')),
    CONSTRAINT comment_withdrawn_is_nameless CHECK (state <> 'WITHDRAWN' OR (name IS NULL AND html = '')),
    CONSTRAINT comment_author_key_length CHECK (octet_length(author_key) = 32),
    CONSTRAINT comment_decided CHECK (state NOT IN ('APPROVED', 'REJECTED') OR decision_id IS NOT NULL),
    CONSTRAINT comment_published CHECK (state <> 'APPROVED' OR published_at IS NOT NULL),
    CONSTRAINT comment_version_positive CHECK (version > 0),
    CONSTRAINT comment_thread_fk FOREIGN KEY (site_id, thread_id) REFERENCES thread (site_id, id),
    CONSTRAINT comment_parent_fk FOREIGN KEY (site_id, parent_id) REFERENCES comment (site_id, id)
);
CREATE INDEX comment_pending ON comment (site_id, created_at, id) WHERE state = 'PENDING';
CREATE INDEX comment_published_in_thread ON comment (site_id, thread_id) WHERE published_at IS NOT NULL;
CREATE INDEX comment_pending_copies ON comment (site_id, fingerprint) WHERE state = 'PENDING';
CREATE INDEX comment_of_author ON comment (site_id, author_key) WHERE author_key IS NOT NULL;
COMMENT ON TABLE comment IS 'What was posted, in the state it is in now. How it came there is in the journal.';
COMMENT ON COLUMN comment.author_key IS 'HMAC under the site''s secret of a secret that only the author''s browser has.';
COMMENT ON COLUMN comment.published_at IS 'When it was first public. Kept when it is no longer, so that pseudonyms stay.';
COMMENT ON COLUMN comment.fingerprint IS 'Hash of the letters and digits of the text: equal for copies.';
COMMENT ON COLUMN comment.decision_id IS 'The standing decision.';
