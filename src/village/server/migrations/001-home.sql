-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Homes that are visited: where they stand in the village, and when to come again. What was found stays sealed in the record.
create table village_home (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  hamlet text,
  rt text,
  rw text,
  visited_on date,
  next_on date,
  next_to text,
  primary key (regency, stream_id)
);
comment on table village_home is 'projected';
create index village_home_place on village_home (regency, area);
create index village_home_worker on village_home (regency, worker_id);
create index village_home_next on village_home (regency, area, next_on) where next_on is not null;
alter table village_home enable row level security;
create policy within_authority on village_home using (within_authority(area, let_in));
