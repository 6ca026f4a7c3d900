CREATE TABLE seal (
    site_id   integer     NOT NULL,
    number    bigint      NOT NULL,
    sealed_at timestamptz NOT NULL,
    from_tx   xid8        NOT NULL,
    to_tx     xid8        NOT NULL,
    entries   bigint      NOT NULL,
    root      bytea       NOT NULL,
    previous  bytea       NOT NULL,
    hash      bytea       NOT NULL,
    CONSTRAINT seal_pk PRIMARY KEY (site_id, number),
    CONSTRAINT seal_of_the_installation CHECK (site_id = 0),
    CONSTRAINT seal_number_positive CHECK (number > 0),
    CONSTRAINT seal_range CHECK (from_tx < to_tx),
    CONSTRAINT seal_of_something CHECK (entries > 0),
    CONSTRAINT seal_hash_lengths
        CHECK (octet_length(root) = 32 AND octet_length(previous) = 32 AND octet_length(hash) = 32)
);
COMMENT ON TABLE seal IS 'One chain over the whole journal: what a seal covers cannot be changed unnoticed. Never changed.';
COMMENT ON COLUMN seal.from_tx IS 'It covers the entries of transactions from here, where the seal before ends …';
COMMENT ON COLUMN seal.to_tx IS '… to before here: all of them had ended when it was made.';
COMMENT ON COLUMN seal.root IS 'Root of the Merkle tree of the entries in order of tx, id and site_id.';
COMMENT ON COLUMN seal.previous IS 'Hash of the seal before; zeros for the first.';

CREATE FUNCTION seal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Seals of the journal are never changed';
END $$;
CREATE TRIGGER seal_append_only BEFORE UPDATE OR DELETE ON seal
    FOR EACH ROW EXECUTE FUNCTION seal_refuse_change();
CREATE TRIGGER seal_not_emptied BEFORE TRUNCATE ON seal
    FOR EACH STATEMENT EXECUTE FUNCTION seal_refuse_change();

-- A database that was restored from a dump numbers its transactions anew, below those that the journal has. The service
-- notices it at its start, and lifts the numbers by replacing this function and the column's default.
CREATE FUNCTION journal_offset() RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT CAST(0 AS bigint)';
