-- SPDX-License-Identifier: AGPL-3.0-or-later
-- One register of numbers for everything that is numbered.
insert into given_number (regency, series, serial, record_id) select regency, series, serial, letter_id from letter_number;
drop table letter_number;

-- Papers of cases and meetings, as anybody who holds one may check them: never what they say. They outlive an erasure, and so name their record
-- otherwise than by `stream_id`; the secret in their address is kept as a keyed hash.
create table office_paper (
  regency text collate "C" not null,
  token bytea not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  record_id uuid not null,
  kind text collate "C" not null,
  number text collate "C" not null,
  office text not null,
  signer text not null,
  issued_on date not null,
  hash text not null,
  revoked_on date,
  primary key (regency, token)
);
comment on table office_paper is 'projected';
alter table office_paper enable row level security;
create policy within_authority on office_paper using (within_authority(area, let_in));
