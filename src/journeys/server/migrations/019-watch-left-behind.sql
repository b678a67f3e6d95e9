-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Children of whoever died abroad or was stopped on the way are watched too. Who has some is sealed, so their files are looked at again by the clock.
update worker set review_on = current_date where state in ('DECEASED_ABROAD', 'INTERCEPTED') and merged_into is null;
