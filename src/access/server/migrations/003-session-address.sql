-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Nothing was ever asked of the address from which a session was begun.

alter table session drop column address_hash;
