CREATE TABLE likeness (
    site_id    integer     NOT NULL,
    id         uuid        NOT NULL,
    comment_id uuid        NOT NULL,
    key_1      integer     NOT NULL,
    key_2      integer,
    key_3      integer,
    key_4      integer,
    key_5      integer,
    key_6      integer,
    signature  bit(256)    NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT likeness_pk PRIMARY KEY (site_id, id)
);
-- The site is in the keys already.
CREATE INDEX likeness_key_1 ON likeness (key_1);
CREATE INDEX likeness_key_2 ON likeness (key_2);
CREATE INDEX likeness_key_3 ON likeness (key_3);
CREATE INDEX likeness_key_4 ON likeness (key_4);
CREATE INDEX likeness_key_5 ON likeness (key_5);
CREATE INDEX likeness_key_6 ON likeness (key_6);
COMMENT ON TABLE likeness IS 'What the first text of each kind is like: comments near it have its id as their likeness_id.';
COMMENT ON COLUMN likeness.comment_id IS 'Whose text it was: it is forgotten with it. Written before the comment, hence no foreign key.';
COMMENT ON COLUMN likeness.signature IS 'Two texts are copies when few of these bits differ.';

-- The oldest likeness near enough, or else a new one; null where there is none and none is to be founded. Planned for
-- the six indexes whatever the statistics say: a plan made while the table is small is kept, and would read all of it for
-- every comment of a flood. For that, no index that begins with the site may do: site_id + 0.
CREATE FUNCTION likeness_of(site integer, keys integer[], bits bit(256), farthest integer, founded uuid, comment uuid,
    now timestamptz) RETURNS uuid LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    oldest uuid;
BEGIN
    SELECT near.id INTO oldest FROM (
        SELECT l.id, l.signature FROM likeness l
        WHERE (l.key_1 = keys[1] OR l.key_2 = keys[2] OR l.key_3 = keys[3]
            OR l.key_4 = keys[4] OR l.key_5 = keys[5] OR l.key_6 = keys[6])
          AND l.site_id + 0 = site
        LIMIT 500) AS near
    WHERE bit_count(near.signature # bits) <= farthest
    ORDER BY near.id LIMIT 1;
    IF oldest IS NULL AND founded IS NOT NULL THEN
        INSERT INTO likeness (site_id, id, comment_id, key_1, key_2, key_3, key_4, key_5, key_6, signature, created_at)
        VALUES (site, founded, comment, keys[1], keys[2], keys[3], keys[4], keys[5], keys[6], bits, now);
        oldest := founded;
    END IF;
    RETURN oldest;
END $$;

ALTER TABLE comment ADD COLUMN likeness_id uuid,
    ADD CONSTRAINT comment_withdrawn_is_like_nothing CHECK (state <> 'WITHDRAWN' OR likeness_id IS NULL);
COMMENT ON COLUMN comment.likeness_id IS 'The same for copies. The row of likeness may be gone: it is only for finding.';

-- What is there already has been compared by its letters and digits alone, and stays so.
UPDATE comment SET likeness_id = first.id FROM (
    SELECT DISTINCT ON (site_id, fingerprint) site_id, fingerprint, id FROM comment
    WHERE state <> 'WITHDRAWN' ORDER BY site_id, fingerprint, id) AS first
WHERE comment.site_id = first.site_id AND comment.fingerprint = first.fingerprint AND comment.state <> 'WITHDRAWN';

DROP INDEX comment_pending_copies;
ALTER TABLE comment DROP COLUMN fingerprint;
CREATE INDEX comment_copies ON comment (site_id, likeness_id, state, id) WHERE likeness_id IS NOT NULL;
