-- SPDX-License-Identifier: AGPL-3.0-or-later
-- What certificates need as credentials: the public keys they were ever signed with, and their places in the lists of standing.

-- A key that is no longer used stays here: what was signed with it is still checked with it.
create table published_key (
  regency text collate "C" not null,
  thumbprint text collate "C" not null,
  x text collate "C" not null,
  since timestamptz not null,
  primary key (regency, thumbprint)
);

-- A place is drawn by lot, so that it says nothing about whose it is. It outlives its holder as the register does.
create table credential_status (
  regency text collate "C" not null,
  body_id text collate "C" not null,
  list integer not null,
  place integer not null,
  assessment_id uuid not null,
  nth integer not null,
  primary key (regency, body_id, list, place)
);
create unique index credential_status_certificate on credential_status (regency, assessment_id, nth);
