-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Every number ever given, of certificates, letters and minutes: none twice, none left out, none given back. Whoever comes second is decided
-- again with the number after. It outlives an erasure, and so names its record otherwise than by `stream_id`.
create table given_number (
  regency text collate "C" not null,
  series text collate "C" not null,
  serial integer not null,
  record_id uuid not null,
  -- The wall of the record, where that is sealed; there is nothing to read here but numbers.
  let_in text[] not null default '{}',
  primary key (regency, series, serial, record_id)
);
comment on table given_number is 'projected';
create unique index given_number_once on given_number (regency, series, serial);
