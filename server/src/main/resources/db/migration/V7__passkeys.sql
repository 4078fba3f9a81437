-- Passkeys: a second factor that answers a challenge with a signature. What is kept of one is its public half.

create table parley.passkey (
    account         uuid not null references parley.account,
    -- As the authenticator named it.
    id              bytea not null check (length(id) between 1 and 1023),
    name            text not null check (length(name) between 1 and 100),
    -- Public key and kind of authenticator, in the form of WebAuthn's attested credential data.
    credential      bytea not null check (length(credential) <= 8192),
    -- How often it was used, by its own count; 0 for one that does not count.
    counter         bigint not null check (counter >= 0),
    verified        boolean not null,
    backup_eligible boolean not null,
    backed_up       boolean not null,
    added           timestamptz not null,
    used            timestamptz,
    primary key (account, id)
);
alter table parley.passkey enable row level security;
alter table parley.passkey force row level security;
create policy for_the_guard on parley.passkey to parley_owner using (true) with check (true);
create policy gate on parley.passkey for select to parley_app using ((select guard.at_gate()));
create policy gate_use on parley.passkey for update to parley_app
    using ((select guard.at_gate())) with check ((select guard.at_gate()));
create policy own on parley.passkey for select to parley_app using (account = (select guard.account()));
create policy own_new on parley.passkey for insert to parley_app with check (account = (select guard.account()));
create policy own_gone on parley.passkey for delete to parley_app using (account = (select guard.account()));
grant select, insert, delete on parley.passkey to parley_app;
grant update (counter, backed_up, used) on parley.passkey to parley_app;

-- What was asked and not answered yet: one question at a time for a browser and a purpose. The gate alone sees them; they serve
-- once and for minutes.
create table parley.challenge (
    -- SHA-256 of what the browser holds: the mark of a visitor, or the token of a session.
    browser bytea not null check (length(browser) = 32),
    purpose text not null check (purpose in ('sign-in', 'register')),
    asked   bytea not null check (length(asked) = 32),
    expires timestamptz not null,
    primary key (browser, purpose)
);
create index challenge_expires on parley.challenge (expires);
alter table parley.challenge enable row level security;
alter table parley.challenge force row level security;
create policy for_the_guard on parley.challenge to parley_owner using (true) with check (true);
create policy gate on parley.challenge to parley_app using ((select guard.at_gate())) with check ((select guard.at_gate()));
grant select, insert, delete on parley.challenge to parley_app;
grant update (asked, expires) on parley.challenge to parley_app;

grant select on parley.passkey, parley.challenge to parley_backup;

-- Access anew without the lost second factor is access without any.
create or replace function guard.renew(renewal_token bytea, new_password text, at timestamptz)
    returns text language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    given parley.renewal;
    whose uuid;
    named text;
begin
    if not guard.at_gate() then
        raise exception 'such links are used at the gate' using errcode = '42501';
    end if;
    update parley.renewal r set used = at
    where r.token = renewal_token and r.used is null and r.withdrawn is null and r.expires > at
        and guard.may_renew(r.by_member, r.member)
    returning * into given;
    if not found then
        return null;
    end if;
    select m.account into whose from parley.member m where m.id = given.member;
    update parley.account a
    set password = new_password, failures = 0, locked_until = null,
        factor = case when given.factor then null else a.factor end
    where a.id = whose returning a.sign_in into named;
    if given.factor then
        delete from parley.recovery c where c.account = whose;
        delete from parley.passkey p where p.account = whose;
    end if;
    update parley.session set ended = at where account = whose and ended is null;
    update parley.renewal r set withdrawn = at
    from parley.member m where m.id = r.member and m.account = whose and r.used is null and r.withdrawn is null;
    return named;
end $$;
