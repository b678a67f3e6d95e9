-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Twin files: which pairs are known and open. A NIK is unique within its regency; who else holds it elsewhere is found by its keyed hash.
create table twin (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  one text not null,
  other text not null,
  open boolean not null,
  primary key (regency, stream_id)
);
comment on table twin is 'projected';
create index twin_one on twin (regency, one);
create index twin_other on twin (regency, other);
alter table twin enable row level security;
create policy within_authority on twin using (within_authority(area, let_in));
create index identity_hash on identity (kind, hash);
