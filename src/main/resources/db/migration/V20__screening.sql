CREATE TABLE screening (
    site_id  integer NOT NULL,
    settings text    NOT NULL,
    CONSTRAINT screening_pk PRIMARY KEY (site_id),
    CONSTRAINT screening_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
);
COMMENT ON TABLE screening IS 'How a site screens, as JSON; a site without a row has never set anything.';

CREATE TABLE word_list (
    site_id    integer     NOT NULL,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    language   text,
    entries    text        NOT NULL,
    size       integer     NOT NULL,
    created_at timestamptz NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT word_list_pk PRIMARY KEY (site_id, id),
    CONSTRAINT word_list_name_unique UNIQUE (site_id, name),
    CONSTRAINT word_list_name_length CHECK (char_length(name) BETWEEN 1 AND 60),
    CONSTRAINT word_list_language_shape CHECK (language ~ '^[a-z]{2,3}$'),
    CONSTRAINT word_list_size_range CHECK (size BETWEEN 0 AND 10000),
    CONSTRAINT word_list_site_fk FOREIGN KEY (site_id) REFERENCES site (id)
);
COMMENT ON TABLE word_list IS 'Words that a site looks for. The entries are JSON: a list is read and replaced as a whole.';
