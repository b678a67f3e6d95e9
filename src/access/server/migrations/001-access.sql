-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Offices, staff and how they sign in. National (`00`): a person may serve an office of several regencies.
create table office (
  regency text collate "C" not null default '00',
  id text not null,
  kind text not null,
  prefixes text[] not null,
  name text not null,
  primary key (regency, id)
);
create table staff (
  regency text collate "C" not null default '00',
  id text not null,
  login text not null,
  name text not null,
  role text not null,
  office_id text not null,
  password_hash text not null,
  failures integer not null default 0,
  paused_until timestamptz,
  primary key (regency, id),
  unique (regency, login)
);
-- Sessions of browsers and tokens of machines; only hashes are kept.
create table bearer (
  regency text collate "C" not null default '00',
  hash bytea not null,
  staff_id text not null,
  kind text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (regency, hash)
);
