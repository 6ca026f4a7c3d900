ALTER TABLE moderator ADD COLUMN active boolean NOT NULL DEFAULT true;
COMMENT ON COLUMN moderator.active IS 'False: nothing lets them in, neither token, session nor password.';

CREATE TABLE account (
    moderator_id   uuid        NOT NULL,
    user_name      text        NOT NULL,
    password_hash  text,
    totp_secret    bytea,
    totp_confirmed boolean     NOT NULL,
    totp_step      bigint      NOT NULL,
    created_at     timestamptz NOT NULL,
    CONSTRAINT account_pk PRIMARY KEY (moderator_id),
    CONSTRAINT account_user_name_unique UNIQUE (user_name),
    CONSTRAINT account_user_name_shape CHECK (user_name ~ '^[a-z0-9][a-z0-9._@+-]{1,99}$'),
    CONSTRAINT account_password_hash_shape CHECK (position('argon2id' IN password_hash) = 2),
    CONSTRAINT account_totp_secret_length CHECK (octet_length(totp_secret) = 20),
    CONSTRAINT account_totp_confirmed_has_secret CHECK (totp_secret IS NOT NULL OR NOT totp_confirmed),
    CONSTRAINT account_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
COMMENT ON TABLE account IS 'How people sign in. Without a password_hash: not yet, not any more, or elsewhere. Follows moderator.';
COMMENT ON COLUMN account.totp_secret IS 'Key of the codes of RFC 6238. Whoever has it can make them.';
COMMENT ON COLUMN account.totp_step IS 'The 30 seconds of the last code that was used: no code is good twice.';

CREATE TABLE recovery_code (
    moderator_id uuid  NOT NULL,
    hash         bytea NOT NULL,
    CONSTRAINT recovery_code_pk PRIMARY KEY (moderator_id, hash),
    CONSTRAINT recovery_code_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT recovery_code_account_fk FOREIGN KEY (moderator_id) REFERENCES account (moderator_id)
);
COMMENT ON TABLE recovery_code IS 'Stand in for a code when the telephone is lost: SHA-256 of 80 random bits, gone once used. Follows moderator.';

CREATE TABLE invitation (
    moderator_id uuid        NOT NULL,
    hash         bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    CONSTRAINT invitation_pk PRIMARY KEY (moderator_id),
    CONSTRAINT invitation_hash_unique UNIQUE (hash),
    CONSTRAINT invitation_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT invitation_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
COMMENT ON TABLE invitation IS 'Lets a moderator choose a password, once: SHA-256 of 32 random bytes. Follows moderator.';

CREATE TABLE session (
    id           uuid        NOT NULL,
    moderator_id uuid        NOT NULL,
    hash         bytea       NOT NULL,
    created_at   timestamptz NOT NULL,
    used_at      timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    CONSTRAINT session_pk PRIMARY KEY (id),
    CONSTRAINT session_hash_unique UNIQUE (hash),
    CONSTRAINT session_hash_length CHECK (octet_length(hash) = 32),
    CONSTRAINT session_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
CREATE INDEX session_of ON session (moderator_id);
COMMENT ON TABLE session IS 'Who is signed in: SHA-256 of 32 random bytes. Forgotten once it has ended. Follows moderator.';
