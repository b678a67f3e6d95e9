-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The register of placement companies: national reference records, which every officer may read.

create table agency (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  name text not null,
  name_key text not null,
  seat text collate "C",
  -- The days on which any of its licences counts.
  live datemultirange not null,
  licences jsonb not null,
  primary key (regency, stream_id)
);
comment on table agency is 'projected';
create index agency_name_order on agency (regency, name_key, stream_id);
alter table agency enable row level security;
create policy within_authority on agency using (within_authority(area, '{}'));

-- Two companies never have one name: the row of another is not taken over.
create table agency_name (
  regency text collate "C" not null,
  name_key text collate "C" not null,
  stream_id uuid not null,
  primary key (regency, name_key)
);
comment on table agency_name is 'projected';
