CREATE TABLE classifier_version (
    site_id      integer     NOT NULL,
    version      integer     NOT NULL,
    created_at   timestamptz NOT NULL,
    moderator_id uuid,
    decisions    integer     NOT NULL,
    rejected     integer     NOT NULL,
    model        bytea       NOT NULL,
    evaluation   jsonb       NOT NULL,
    CONSTRAINT classifier_version_pk PRIMARY KEY (site_id, version),
    CONSTRAINT classifier_version_positive CHECK (version > 0),
    CONSTRAINT classifier_version_counts CHECK (rejected BETWEEN 0 AND decisions),
    CONSTRAINT classifier_version_model_size CHECK (octet_length(model) BETWEEN 1 AND 1048576),
    CONSTRAINT classifier_version_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT classifier_version_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
COMMENT ON TABLE classifier_version IS
    'What was learned from a site''s decisions: weights, no texts. The latest ten stay, and the one that is chosen.';
COMMENT ON COLUMN classifier_version.moderator_id IS 'Who asked for it. Null: the service, when enough was decided.';

CREATE TABLE classifier (
    site_id   integer NOT NULL,
    in_use    text    NOT NULL,
    version   integer,
    shared    boolean NOT NULL,
    lender_id integer,
    CONSTRAINT classifier_pk PRIMARY KEY (site_id),
    CONSTRAINT classifier_in_use_known CHECK (in_use IN ('LATEST', 'VERSION', 'NONE')),
    CONSTRAINT classifier_version_chosen CHECK ((in_use = 'VERSION') = (version IS NOT NULL)),
    CONSTRAINT classifier_lender_is_another CHECK (lender_id <> site_id),
    CONSTRAINT classifier_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT classifier_version_fk FOREIGN KEY (site_id, version) REFERENCES classifier_version (site_id, version),
    CONSTRAINT classifier_lender_fk FOREIGN KEY (lender_id) REFERENCES site (id)
);
COMMENT ON TABLE classifier IS
    'Which version a site uses, and what it lends or borrows; a site without a row uses its latest and does neither.';
COMMENT ON COLUMN classifier.lender_id IS 'Whose model it uses until it has one of its own, while that site shares it.';
