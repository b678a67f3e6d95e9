-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Charges against a rule, for counts by company. What was charged, how much and by whom stays sealed in the file.
create table charge (
  regency text collate "C" not null,
  stream_id uuid not null,
  nth integer not null,
  area text collate "C" not null,
  let_in text[] not null default '{}',
  -- The company of the register that asked for it; null where somebody else did.
  agency_id text collate "C",
  primary key (regency, stream_id, nth)
);
comment on table charge is 'projected';
create index charge_place on charge (regency, area);
alter table charge enable row level security;
create policy within_authority on charge using (within_authority(area, let_in));
