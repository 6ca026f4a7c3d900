-- Comes with PostgreSQL (in Debian's server package too). It is trusted: the owner of a database may add it.
CREATE EXTENSION IF NOT EXISTS unaccent;

-- Words as they are, without case and accents. No language's endings are cut off, and no words left out: one site's
-- comments are in several languages. What a language makes alike is found by the beginnings of words, in word_query.
CREATE TEXT SEARCH CONFIGURATION plain_words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION plain_words ALTER MAPPING FOR
    word, hword, hword_part, numword, numhword, hword_numpart WITH unaccent, simple;

-- Addresses and words with hyphens in pieces: PostgreSQL keeps "https://spam.example/cheap-pills" whole, so that neither
-- "spam" nor "cheap" would find it.
CREATE FUNCTION in_pieces(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN translate(text, '/:?&=#_.@+~-', '            ');

CREATE FUNCTION plain_text(text text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(unaccent('unaccent'::regdictionary, lower(text)));

-- A word and all that its languages make of it: what begins as both the word and its stem do. A prefix, so that parts of
-- words are found as well.
CREATE FUNCTION word_query(word text, stemmers text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    plain   text := plain_text(word);
    stemmer text;
    stem    text;
    common  integer;
    found   tsquery;
BEGIN
    IF plain = '' THEN
        RETURN NULL;
    END IF;
    -- Of one or two letters every tenth word begins with them.
    found := to_tsquery('simple', quote_literal(plain) || CASE WHEN length(plain) > 2 THEN ':*' ELSE '' END);
    FOREACH stemmer IN ARRAY stemmers LOOP
        stem := plain_text((ts_lexize(stemmer::regdictionary, lower(word)))[1]);
        common := 0;
        WHILE common < length(stem) AND substr(stem, common + 1, 1) = substr(plain, common + 1, 1) LOOP
            common := common + 1;
        END LOOP;
        IF common >= 3 AND common < length(plain) THEN
            found := found || to_tsquery('simple', quote_literal(left(plain, common)) || ':*');
        END IF;
    END LOOP;
    RETURN found;
END $$;

CREATE FUNCTION search_query(words text[], phrases text[], stemmers text[]) RETURNS tsquery LANGUAGE plpgsql STABLE AS $$
DECLARE
    found tsquery;
    one   text;
BEGIN
    FOREACH one IN ARRAY words LOOP
        found := coalesce(found && word_query(one, stemmers), found, word_query(one, stemmers));
    END LOOP;
    FOREACH one IN ARRAY phrases LOOP
        found := coalesce(found && phraseto_tsquery('plain_words', in_pieces(one)), phraseto_tsquery('plain_words', in_pieces(one)));
    END LOOP;
    RETURN found;
END $$;

CREATE TABLE comment_words (
    site_id    integer     NOT NULL,
    comment_id uuid        NOT NULL,
    created_at timestamptz NOT NULL,
    words      tsvector    NOT NULL,
    CONSTRAINT comment_words_pk PRIMARY KEY (site_id, comment_id)
);
CREATE INDEX comment_words_of_site ON comment_words (site_id, created_at, comment_id);
CREATE INDEX comment_words_of_all ON comment_words (created_at, comment_id);
-- New words wait in a list, which is short: a post now and then sorts them in, and every search reads it.
CREATE INDEX comment_words_by_word ON comment_words USING gin (words) WITH (gin_pending_list_limit = 512);
COMMENT ON TABLE comment_words IS
    'The words of the texts, for search; kept by triggers. Apart from comment, all of whose indexes change with every decision.';

CREATE FUNCTION comment_words_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO comment_words (site_id, comment_id, created_at, words)
        VALUES (NEW.site_id, NEW.id, NEW.created_at, to_tsvector('plain_words', in_pieces(NEW.body)));
    ELSE
        UPDATE comment_words SET words = to_tsvector('plain_words', in_pieces(NEW.body))
        WHERE site_id = NEW.site_id AND comment_id = NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER comment_words_made AFTER INSERT ON comment
    FOR EACH ROW EXECUTE FUNCTION comment_words_follow();
CREATE TRIGGER comment_words_changed AFTER UPDATE OF body ON comment
    FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body) EXECUTE FUNCTION comment_words_follow();

INSERT INTO comment_words (site_id, comment_id, created_at, words)
SELECT site_id, id, created_at, to_tsvector('plain_words', in_pieces(body)) FROM comment;

CREATE INDEX decision_by_moderator ON decision (site_id, moderator_id, comment_id) WHERE moderator_id IS NOT NULL;
