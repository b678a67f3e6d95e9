-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Several offices of a kind may sit at one place; which of them it is stands in what it numbers. Those that were opened before are not counted.
alter table office add column nth integer;
create unique index office_nth on office (regency, kind, area, nth);
