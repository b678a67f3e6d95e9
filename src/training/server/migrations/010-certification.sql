-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Certification bodies, competence tests and certificates. Names stay sealed in their records: lists ask the workers' files for them.

create table certification_body (
  regency text collate "C" not null,
  stream_id uuid not null,
  version integer not null,
  area text collate "C" not null,
  code text collate "C" not null,
  name text not null,
  office_id text not null,
  licences jsonb not null,
  schemes jsonb not null,
  primary key (regency, stream_id)
);
comment on table certification_body is 'projected';
alter table certification_body enable row level security;
create policy within_authority on certification_body using (within_authority(area, '{}'));

-- Two bodies of a regency never share a code, since their certificate numbers begin with it.
create table certification_body_code (
  regency text collate "C" not null,
  code text collate "C" not null,
  stream_id uuid not null,
  primary key (regency, code)
);
comment on table certification_body_code is 'projected';

create table assessment (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  scheme text collate "C" not null,
  scheme_name text not null,
  tested_on date not null,
  attempt integer not null,
  result text not null,
  primary key (regency, stream_id)
);
comment on table assessment is 'projected';
-- Two assessors who record the same attempt at once: the second is decided again.
create unique index assessment_attempt on assessment (regency, worker_id, scheme, attempt);
alter table assessment enable row level security;
create policy within_authority on assessment using (within_authority(area, let_in));

create table certificate (
  regency text collate "C" not null,
  stream_id uuid not null,
  -- The how-manieth certificate of one test.
  nth integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  worker_id uuid not null,
  number text collate "C" not null,
  scheme_name text not null,
  issued_on date not null,
  valid_until date not null,
  revoked_on date,
  primary key (regency, stream_id, nth)
);
comment on table certificate is 'projected';
create index certificate_newest on certificate (regency, issued_on desc, number desc);
create index certificate_worker on certificate (regency, worker_id);
alter table certificate enable row level security;
create policy within_authority on certificate using (within_authority(area, let_in));

-- The secret in a certificate's address, as a keyed hash.
create table certificate_address (
  regency text collate "C" not null,
  token bytea not null,
  area text collate "C" not null,
  assessment_id uuid not null,
  nth integer not null,
  primary key (regency, token)
);
comment on table certificate_address is 'projected';
alter table certificate_address enable row level security;
create policy within_authority on certificate_address using (within_authority(area, '{}'));

-- Every number ever given, of the body's own regency: none twice, none left out, none given back.
create table certificate_number (
  regency text collate "C" not null,
  series text collate "C" not null,
  serial integer not null,
  stream_id uuid not null,
  primary key (regency, series, serial)
);
comment on table certificate_number is 'projected';
