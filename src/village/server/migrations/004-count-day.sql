-- SPDX-License-Identifier: AGPL-3.0-or-later
-- When a sheet was counted. Those that are here came in on that day.
update count_sheet set last = last || jsonb_build_object('on', ((last ->> 'at')::timestamptz at time zone 'Asia/Jakarta')::date::text);
