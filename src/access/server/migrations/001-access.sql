-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Offices, accounts and how people sign in. Accounts are projected from their events; secrets are only here, never in events.

create table office (
  regency text collate "C" not null,
  id text not null,
  kind text not null,
  -- Where it sits, and the prefixes it answers for.
  area text collate "C" not null,
  areas text[] not null,
  primary key (regency, id)
);
comment on table office is 'projected';
create index office_by_id on office (id);

-- Offices are renamed; every name has its first day.
create table office_name (
  regency text collate "C" not null,
  office_id text not null,
  valid_from date not null,
  name text not null,
  primary key (regency, office_id, valid_from)
);
comment on table office_name is 'projected';

create table app_user (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  login text not null,
  name text not null,
  role text not null,
  office_id text not null,
  active boolean not null,
  primary key (regency, stream_id)
);
comment on table app_user is 'projected';
create index app_user_by_name on app_user (regency, name);
alter table app_user enable row level security;
create policy within_authority on app_user using (within_authority(area, '{}'));

-- One login in the whole instance, hence in one place: '00'.
create table user_login (
  regency text collate "C" not null,
  login text not null,
  stream_id uuid not null,
  user_id text not null,
  primary key (regency, login)
);
comment on table user_login is 'projected';

create table credential (
  regency text collate "C" not null,
  user_id text not null,
  -- argon2id in PHC form; null until the owner has set one.
  password_hash text,
  -- The secret of the authenticator app, wrapped by the instance key under this id; the next one counts, in its place, once it is confirmed.
  totp_id uuid,
  totp_wrapped bytea,
  next_totp_id uuid,
  next_totp_wrapped bytea,
  -- The last step that was used: a code works once (RFC 6238, 5.2).
  totp_step bigint not null default 0,
  -- Keyed hashes; each is removed when it is used.
  recovery bytea[] not null default '{}',
  primary key (regency, user_id)
);

create table session (
  regency text collate "C" not null,
  token_hash bytea not null,
  id uuid not null,
  user_id text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  address_hash bytea not null,
  agent text not null,
  primary key (regency, token_hash)
);
create index session_of_user on session (regency, user_id);

create table token (
  regency text collate "C" not null,
  token_hash bytea not null,
  user_id text not null,
  scopes text[] not null default '{}',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (regency, token_hash)
);
create index token_of_user on token (regency, user_id);

-- A one-time link to set a password; without an account it makes the first administrator of its office.
create table invitation (
  regency text collate "C" not null,
  token_hash bytea not null,
  user_id text,
  office_id text,
  expires_at timestamptz not null,
  primary key (regency, token_hash)
);

-- Failed attempts per account and per address, as keyed hashes: neither table nor backup says who tried.
create table sign_in_attempt (
  regency text collate "C" not null,
  subject bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz not null,
  primary key (regency, subject)
);
create index user_login_id on user_login (regency, user_id);
