-- SPDX-License-Identifier: AGPL-3.0-or-later
-- The job queue keeps its tables in a schema of its own, which the application role owns.
create schema if not exists pgboss authorization kawal_app;
