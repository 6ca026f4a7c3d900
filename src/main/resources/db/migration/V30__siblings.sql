-- A comment's siblings, in whatever state, in their order: without it, each look at a comment reads all there are.
CREATE INDEX comment_siblings ON comment (site_id, thread_id, parent_id, created_at, id);
