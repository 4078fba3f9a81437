package org.parley.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What PostgreSQL's own catalogue says of who may reach what, held against what is written down in {@code grants.txt}.
 * Everything that is not allowed by name is a fault.
 */
final class Catalogue {

    /** Schemas that are ours; all but PostgreSQL's own. */
    private static final String OURS = " n.nspname !~ '^pg_' and n.nspname <> 'information_schema' ";

    /** Flyway's list of steps: only the owner comes near it, and it names nobody. */
    private static final String STEPS = "migrations.flyway_schema_history";

    private final Connection connection;

    /** @param connection of any role that may read the catalogue, inside whatever transaction it is in */
    Catalogue(Connection connection) {
        this.connection = connection;
    }

    /** Each fault in a sentence; empty where all is as it should be. */
    List<String> faults() throws SQLException {
        List<String> faults = new ArrayList<>();
        faults.addAll(found(
                "the table %s does not force row security",
                """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity) and""" + OURS + "and n.nspname || '.' || c.relname <> '" + STEPS + "'"));
        faults.addAll(found(
                "the table %s has no policy", """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not exists (select from pg_policy p where p.polrelid = c.oid) and""" + OURS + "and n.nspname || '.' || c.relname <> '" + STEPS + "'"));
        faults.addAll(found("the policy %s lets everything through", """
                select p.polname || ' on ' || p.polrelid::regclass from pg_policy p
                where p.polroles <> array['parley_owner'::regrole::oid]
                and (coalesce(pg_get_expr(p.polqual, p.polrelid), 'x') = 'true'
                     or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), 'x') = 'true')"""));
        faults.addAll(found("the policy %s is for everybody", """
                select p.polname || ' on ' || p.polrelid::regclass from pg_policy p where 0 = any (p.polroles)"""));
        faults.addAll(found("the view %s is not a security_invoker", """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false) and""" + OURS));
        faults.addAll(found("%s holds rows that row security does not guard", """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('m', 'f') and""" + OURS));
        faults.addAll(found("the sequence %s counts for all parties together", """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'S' and""" + OURS));
        faults.addAll(found(
                "the large object %s lies outside of all tables", "select oid::text from pg_largeobject_metadata"));
        faults.addAll(found("the function %s runs as its owner without a pinned search_path", """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.prosecdef
                and not coalesce('search_path=pg_catalog, pg_temp' = any (p.proconfig), false) and""" + OURS));
        faults.addAll(found("the function %s is not the owner's", """
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where p.proowner <> 'parley_owner'::regrole and""" + OURS));
        faults.addAll(
                found("the extension %s is not ours", "select extname from pg_extension where extname <> 'plpgsql'"));
        faults.addAll(found("parley_backup cannot copy %s", """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and n.nspname = 'parley'
                and not has_table_privilege('parley_backup', c.oid, 'select')"""));
        faults.addAll(found("anybody may call new functions%s", """
                select '' where not exists (
                    select from pg_default_acl
                    where defaclrole = 'parley_owner'::regrole and defaclobjtype = 'f' and defaclnamespace = 0)"""));
        faults.addAll(roles());
        faults.addAll(beyond("granted, but not on the list: %s", grants(), written("grants.txt")));
        faults.addAll(beyond("unique, but not on the list: %s", unique(), written("unique.txt")));
        return faults;
    }

    private List<String> roles() throws SQLException {
        List<String> faults = new ArrayList<>();
        faults.addAll(found("the role %s may do what only an administrator needs", """
                select rolname from pg_roles where rolname in ('parley_owner', 'parley_app', 'parley_backup')
                and (rolsuper or rolcreatedb or rolcreaterole or rolreplication
                     or rolbypassrls and rolname <> 'parley_backup')"""));
        faults.addAll(found("%s", """
                select member::regrole || ' can become ' || roleid::regrole from pg_auth_members
                where member::regrole::text like 'parley%' or roleid::regrole::text like 'parley%'"""));
        faults.addAll(found("%s belongs to a role that should own nothing", """
                select coalesce((pg_identify_object(d.classid, d.objid, d.objsubid)).identity, d.objid::text)
                from pg_shdepend d where d.deptype = 'o'
                and d.refobjid in ('parley_app'::regrole, 'parley_backup'::regrole)
                and d.dbid in (0, (select oid from pg_database where datname = current_database()))"""));
        return faults;
    }

    /** Who else than the owner may do what, one line each; PUBLIC is everybody. */
    private Set<String> grants() throws SQLException {
        return new TreeSet<>(found("%s", """
                with held(what, acl) as (
                    select 'table ' || n.nspname || '.' || c.relname,
                           coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner))
                    from pg_class c join pg_namespace n on n.oid = c.relnamespace
                    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and %OURS%
                    union all
                    select 'column ' || n.nspname || '.' || c.relname || '.' || a.attname, a.attacl
                    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                    where a.attacl is not null and not a.attisdropped and %OURS%
                    union all
                    select 'function ' || p.oid::regprocedure, coalesce(p.proacl, acldefault('f', p.proowner))
                    from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                    where p.prorettype <> 'trigger'::regtype and %OURS%
                    union all
                    select 'schema ' || n.nspname, coalesce(n.nspacl, acldefault('n', n.nspowner))
                    from pg_namespace n where %OURS%
                    union all
                    select 'database', coalesce(datacl, acldefault('d', datdba))
                    from pg_database where datname = current_database()
                    union all
                    select 'new objects of kind ' || d.defaclobjtype::text || ' of ' || d.defaclrole::regrole, d.defaclacl
                    from pg_default_acl d
                )
                select case when a.grantee = 0 then 'PUBLIC' else a.grantee::regrole::text end
                    || ' ' || lower(a.privilege_type) || ' ' || what
                    || case when a.is_grantable then ' and may pass it on' else '' end
                from held, aclexplode(acl) a
                where not (a.grantee = 'parley_backup'::regrole and a.privilege_type = 'SELECT' and not a.is_grantable
                           and what like 'table parley.%')
                and a.grantee not in ('parley_owner'::regrole, 10, (select oid from pg_roles where rolname = 'pg_database_owner'))
                """.replace("%OURS%", OURS)));
    }

    /** Every uniqueness tells who tries a value that it is there: each one is looked at before it is written down. */
    private Set<String> unique() throws SQLException {
        return new TreeSet<>(found("%s", """
                select n.nspname || '.' || c.relname || ' (' || (
                    select string_agg(coalesce(a.attname, 'expression'), ', ' order by k.place)
                    from unnest(i.indkey::smallint[]) with ordinality k(number, place)
                    left join pg_attribute a on a.attrelid = c.oid and a.attnum = k.number and k.number > 0) || ')'
                from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
                where (i.indisunique or i.indisexclusion) and n.nspname <> 'migrations' and""" + OURS));
    }

    /** All tables that are ours, with their schema. */
    Set<String> tables() throws SQLException {
        return new TreeSet<>(found("%s", """
                select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and""" + OURS));
    }

    private List<String> found(String sentence, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(sentence.replace("%s", rows.getString(1)));
            }
        }
        return found;
    }

    private static List<String> beyond(String sentence, Set<String> there, Set<String> written) {
        return there.stream()
                .filter(one -> !written.contains(one))
                .map(one -> sentence.replace("%s", one))
                .toList();
    }

    private static Set<String> written(String file) {
        try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
