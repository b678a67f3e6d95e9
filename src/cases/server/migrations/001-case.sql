-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Cases, for lists. That there was one outlives an erasure, without a name: the agency counts them. What was told stays sealed in the record.
create table case_file (
  regency text collate "C" not null,
  case_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid,
  worker_regency text collate "C",
  name text,
  category text not null,
  state text not null,
  registered_on date not null,
  -- Of the first step; empty once it is closed.
  due_on date,
  -- The kinds of offices that have a step in it.
  owners text[] not null,
  primary key (regency, case_id)
);
comment on table case_file is 'projected';
create index case_file_due on case_file (regency, due_on, case_id);
create index case_file_worker on case_file (worker_regency, worker_id) where worker_id is not null;
alter table case_file enable row level security;
create policy within_authority on case_file using (within_authority(area, let_in));
