-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Files of annexes, by the name under which they lie sealed: whoever sweeps files that nobody names asks here.
create table case_annex_file (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  address text not null,
  primary key (regency, stream_id, address)
);
comment on table case_annex_file is 'projected';
alter table case_annex_file enable row level security;
create policy within_authority on case_annex_file using (within_authority(area, let_in));
