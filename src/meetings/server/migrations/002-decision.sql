-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Decisions, to be found under their room and their meeting. What was decided stays sealed in the record.
create table decision (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  room_regency text collate "C" not null,
  room_id uuid not null,
  meeting_id uuid,
  taken_on date not null,
  settled boolean not null,
  primary key (regency, stream_id)
);
comment on table decision is 'projected';
create index decision_of on decision (room_regency, room_id, taken_on);
alter table decision enable row level security;
create policy within_authority on decision using (within_authority(area, let_in));
