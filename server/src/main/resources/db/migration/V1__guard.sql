-- Who is asking, and what that lets them see. Nothing here trusts a plain setting: a transaction shows a pass that the
-- server signed for this very connection and this very transaction, and functions of the owner check it.

-- What is not granted below is not granted: PostgreSQL would let everybody call new functions and look into `public`.
alter default privileges revoke execute on functions from public;
revoke all on schema public from public;

create schema guard;
create schema parley;
grant usage on schema guard, parley to parley_app;
grant usage on schema guard, parley to parley_backup;

-- Two blocks that the server's key and the constants of HMAC (RFC 2104) make; renewed at each start.
create table guard.pass_key (
    one   boolean primary key default true check (one),
    inner_block bytea not null check (length(inner_block) = 64),
    outer_block bytea not null check (length(outer_block) = 64)
);
alter table guard.pass_key enable row level security;
alter table guard.pass_key force row level security;
create policy owner_only on guard.pass_key to parley_owner using (true) with check (true);

-- The kind of pass and whom it is for; nulls where there is no pass or a forged one. A pass reads kind/subject/digest.
create function guard.pass(out kind text, out subject uuid)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    part    text[] := string_to_array(nullif(current_setting('parley.pass', true), ''), '/');
    key     guard.pass_key;
    message bytea;
begin
    if part is null or array_length(part, 1) <> 3 then
        return;
    end if;
    select * into key from guard.pass_key;
    message := convert_to(
        part[1] || '/' || part[2] || '/' || pg_backend_pid() || '/' || (extract(epoch from now()) * 1000000)::bigint, 'UTF8');
    -- Digests of digests are compared, so that the time it takes tells nothing about the right one.
    if sha256(sha256(key.outer_block || sha256(key.inner_block || message)))
            is distinct from sha256(decode(part[3], 'hex')) then
        return;
    end if;
    kind := part[1];
    subject := nullif(part[2], '')::uuid;
exception when invalid_parameter_value or invalid_text_representation or character_not_in_repertoire then
    kind := null;
    subject := null;
end $$;

-- Before sign-in nobody is known yet; the gate may look up accounts, sessions and invitations, and nothing else.
create function guard.at_gate() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((select kind = 'gate' from guard.pass()), false) $$;

create table parley.account (
    id           uuid primary key,
    -- Handed out by the server with random words, so that no clash ever tells that somebody else is there.
    sign_in      text not null unique,
    password     text not null,
    factor       bytea,
    factor_step  bigint not null default 0,
    may_open     boolean not null default false,
    made_by      uuid,
    made_at      timestamptz not null,
    failures     int not null default 0,
    locked_until timestamptz
);

create table parley.talks (
    id       uuid primary key,
    opened   timestamptz not null,
    deniable boolean not null
);

create table parley.party (
    talks uuid not null references parley.talks,
    id    text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$' and id <> 'team'),
    primary key (talks, id)
);

create table parley.member (
    id      uuid primary key,
    talks   uuid not null references parley.talks,
    account uuid not null references parley.account,
    role    text not null check (role in ('lead', 'team', 'head', 'member', 'adviser', 'observer', 'monitor')),
    party   text,
    name    text not null check (length(name) between 1 and 100),
    since   timestamptz not null,
    left_at timestamptz,
    foreign key (talks, party) references parley.party,
    check ((role in ('head', 'member', 'adviser')) = (party is not null))
);
create unique index once_in_talks on parley.member (talks, account) where left_at is null;
create index member_account on parley.member (account);

-- The member a pass is for, as long as they have not left; no row otherwise.
create function guard.myself() returns parley.member
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select m from parley.member m
   where m.id = (select subject from guard.pass() where kind = 'member') and m.left_at is null $$;

create function guard.member() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select id from guard.myself() $$;

create function guard.talks() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select talks from guard.myself() $$;

create function guard.role() returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select role from guard.myself() $$;

create function guard.party() returns text
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select party from guard.myself() $$;

create function guard.mediates() returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((select role in ('lead', 'team') from guard.myself()), false) $$;

-- The talks that the asker mediates; null for everybody else.
create function guard.mediated() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select talks from guard.myself() where role in ('lead', 'team') $$;

-- The account a pass is for: its holder's, or that of the member.
create function guard.account() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((select account from guard.myself()), (select subject from guard.pass() where kind = 'holder')) $$;

-- The audiences whose chains a member reads, and those they may add to: the visibility matrix, in the database's words.
create function guard.reads() returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with me as (select * from guard.myself())
    select case
        when me.role = 'lead' then array['common', 'team', 'admin/team']
            || (select coalesce(array_agg('caucus/' || id), '{}') || coalesce(array_agg('admin/' || id), '{}')
                from parley.party where party.talks = me.talks)
        when me.role = 'team' then array['common', 'team', 'admin/team']
            || (select coalesce(array_agg('caucus/' || id), '{}') from parley.party where party.talks = me.talks)
        when me.role = 'head' then
            array['common', 'party/' || me.party, 'caucus/' || me.party, 'admin/' || me.party]
        when me.role in ('member', 'adviser') then array['common', 'party/' || me.party, 'caucus/' || me.party]
        when me.role in ('observer', 'monitor') then array['common']
        else '{}'::text[]
    end from me $$;

create function guard.writes() returns text[]
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with me as (select * from guard.myself())
    select case
        when me.role = 'lead' then guard.reads()
        when me.role = 'team' then array_remove(guard.reads(), 'admin/team')
        when me.role = 'head' then guard.reads()
        when me.role = 'member' then guard.reads()
        when me.role = 'monitor' then array['common']
        else '{}'::text[]
    end from me $$;

create table parley.session (
    token   bytea primary key check (length(token) = 32),
    account uuid not null references parley.account,
    began   timestamptz not null,
    seen    timestamptz not null,
    expires timestamptz not null,
    second  boolean not null,
    ended   timestamptz
);
create index session_account on parley.session (account);

create table parley.invitation (
    token     bytea primary key check (length(token) = 32),
    talks     uuid not null references parley.talks,
    role      text not null,
    party     text,
    name      text not null check (length(name) between 1 and 100),
    by_member uuid not null references parley.member,
    made      timestamptz not null,
    expires   timestamptz not null,
    used      timestamptz,
    withdrawn timestamptz,
    foreign key (talks, party) references parley.party,
    check ((role in ('head', 'member', 'adviser')) = (party is not null))
);

alter table parley.account enable row level security;
alter table parley.account force row level security;
alter table parley.talks enable row level security;
alter table parley.talks force row level security;
alter table parley.party enable row level security;
alter table parley.party force row level security;
alter table parley.member enable row level security;
alter table parley.member force row level security;
alter table parley.session enable row level security;
alter table parley.session force row level security;
alter table parley.invitation enable row level security;
alter table parley.invitation force row level security;

-- The owner's functions read what they decide by. The owner's password is used at start only, in a process of its own.
create policy for_the_guard on parley.account to parley_owner using (true) with check (true);
create policy for_the_guard on parley.talks to parley_owner using (true) with check (true);
create policy for_the_guard on parley.party to parley_owner using (true) with check (true);
create policy for_the_guard on parley.member to parley_owner using (true) with check (true);
create policy for_the_guard on parley.session to parley_owner using (true) with check (true);
create policy for_the_guard on parley.invitation to parley_owner using (true) with check (true);

create policy gate on parley.account to parley_app using ((select guard.at_gate())) with check ((select guard.at_gate()));
create policy own on parley.account for select to parley_app using (id = (select guard.account()));
create policy own_change on parley.account for update to parley_app
    using (id = (select guard.account())) with check (id = (select guard.account()));
grant select, insert on parley.account to parley_app;
grant update (password, factor, factor_step, failures, locked_until) on parley.account to parley_app;

create policy gate on parley.session to parley_app using ((select guard.at_gate())) with check ((select guard.at_gate()));
create policy own on parley.session for select to parley_app using (account = (select guard.account()));
create policy own_end on parley.session for update to parley_app
    using (account = (select guard.account())) with check (account = (select guard.account()));
grant select, insert on parley.session to parley_app;
grant update (seen, second, ended) on parley.session to parley_app;

create policy members on parley.talks for select to parley_app
    using (id = (select guard.talks()) or id in (
        select m.talks from parley.member m where m.account = (select guard.account()) and m.left_at is null));
grant select on parley.talks to parley_app;

create policy members on parley.party for select to parley_app using (talks = (select guard.talks()));
grant select on parley.party to parley_app;

-- A delegation's people are its own and the team's to know. Each arm names whole columns of an index, so that what is not
-- the asker's own is not even looked at.
create index member_side on parley.member (talks, party);
create policy same_side on parley.member for select to parley_app using (
    account = (select guard.account())
    or talks = (select guard.talks()) and party = (select guard.party())
    or talks = (select guard.mediated()));
grant select on parley.member to parley_app;

create policy gate on parley.invitation for select to parley_app using ((select guard.at_gate()));
create index invitation_side on parley.invitation (talks, party);
create policy issuers on parley.invitation for select to parley_app using (
    talks = (select guard.talks()) and party = (select guard.party()) and (select guard.role()) = 'head'
    or talks = (select guard.mediated()) and (select guard.role()) = 'lead');
create policy issue on parley.invitation for insert to parley_app with check (
    talks = (select guard.talks()) and by_member = (select guard.member())
    and ((select guard.role()) = 'lead'
         or (select guard.role()) = 'head' and party = (select guard.party()) and role in ('member', 'adviser')));
create policy withdraw on parley.invitation for update to parley_app using (
    talks = (select guard.talks())
    and ((select guard.role()) = 'lead' or (select guard.role()) = 'head' and party = (select guard.party())));
grant select, insert on parley.invitation to parley_app;
grant update (withdrawn) on parley.invitation to parley_app;
