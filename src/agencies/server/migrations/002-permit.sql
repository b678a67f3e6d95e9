-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Permits to recruit, beside the licences of a company.
alter table agency
  add column permits jsonb not null default '[]',
  add column permits_whole_from date;

-- A permit must not be passed on: its number stands under one company.
create table agency_permit (
  regency text collate "C" not null,
  number_key text collate "C" not null,
  stream_id uuid not null,
  primary key (regency, number_key)
);
comment on table agency_permit is 'projected';
