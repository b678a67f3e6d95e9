-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A token is listed by a name, and revoked by an id that leads to no secret.

alter table token
  add column id uuid not null default gen_random_uuid(),
  add column name text not null default '',
  add column last_used_at timestamptz;
alter table token alter column id drop default, alter column name drop default;
create unique index token_by_id on token (regency, id);
