-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The last re-enrolment of an account: what waits for a second officer, and what its owner is told.

create table re_enrolment (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  office_id text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  confirmed_by text,
  confirmed_at timestamptz,
  primary key (regency, stream_id)
);
comment on table re_enrolment is 'projected';
alter table re_enrolment enable row level security;
create policy within_authority on re_enrolment using (within_authority(area, '{}'));
