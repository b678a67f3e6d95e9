-- SPDX-License-Identifier: AGPL-3.0-or-later
-- When the instance key was changed, and by which public key the one is known under which everything is closed since.
-- Open to whoever reads the database: it says nothing of anybody.
create table key_rotation (
  regency text collate "C" not null,
  public_key text not null,
  at timestamptz not null,
  primary key (regency, public_key)
);
