-- SPDX-License-Identifier: AGPL-3.0-or-later
-- A sealed record's key is kept once for each office that it is sealed to, closed under a key of that office, and comes out to that office alone:
-- `entry` says until when, as in `let_in`. Both are empty for a key that whoever reaches the record may open.
alter table subject_key add column office text collate "C" not null default '';
alter table subject_key add column entry text collate "C" not null default '';
alter table subject_key drop constraint subject_key_pkey;
alter table subject_key add primary key (regency, stream_id, office);
alter table subject_key enable row level security;
create policy own_key on subject_key using (office = '' or lets_in(array[entry], current_setting('kawal.guest', true)));
