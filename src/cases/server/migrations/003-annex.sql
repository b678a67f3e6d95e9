-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Annexes of cases: whose lie in which. No row is seen but by whoever an annex is sealed to; that there is one is told to others by who has custody,
-- and nothing of what stands in it is here.
create table case_annex (
  regency text collate "C" not null,
  stream_id uuid not null,
  case_id uuid not null,
  office text collate "C" not null,
  area text collate "C" not null,
  let_in text[] not null,
  primary key (regency, stream_id)
);
comment on table case_annex is 'projected';
create index case_annex_case on case_annex (regency, case_id);
alter table case_annex enable row level security;
create policy within_authority on case_annex using (within_authority(area, let_in));
