-- SPDX-License-Identifier: AGPL-3.0-or-later
create table testimony (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  primary key (regency, stream_id)
);
comment on table testimony is 'projected';
alter table testimony enable row level security;
create policy within_authority on testimony using (within_authority(area, let_in));
