CREATE TABLE backtest (
    site_id      integer     NOT NULL,
    id           uuid        NOT NULL,
    moderator_id uuid        NOT NULL,
    state        text        NOT NULL,
    total        integer     NOT NULL,
    done         integer     NOT NULL,
    result       text,
    created_at   timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL,
    CONSTRAINT backtest_pk PRIMARY KEY (site_id, id),
    CONSTRAINT backtest_state_known CHECK (state IN ('RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    CONSTRAINT backtest_done_has_result CHECK (state <> 'DONE' OR result IS NOT NULL),
    CONSTRAINT backtest_progress CHECK (done BETWEEN 0 AND total),
    CONSTRAINT backtest_site_fk FOREIGN KEY (site_id) REFERENCES site (id),
    CONSTRAINT backtest_moderator_fk FOREIGN KEY (moderator_id) REFERENCES moderator (id)
);
-- One at a time for each site, from whatever node.
CREATE UNIQUE INDEX backtest_running ON backtest (site_id) WHERE state = 'RUNNING';
COMMENT ON TABLE backtest IS 'What rules and word lists would have made of comments that were decided. Forgotten after a week.';
COMMENT ON COLUMN backtest.result IS 'JSON: figures and the ids of examples, never a text, so that a withdrawn one is gone from here too.';
COMMENT ON COLUMN backtest.seen_at IS 'When its node last wrote: one that has not for a while is dead, and the backtest has failed.';
