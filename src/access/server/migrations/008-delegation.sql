-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who may act in whose place: named commands, within places, until a day.

create table delegation (
  regency text collate "C" not null,
  stream_id uuid not null,
  area text collate "C" not null,
  giver_id text not null,
  deputy_id text not null,
  office_id text not null,
  commands text[] not null,
  areas text[] not null,
  until date not null,
  revoked_at timestamptz,
  primary key (regency, stream_id)
);
comment on table delegation is 'projected';
create index delegation_of_giver on delegation (regency, giver_id);
create index delegation_of_deputy on delegation (regency, deputy_id);
alter table delegation enable row level security;
create policy within_authority on delegation using (within_authority(area, '{}'));
