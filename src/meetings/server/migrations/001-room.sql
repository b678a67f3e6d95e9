-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Rooms and the meetings in them, for lists. Each row carries the wall of its record: the offices that are in the room.
create table room (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  title text not null,
  created_on date not null,
  offices integer not null,
  moved_at timestamptz not null,
  primary key (regency, stream_id)
);
comment on table room is 'projected';
create index room_members on room using gin (let_in);
alter table room enable row level security;
create policy within_authority on room using (within_authority(area, let_in));

create table room_case (
  regency text collate "C" not null,
  stream_id uuid not null,
  case_regency text collate "C" not null,
  case_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  primary key (regency, stream_id, case_regency, case_id)
);
comment on table room_case is 'projected';
create index room_case_of on room_case (case_regency, case_id);
alter table room_case enable row level security;
create policy within_authority on room_case using (within_authority(area, let_in));

create table meeting (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  room_regency text collate "C" not null,
  room_id uuid not null,
  title text not null,
  state text not null,
  starts_at timestamptz not null,
  primary key (regency, stream_id)
);
comment on table meeting is 'projected';
create index meeting_of on meeting (room_regency, room_id, starts_at);
alter table meeting enable row level security;
create policy within_authority on meeting using (within_authority(area, let_in));
