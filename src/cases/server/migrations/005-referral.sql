-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which office is responsible for a case and which officer has it, and the days by which those above see how cases go.
alter table case_file
  add column responsible text collate "C",
  add column assignee text collate "C",
  add column opened_on date,
  add column respond_by date,
  add column responded_on date,
  add column closed_on date;
update case_file set opened_on = registered_on, respond_by = registered_on;
alter table case_file alter column opened_on set not null, alter column respond_by set not null;
create index case_file_assignee on case_file (assignee) where assignee is not null;
