-- SPDX-License-Identifier: AGPL-3.0-or-later
-- Whether a name stands with a task that is still to be done, and no account: written before officers could be chosen, or before the office had
-- accounts. Unknown until such a decision moves: it is looked into.
alter table decision add column unnamed boolean;
create index decision_unnamed on decision (regency, stream_id) where not settled and unnamed is distinct from false;
