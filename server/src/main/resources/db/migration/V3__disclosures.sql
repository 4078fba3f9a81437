-- A disclosure from a caucus to others needs two members of the team. What is approved is a commitment, recipients and a
-- day; the database itself refuses everything else.

create table parley.disclosure (
    id         uuid primary key,
    talks      uuid not null references parley.talks,
    source     text not null check (source like 'caucus/%'),
    recipients text[] not null check (cardinality(recipients) > 0),
    commitment bytea not null check (length(commitment) = 32),
    asked_by   uuid not null references parley.member,
    asked      timestamptz not null,
    expires    timestamptz not null,
    -- Nonce and content, sealed with the key of the caucus, so that approvers see what they approve; null once erased.
    epoch      int not null,
    sealed     bytea,
    withdrawn  timestamptz,
    check (expires > asked)
);

create table parley.approval (
    disclosure uuid not null references parley.disclosure,
    by_member  uuid not null references parley.member,
    at         timestamptz not null,
    granted    boolean not null,
    primary key (disclosure, by_member)
);

-- Who gave whom a new password or second factor: not somebody whose approval counts for them.
create table parley.reset (
    account uuid not null references parley.account,
    by_account uuid not null references parley.account,
    at      timestamptz not null,
    primary key (account, by_account, at)
);

alter table parley.disclosure enable row level security;
alter table parley.disclosure force row level security;
alter table parley.approval enable row level security;
alter table parley.approval force row level security;
alter table parley.reset enable row level security;
alter table parley.reset force row level security;
create policy for_the_guard on parley.disclosure to parley_owner using (true) with check (true);
create policy for_the_guard on parley.approval to parley_owner using (true) with check (true);
create policy for_the_guard on parley.reset to parley_owner using (true) with check (true);

create policy team on parley.disclosure for select to parley_app
    using (talks = (select guard.talks()) and (select guard.mediates()));
create policy ask on parley.disclosure for insert to parley_app
    with check (talks = (select guard.talks()) and (select guard.mediates()) and asked_by = (select guard.member()));
create policy withdraw on parley.disclosure for update to parley_app
    using (talks = (select guard.talks()) and asked_by = (select guard.member()));
grant select, insert on parley.disclosure to parley_app;
grant update (withdrawn) on parley.disclosure to parley_app;

create policy team on parley.approval for select to parley_app
    using ((select guard.mediates()) and disclosure in (select d.id from parley.disclosure d));
create policy decide on parley.approval for insert to parley_app
    with check ((select guard.mediates()) and by_member = (select guard.member())
                and disclosure in (select d.id from parley.disclosure d));
grant select, insert on parley.approval to parley_app;

create policy own on parley.reset for select to parley_app using (account = (select guard.account()));
grant select on parley.reset to parley_app;

create function guard.second_pair_of_eyes() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked    parley.disclosure;
    asker    parley.member;
    approver parley.member;
begin
    select * into asked from parley.disclosure d where d.id = new.disclosure and d.talks = guard.talks();
    if asked.id is null or not guard.mediates() or new.by_member is distinct from guard.member() then
        raise exception 'not allowed to decide this' using errcode = '42501';
    end if;
    select * into asker from parley.member m where m.id = asked.asked_by;
    select * into approver from parley.member m where m.id = new.by_member;
    if approver.account = asker.account then
        raise exception 'nobody approves what they asked for' using errcode = 'PA001';
    end if;
    if exists (select from parley.account a where a.id = approver.account and a.made_by = asker.account)
            or exists (select from parley.reset r where r.account = approver.account and r.by_account = asker.account) then
        raise exception 'this account was made or reset by who asked' using errcode = 'PA002';
    end if;
    if new.at >= asked.expires or asked.withdrawn is not null or asker.left_at is not null then
        raise exception 'there is nothing to approve any more' using errcode = 'PA003';
    end if;
    return new;
end $$;
create trigger second_pair_of_eyes before insert on parley.approval
    for each row execute function guard.second_pair_of_eyes();

-- An entry that discloses says which approval it rests on; each may be used once per recipient.
create unique index disclosed_once on parley.entry (disclosure, audience) where disclosure is not null;

create function guard.as_approved() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked parley.disclosure;
begin
    if new.disclosure is null then
        return new;
    end if;
    perform guard.admit(new.talks, new.audience, new.member);
    select * into asked from parley.disclosure d where d.id = new.disclosure;
    if asked.id is null or asked.talks <> new.talks or not new.audience = any (asked.recipients)
            or asked.commitment <> new.commitment then
        raise exception 'this is not what was approved' using errcode = 'PA004';
    end if;
    if asked.withdrawn is not null or new.at >= asked.expires
            or exists (select from parley.member m where m.id = asked.asked_by and m.left_at is not null) then
        raise exception 'the approval has run out' using errcode = 'PA003';
    end if;
    if not exists (select from parley.approval a join parley.member m on m.id = a.by_member
                   where a.disclosure = asked.id and a.granted and m.left_at is null)
            or exists (select from parley.approval a where a.disclosure = asked.id and not a.granted) then
        raise exception 'no second member of the team has approved it' using errcode = 'PA005';
    end if;
    return new;
end $$;
create trigger as_approved before insert on parley.entry for each row execute function guard.as_approved();

-- A device of a delegation that opens courier files, and the letters to and from it.
create table parley.device (
    talks   uuid not null,
    party   text not null,
    id      uuid not null,
    member  uuid not null references parley.member,
    name    text not null check (length(name) between 1 and 100),
    opens   bytea not null,
    signs   bytea not null,
    added   timestamptz not null,
    revoked timestamptz,
    primary key (talks, party, id),
    foreign key (talks, party) references parley.party
);
create table parley.letter (
    talks    uuid not null,
    party    text not null,
    device   uuid not null,
    outward  boolean not null,
    serial   bigint not null,
    at       timestamptz not null,
    expires  timestamptz not null,
    body     bytea not null check (length(body) = 32),
    revoked  timestamptz,
    primary key (talks, party, device, outward, serial),
    foreign key (talks, party, device) references parley.device
);
alter table parley.device enable row level security;
alter table parley.device force row level security;
alter table parley.letter enable row level security;
alter table parley.letter force row level security;
create policy for_the_guard on parley.device to parley_owner using (true) with check (true);
create policy for_the_guard on parley.letter to parley_owner using (true) with check (true);
create policy sides on parley.device for select to parley_app
    using (talks = (select guard.talks()) and party = (select guard.party()) or talks = (select guard.mediated()));
create policy add on parley.device for insert to parley_app
    with check (talks = (select guard.talks()) and party = (select guard.party()) and member = (select guard.member())
                and (select guard.role()) = 'head');
create policy revoke on parley.device for update to parley_app
    using (talks = (select guard.talks()) and party = (select guard.party()) and (select guard.role()) = 'head');
create policy sides on parley.letter for select to parley_app
    using (talks = (select guard.talks()) and party = (select guard.party()) or talks = (select guard.mediated()));
create policy carry on parley.letter for insert to parley_app
    with check (talks = (select guard.talks()) and ((select guard.mediates())
                or party = (select guard.party()) and (select guard.role()) in ('head', 'member')));
create policy revoke on parley.letter for update to parley_app
    using (talks = (select guard.talks()) and ((select guard.mediates())
           or party = (select guard.party()) and (select guard.role()) in ('head', 'member')));
grant select, insert on parley.device, parley.letter to parley_app;
grant update (revoked) on parley.device, parley.letter to parley_app;

-- Copies everything, changes nothing.
grant select on all tables in schema parley to parley_backup;
revoke all on all functions in schema guard from public;
grant execute on all functions in schema guard to parley_app;
