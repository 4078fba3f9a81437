package org.parley.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.server.postgres.Role;

/** P1: nothing in the database is reachable that is not on a written list, and every table forces row security. */
@DisplayName("P1: nothing in the database is open that is not on the list")
class CatalogueTest {

    private final TestDatabase database = TestDatabase.open();

    @Test
    void nothingIsReachableThatIsNotWrittenDown() throws SQLException {
        try (Connection owner = database.as(Role.OWNER)) {
            assertThat(new Catalogue(owner).faults()).isEmpty();
        }
    }

    /** Each fault is planted in a transaction that is rolled back: a copy that nobody else sees. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            create table parley.planted (id uuid)                                         | the table parley.planted does not force row security
            create table parley.planted (id uuid); alter table parley.planted enable row level security | the table parley.planted does not force row security
            create table public.planted (id uuid)                                         | the table public.planted does not force row security
            alter table parley.entry no force row level security                          | the table parley.entry does not force row security
            alter table parley.entry disable row level security                           | the table parley.entry does not force row security
            create table parley.planted (id uuid)                                         | the table parley.planted has no policy
            create table parley.planted (id uuid)                                         | parley_backup cannot copy parley.planted
            create policy planted on parley.entry for select to parley_app using (true)   | the policy planted on parley.entry lets everything through
            create policy planted on parley.draft for insert to parley_app with check (true) | the policy planted on parley.draft lets everything through
            create policy planted on parley.entry for select using (talks is null)        | the policy planted on parley.entry is for everybody
            create view parley.planted as select * from parley.entry                      | the view parley.planted is not a security_invoker
            create materialized view parley.planted as select 1 as one                    | parley.planted holds rows that row security does not guard
            create sequence parley.planted                                                | the sequence parley.planted counts for all parties together
            alter table parley.entry add column planted bigint generated always as identity | the sequence parley.entry_planted_seq counts for all parties together
            select lo_create(4242)                                                        | the large object 4242 lies outside of all tables
            create function guard.planted() returns int language sql security definer as 'select 1' | the function guard.planted() runs as its owner without a pinned search_path
            alter function guard.reads() set search_path = parley, pg_temp                | the function guard.reads() runs as its owner without a pinned search_path
            alter function guard.reads() reset search_path                                | the function guard.reads() runs as its owner without a pinned search_path
            create function guard.planted() returns int language sql as 'select 1'; grant execute on function guard.planted() to public | granted, but not on the list: PUBLIC execute function guard.planted()
            grant execute on function guard.reads() to public                             | granted, but not on the list: PUBLIC execute function guard.reads()
            grant select on parley.entry to public                                        | granted, but not on the list: PUBLIC select table parley.entry
            grant delete on parley.entry to parley_app                                    | granted, but not on the list: parley_app delete table parley.entry
            grant update (kind) on parley.entry to parley_app                             | granted, but not on the list: parley_app update column parley.entry.kind
            grant truncate on parley.entry to parley_app                                  | granted, but not on the list: parley_app truncate table parley.entry
            grant select on guard.pass_key to parley_app                                  | granted, but not on the list: parley_app select table guard.pass_key
            grant insert on parley.entry to parley_backup                                 | granted, but not on the list: parley_backup insert table parley.entry
            grant select on parley.party to parley_app with grant option                  | granted, but not on the list: parley_app select table parley.party and may pass it on
            grant create on schema parley to parley_app                                   | granted, but not on the list: parley_app create schema parley
            grant usage on schema public to public                                        | granted, but not on the list: PUBLIC usage schema public
            grant temporary on database parley to parley_app                              | granted, but not on the list: parley_app temporary database
            alter default privileges in schema parley grant select on tables to parley_app | granted, but not on the list: parley_app select new objects of kind r of parley_owner
            alter default privileges grant execute on functions to public                 | anybody may call new functions
            create unique index planted on parley.entry (id)                              | unique, but not on the list: parley.entry (id)
            create unique index planted on parley.entry (talks, id)                       | unique, but not on the list: parley.entry (talks, id)
            """)
    void aPlantedFaultIsFound(String planted, String sentence) throws SQLException {
        try (Connection owner = database.as(Role.OWNER);
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute(planted);
            assertThat(new Catalogue(owner).faults()).contains(sentence);
            owner.rollback();
        }
    }

    @Test
    void whatTheAppMadeForItselfIsFound() throws SQLException {
        try (Connection owner = database.as(Role.OWNER);
                Connection app = database.as(Role.APP);
                Statement asOwner = owner.createStatement();
                Statement asApp = app.createStatement()) {
            asOwner.execute("grant create on schema guard to parley_app");
            try {
                asApp.execute("create function guard.planted() returns int language sql as 'select 1'");
                assertThat(new Catalogue(owner).faults())
                        .contains(
                                "the function guard.planted() is not the owner's",
                                "guard.planted() belongs to a role that should own nothing");
            } finally {
                asApp.execute("drop function if exists guard.planted()");
                asOwner.execute("revoke create on schema guard from parley_app");
            }
            assertThat(new Catalogue(owner).faults()).isEmpty();
        }
    }
}
