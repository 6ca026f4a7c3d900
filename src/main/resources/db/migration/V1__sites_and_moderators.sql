CREATE TABLE site (
    id               integer GENERATED ALWAYS AS IDENTITY,
    key              text        NOT NULL,
    name             text        NOT NULL,
    origins          text[]      NOT NULL,
    mode             text        NOT NULL,
    trusted_after    integer     NOT NULL,
    time_zone        text        NOT NULL,
    language         text        NOT NULL,
    edit_window      integer     NOT NULL,
    reply_depth      integer     NOT NULL,
    body_limit       integer     NOT NULL,
    close_after_days integer,
    policy_version   integer     NOT NULL,
    secret           bytea       NOT NULL,
    created_at       timestamptz NOT NULL,
    version          integer     NOT NULL,
    CONSTRAINT site_pk PRIMARY KEY (id),
    CONSTRAINT site_key_unique UNIQUE (key),
    CONSTRAINT site_key_shape CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    CONSTRAINT site_name_length CHECK (char_length(name) BETWEEN 1 AND 200),
    CONSTRAINT site_mode_known CHECK (mode IN ('PRE', 'TRUSTED', 'POST')),
    CONSTRAINT site_trusted_after_range CHECK (trusted_after BETWEEN 1 AND 1000),
    CONSTRAINT site_language_known CHECK (language IN ('en', 'es')),
    CONSTRAINT site_edit_window_range CHECK (edit_window BETWEEN 0 AND 86400),
    CONSTRAINT site_reply_depth_range CHECK (reply_depth BETWEEN 0 AND 4),
    CONSTRAINT site_body_limit_range CHECK (body_limit BETWEEN 1 AND 10000),
    CONSTRAINT site_close_after_range CHECK (close_after_days BETWEEN 1 AND 36500),
    CONSTRAINT site_secret_length CHECK (octet_length(secret) = 32)
);
COMMENT ON TABLE site IS 'Publications that embed comments. Ids start at 1: 0 stands for the installation itself.';
COMMENT ON COLUMN site.secret IS 'Key of the receipts and author keys. Whoever has it can forge receipts.';
COMMENT ON COLUMN site.edit_window IS 'Seconds after posting in which an author may edit an approved comment.';

CREATE TABLE moderator (
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    role       text        NOT NULL,
    all_sites  boolean     NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT moderator_pk PRIMARY KEY (id),
    CONSTRAINT moderator_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT moderator_role_known CHECK (role IN ('ADMIN', 'MODERATOR')),
    CONSTRAINT moderator_admin_has_all CHECK (role <> 'ADMIN' OR all_sites)
);
CREATE UNIQUE INDEX moderator_name_unique ON moderator (lower(name));
COMMENT ON TABLE moderator IS 'People and scripts that decide. Belongs to no site, like site itself.';

CREATE TABLE moderator_site (
    site_id      integer NOT NULL,
    moderator_id uuid    NOT NULL,
    CONSTRAINT moderator_site_pk PRIMARY KEY (site_id, moderator_id),
    CONSTRAINT moderator_site_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT moderator_site_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
CREATE INDEX moderator_site_of ON moderator_site (moderator_id);
COMMENT ON TABLE moderator_site IS 'The sites on which a moderator without all_sites may work.';

CREATE TABLE access_token (
    id           uuid        NOT NULL,
    moderator_id uuid        NOT NULL,
    name         text        NOT NULL,
    hash         bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    CONSTRAINT access_token_pk PRIMARY KEY (id),
    CONSTRAINT access_token_hash_unique UNIQUE (hash),
    CONSTRAINT access_token_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT access_token_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT access_token_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
CREATE INDEX access_token_of ON access_token (moderator_id);
COMMENT ON TABLE access_token IS 'What moderators sign in with: SHA-256 of 32 random bytes. Follows moderator, so it has no site.';
