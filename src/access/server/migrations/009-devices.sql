-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Devices on which an officer keeps a copy, and when each was last heard of.

create table device (
  regency text collate "C" not null,
  id uuid not null,
  user_id text not null,
  name text not null,
  -- The key that the copy is sealed with, under the instance key. Gone when the device was ended.
  wrapped bytea,
  registered_at timestamptz not null,
  heard_at timestamptz not null,
  ended_at timestamptz,
  primary key (regency, id)
);
create index device_of_user on device (regency, user_id);
