-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Passkeys of accounts, and what was asked of whoever shows one.

create table passkey (
  regency text collate "C" not null,
  -- As the device names it.
  credential_id bytea not null,
  id uuid not null,
  user_id text not null,
  name text not null,
  -- COSE.
  public_key bytea not null,
  -- Counts its uses, where the device does: one that goes back was copied.
  counter bigint not null,
  transports text[] not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  primary key (regency, credential_id)
);
create unique index passkey_by_id on passkey (regency, id);
create index passkey_of_user on passkey (regency, user_id);

-- What one is asked once and must answer within minutes; as hashes, so that nobody who reads the table can answer in another's place.
create table challenge (
  regency text collate "C" not null,
  hash bytea not null,
  purpose text not null,
  -- Whom it concerns, as a keyed hash; null where that is not known yet.
  subject bytea,
  -- From where it was asked, as a keyed hash: so many are kept for one place.
  asked_from bytea,
  expires_at timestamptz not null,
  primary key (regency, hash)
);
create index challenge_from on challenge (regency, asked_from, expires_at);
create index challenge_expired on challenge (regency, expires_at);
