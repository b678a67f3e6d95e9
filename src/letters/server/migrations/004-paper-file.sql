-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Signed originals of papers of cases and meetings, by the name under which they lie sealed: whoever sweeps files that nobody names asks here.
create table paper_file (
  regency text collate "C" not null,
  stream_id uuid not null,
  nth integer not null,
  area text collate "C" not null,
  let_in text[] not null,
  address text not null,
  primary key (regency, stream_id, nth)
);
comment on table paper_file is 'projected';
alter table paper_file enable row level security;
create policy within_authority on paper_file using (within_authority(area, let_in));
