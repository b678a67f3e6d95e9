-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who trains: public centres (BLK) and private ones (LPK). Organisations, so nothing here is personal.
create table provider (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  kind text not null,
  name text not null,
  name_key text not null,
  -- All of them, since on which days it may train follows from all of them.
  licences jsonb not null,
  primary key (regency, stream_id)
);
comment on table provider is 'projected';
create index provider_name on provider (regency, name_key, stream_id);
alter table provider enable row level security;
create policy within_authority on provider using (within_authority(area, let_in));
