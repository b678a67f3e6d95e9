-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Who is the head of a village office, each from a day on: whoever may appoint there.

create table office_head (
  regency text collate "C" not null,
  office_id text not null,
  valid_from date not null,
  user_id text not null,
  primary key (regency, office_id, valid_from)
);
comment on table office_head is 'projected';
