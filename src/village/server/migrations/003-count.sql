-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What villages counted of a month; figures, and nobody's name.
create table count_sheet (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  month text collate "C" not null,
  last jsonb not null,
  primary key (regency, stream_id)
);
comment on table count_sheet is 'projected';
create index count_sheet_month on count_sheet (regency, month, area);
alter table count_sheet enable row level security;
create policy within_authority on count_sheet using (within_authority(area, let_in));
