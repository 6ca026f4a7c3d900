CREATE TABLE policy (
    site_id      integer     NOT NULL,
    version      integer     NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT policy_pk PRIMARY KEY (site_id, version),
    CONSTRAINT policy_version_positive CHECK (version > 0),
    CONSTRAINT policy_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
);
COMMENT ON TABLE policy IS 'Versions of the rules of a site. Never changed: a decision cites the version it was made under.';

CREATE TABLE clause (
    site_id  integer NOT NULL,
    version  integer NOT NULL,
    number   text    NOT NULL,
    language text    NOT NULL,
    place    integer NOT NULL,
    title    text    NOT NULL,
    text     text    NOT NULL,
    CONSTRAINT clause_pk PRIMARY KEY (site_id, version, number, language),
    CONSTRAINT clause_number_shape CHECK (number ~ '^[0-9]{1,3}([.][0-9]{1,3})?$'),
    CONSTRAINT clause_language_known CHECK (language IN ('en', 'es')),
    CONSTRAINT clause_title_length CHECK (char_length(title) BETWEEN 1 AND 100),
    CONSTRAINT clause_text_length CHECK (char_length(text) BETWEEN 1 AND 2000),
    CONSTRAINT clause_policy_fk FOREIGN KEY (site_id, version) REFERENCES policy (site_id, version)
);
COMMENT ON TABLE clause IS 'Numbered rules of a policy, in the languages that it is written in.';
