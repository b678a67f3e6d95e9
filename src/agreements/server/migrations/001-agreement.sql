-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Agreements between offices, for lists. What is promised in words stays sealed in the record.
create table agreement (
  regency text collate "C" not null,
  agreement_id uuid not null,
  area text collate "C" not null,
  let_in text[] not null,
  title text not null,
  signed boolean not null,
  valid_from date not null,
  valid_until date not null,
  ended_on date,
  -- When the first promise that is open is due.
  due_on date,
  primary key (regency, agreement_id)
);
comment on table agreement is 'projected';
create index agreement_order on agreement (valid_until desc, agreement_id);
alter table agreement enable row level security;
create policy within_authority on agreement using (within_authority(area, let_in));
