-- SPDX-License-Identifier: AGPL-3.0-or-later
-- For which head a paper was signed, and whether that is one for the time being; said to whoever checks it.
alter table office_paper add column for_name text, add column caretaker text collate "C";
drop function if exists office_paper_by_token(text, bytea);
