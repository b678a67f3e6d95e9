-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Job orders: national reference records, which every officer may read. Who holds a place is written by the files themselves.
create table job_order (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  agency_id uuid not null,
  number text not null,
  partner text not null,
  country text collate "C" not null,
  occupation text collate "C" not null,
  quota integer not null,
  wage jsonb not null,
  first_day date not null,
  last_day date not null,
  withdrawn_from date,
  primary key (regency, stream_id)
);
comment on table job_order is 'projected';
create index job_order_last on job_order (regency, last_day desc, stream_id desc);
alter table job_order enable row level security;
create policy within_authority on job_order using (within_authority(area, '{}'));

-- The orders of one company never share a number.
create table job_order_number (
  regency text collate "C" not null,
  agency_id uuid not null,
  number_key text collate "C" not null,
  stream_id uuid not null,
  primary key (regency, agency_id, number_key)
);
comment on table job_order_number is 'projected';
