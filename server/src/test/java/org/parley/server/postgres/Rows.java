package org.parley.server.postgres;

/** A few rows for every table, with what is awkward to copy: quotes, tabs, line ends, right-to-left text, nulls, infinity. */
final class Rows {

    private Rows() {}

    static final String SQL = """
            insert into parley.account (id, sign_in, password, factor, may_open, made_at, failures, locked_until)
            select md5('account' || n)::uuid, 'name-' || n || E'-quince\\tlantern', E'$argon2id$\\\\back\\\\slash\\r\\n' || n,
                   case when n % 2 = 0 then '\\x00ff5c0a'::bytea end, n = 1, timestamptz '2026-01-01' + n * interval '1 us',
                   n, case when n = 3 then 'infinity'::timestamptz end
            from generate_series(1, 40) n;
            insert into parley.talks
            select md5('talks' || n)::uuid, now(), n = 2 from generate_series(1, 3) n;
            insert into parley.party
            select md5('talks' || n)::uuid, p from generate_series(1, 3) n, unnest(array['north', 'south']) p;
            insert into parley.member (id, talks, account, role, party, name, since, left_at)
            select md5('member' || n || '/' || m)::uuid, md5('talks' || n)::uuid, md5('account' || m)::uuid,
                   case when m < 3 then 'team' else 'member' end,
                   case when m < 3 then null when m % 2 = 0 then 'north' else 'south' end,
                   'Delegate ' || m || U&' \\0645\\0641\\0627\\0648\\0636 \\05E0\\05E6\\05D9\\05D2' || E' \\\\. ''"\\t',
                   '0001-01-01 BC', case when m = 7 then now() end
            from generate_series(1, 3) n, generate_series(1, 12) m;
            insert into parley.session (token, account, began, seen, expires, second, ended)
            select sha256(('s' || n)::bytea), md5('account' || n)::uuid, now(), now(), 'infinity', false,
                   case when n = 2 then now() end
            from generate_series(1, 5) n;
            insert into parley.invitation
                (token, talks, role, party, name, by_member, made, expires, used, withdrawn)
            select sha256(('i' || n)::bytea), md5('talks1')::uuid, 'team', null, 'Somebody ' || n, md5('member1/1')::uuid,
                   now(), now(), null, now() from generate_series(1, 5) n;
            insert into parley.chain (talks, audience, length, head)
            select md5('talks' || n)::uuid, a, 60, sha256(a::bytea)
            from generate_series(1, 3) n, unnest(array['common', 'team', 'caucus/north']) a;
            insert into parley.entry
            select c.talks, c.audience, n, md5(c.audience || n)::uuid, now() + n * interval '1 us', md5('member1/1')::uuid,
                   'author', 'message', sha256(('c' || n)::bytea), sha256(('p' || n)::bytea), sha256(('h' || n)::bytea), 1,
                   case when n % 10 <> 0 then sha256(n::text::bytea) || decode(repeat(md5(n::text), n), 'hex') end, null
            from parley.chain c, generate_series(1, 60) n;
            insert into parley.draft
            select md5('member1/' || n)::uuid, n, md5('talks1')::uuid, 'party/north', 3, ''::bytea, now()
            from generate_series(1, 4) n;
            insert into parley.disclosure
            select md5('d' || n)::uuid, md5('talks1')::uuid, 'caucus/north', array['south', E'a"b,{c}\\\\'],
                   sha256(('d' || n)::bytea), md5('member1/1')::uuid, now(), 'infinity', 1, '\\xff00', null
            from generate_series(1, 3) n;
            insert into parley.approval
            select md5('d' || n)::uuid, md5('member1/2')::uuid, now(), n = 1 from generate_series(1, 3) n;
            insert into parley.reset values (md5('account1')::uuid, md5('account2')::uuid, now());
            insert into parley.device
            select md5('talks1')::uuid, 'north', md5('device' || n)::uuid, md5('member1/4')::uuid, 'Laptop ' || n, '\\x01',
                   '\\x02', now(), null from generate_series(1, 2) n;
            insert into parley.letter
                (talks, party, device, outward, serial, at, expires, body, id, file, opened)
            select md5('talks1')::uuid, 'north', md5('device1')::uuid, n % 2 = 0, 9007199254740993 + n, now(), now(),
                   sha256(n::text::bytea), md5('letter' || n)::uuid, case when n = 2 then '\\x0a00'::bytea end,
                   case when n % 2 = 1 then n end
            from generate_series(1, 6) n;
            insert into parley.recovery
            select md5('account1')::uuid, sha256(n::text::bytea), case when n = 1 then now() end from generate_series(1, 4) n;
            insert into parley.passkey
                (account, id, name, credential, counter, verified, backup_eligible, backed_up, added, used)
            select md5('account1')::uuid, sha256(n::text::bytea), 'Key ' || n, '\\x00ff', 4294967295, true, n = 1, false, now(),
                   case when n = 1 then now() end from generate_series(1, 2) n;
            insert into parley.challenge values (sha256('browser'), 'sign-in', sha256('asked'), now());
            insert into parley.look
            select md5('member1/' || n)::uuid, md5('talks1')::uuid, 'common', n, '\\x00ff' from generate_series(1, 4) n;
            insert into parley.renewal
            select sha256('r'), md5('renewal')::uuid, md5('talks1')::uuid, md5('member1/4')::uuid, md5('member1/1')::uuid,
                   true, now(), 'infinity', null, null;
            """;
}
