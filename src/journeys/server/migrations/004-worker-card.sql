-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A row of the list as the JSON that readers get, written once with the file instead of anew at every look. It is open at its end, since
-- whether the file is at risk depends on the day and is added then.
alter table worker add column card text;
update worker set card = rtrim(json_build_object('id', replace(regency, '.', '') || '-' || stream_id, 'version', version, 'name', name, 'sex', sex,
  'area', area, 'state', state, 'since', since, 'scheme', scheme, 'destination', destination, 'occupation', occupation,
  'registeredOn', registered_on, 'stage', stage, 'stageSince', stage_since, 'nextDue', next_due)::text, '}');
alter table worker alter column card set not null;
