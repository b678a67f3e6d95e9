-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Snapshots of the official list: national reference records. Without rows, the source could not be reached.
create table agency_list (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  on_day date not null,
  source text not null,
  rows jsonb,
  primary key (regency, stream_id)
);
comment on table agency_list is 'projected';
create index agency_list_day on agency_list (regency, on_day desc, stream_id desc);
alter table agency_list enable row level security;
create policy within_authority on agency_list using (within_authority(area, '{}'));
