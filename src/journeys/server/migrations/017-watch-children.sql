-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Children grow up without an event: the row has the day on which each is of age ('infinity' where nobody knows it), and the last such day of
-- those whom nobody is known to care for. When they were born is sealed, so files that had some are looked at again by the clock.
alter table watch add column children_until date[] not null default '{}', add column uncared_until date;
update watch set children_until = array_fill('infinity'::date, array[children]), uncared_until = case when uncared then 'infinity'::date end
where children > 0;
update worker set review_on = current_date from watch
where watch.regency = worker.regency and watch.stream_id = worker.stream_id and watch.children > 0;
alter table watch drop column children, drop column uncared;
