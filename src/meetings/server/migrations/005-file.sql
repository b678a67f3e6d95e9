-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Files that are shared in rooms, by the name under which they lie sealed: whoever sweeps files that nobody names asks here.
create table room_file (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  address text not null,
  primary key (regency, stream_id, address)
);
comment on table room_file is 'projected';
alter table room_file enable row level security;
create policy within_authority on room_file using (within_authority(area, let_in));
