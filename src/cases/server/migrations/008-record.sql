-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Of a case that was read in from a record: the case of which the record tells, so that nobody reads it in twice.
alter table case_file add column record_id text collate "C";
create index case_file_record on case_file (record_id) where record_id is not null;
