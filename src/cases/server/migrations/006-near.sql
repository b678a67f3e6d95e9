-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The row of a list as it is answered, open at its end: what is due, and whether it is late, is added when it is read.
-- What an office of the neighbourhood is told of what is due: nothing of what somebody is given. It lists cases by days of its own.
alter table case_file
  add column near_due_on date,
  add column near_owners text[],
  add column card text;
update case_file set near_due_on = due_on, near_owners = owners, card = rtrim(json_build_object('id', rpad(replace(regency, '.', ''), 4, '0') || '-' || case_id,
  'name', name, 'area', area, 'category', category, 'state', state, 'registeredOn', registered_on)::text, '}');
alter table case_file alter column near_owners set not null, alter column card set not null;
create index case_file_regency_order on case_file (regency, (coalesce(due_on, date '2999-12-31')), case_id);
create index case_file_near_order on case_file (regency, (coalesce(near_due_on, date '2999-12-31')), case_id);
