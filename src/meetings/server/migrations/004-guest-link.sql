-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Links for guests of a meeting, for its page. No name and no secret is in it.
create table guest_link (
  regency text collate "C" not null,
  link_id uuid not null,
  area text collate "C" not null,
  meeting_regency text collate "C" not null,
  meeting_id uuid not null,
  role text not null,
  voice_only boolean not null,
  state text not null,
  until timestamptz not null,
  primary key (regency, link_id)
);
comment on table guest_link is 'projected';
create index guest_link_meeting on guest_link (meeting_regency, meeting_id);
alter table guest_link enable row level security;
create policy within_authority on guest_link using (within_authority(area, '{}'));
