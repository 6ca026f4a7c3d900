CREATE TABLE rule (
    site_id    integer     NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    condition  text        NOT NULL,
    outcome    text        NOT NULL,
    clause     text,
    detail     text,
    state      text        NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT rule_pk PRIMARY KEY (site_id, id),
    CONSTRAINT rule_name_unique UNIQUE (site_id, name),
    CONSTRAINT rule_name_length CHECK (char_length(name) BETWEEN 1 AND 100),
    CONSTRAINT rule_condition_length CHECK (char_length(condition) BETWEEN 1 AND 2000),
    CONSTRAINT rule_outcome_known CHECK (outcome IN ('NONE', 'NOTE', 'HOLD', 'REJECT')),
    CONSTRAINT rule_rejection_cites CHECK (outcome <> 'REJECT' OR clause IS NOT NULL),
    CONSTRAINT rule_state_known CHECK (state IN ('DRAFT', 'LIVE')),
    CONSTRAINT rule_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
);
COMMENT ON TABLE rule IS 'A site''s own rules: conditions in CEL. They run in the order of their ids, that in which they were made.';
