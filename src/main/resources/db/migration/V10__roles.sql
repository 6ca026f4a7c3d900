ALTER TABLE moderator DROP CONSTRAINT moderator_role_known;
ALTER TABLE moderator ADD CONSTRAINT moderator_role_known CHECK (role IN ('ADMIN', 'MODERATOR', 'VIEWER'));
-- An administrator of some sites changes their settings and policies, and nothing that belongs to no site.
ALTER TABLE moderator DROP CONSTRAINT moderator_admin_has_all;
COMMENT ON TABLE moderator IS 'People and scripts that read or decide. Belongs to no site, like site itself.';
COMMENT ON TABLE moderator_site IS 'The sites on which a moderator without all_sites has the role.';
