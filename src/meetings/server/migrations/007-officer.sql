-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Which officers have a task of a decision that is still to be done: what goes to somebody else when one of them leaves.
alter table decision add column officers text[] not null default '{}';
create index decision_officers on decision using gin (officers);
