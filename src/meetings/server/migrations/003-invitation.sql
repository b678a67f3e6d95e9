-- SPDX-License-Identifier: AGPL-3.0-or-later
-- When a meeting is and to whom its invitation goes; and what was sent, so that nobody gets the same twice.
alter table meeting add column minutes integer not null default 60, add column sequence integer not null default 0;

create table meeting_invited (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  address text not null,
  primary key (regency, stream_id, address)
);
comment on table meeting_invited is 'projected';
alter table meeting_invited enable row level security;
create policy within_authority on meeting_invited using (within_authority(area, let_in));

create table meeting_sent (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  address text not null,
  sequence integer not null,
  primary key (regency, stream_id, address, sequence)
);
comment on table meeting_sent is 'projected';
alter table meeting_sent enable row level security;
create policy within_authority on meeting_sent using (within_authority(area, let_in));
