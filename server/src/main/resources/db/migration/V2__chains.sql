-- The record: one chain per audience. Entries are added and never changed; what they say is sealed under keys that are
-- kept elsewhere.

create table parley.chain (
    talks    uuid not null references parley.talks,
    audience text not null,
    length   bigint not null default 0,
    head     bytea not null default decode(repeat('00', 32), 'hex'),
    primary key (talks, audience)
);

create table parley.entry (
    talks      uuid not null,
    audience   text not null,
    place      bigint not null check (place > 0),
    id         uuid not null,
    at         timestamptz not null,
    member     uuid not null references parley.member,
    author     text not null,
    kind       text not null,
    commitment bytea not null check (length(commitment) = 32),
    previous   bytea not null check (length(previous) = 32),
    hash       bytea not null check (length(hash) = 32),
    epoch      int not null,
    sealed     bytea,
    disclosure uuid,
    primary key (talks, audience, place),
    unique (talks, audience, id),
    foreign key (talks, audience) references parley.chain
);

alter table parley.chain enable row level security;
alter table parley.chain force row level security;
alter table parley.entry enable row level security;
alter table parley.entry force row level security;
create policy for_the_guard on parley.chain to parley_owner using (true) with check (true);
create policy for_the_guard on parley.entry to parley_owner using (true) with check (true);

create policy audience on parley.chain for select to parley_app
    using (talks = (select guard.talks()) and audience = any ((select guard.reads())::text[]));
grant select on parley.chain to parley_app;

create policy audience on parley.entry for select to parley_app
    using (talks = (select guard.talks()) and audience = any ((select guard.reads())::text[]));
create policy authors on parley.entry for insert to parley_app
    with check (talks = (select guard.talks()) and audience = any ((select guard.writes())::text[])
                and member = (select guard.member()));
grant select, insert on parley.entry to parley_app;

-- Triggers run before row security looks at a new row. What they answer must not tell of chains that are not the asker's.
create function guard.admit(of_talks uuid, of_audience text, by_member uuid) returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (of_talks = guard.talks() and of_audience = any (guard.writes()) and by_member = guard.member()) is not true then
        raise exception 'not allowed to add to this' using errcode = '42501';
    end if;
end $$;

-- An entry takes the next place and follows the last one, or is not taken.
create function guard.link() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform guard.admit(new.talks, new.audience, new.member);
    update parley.chain set length = new.place, head = new.hash
    where talks = new.talks and audience = new.audience and length = new.place - 1 and head = new.previous;
    if not found then
        raise exception 'the chain has moved on' using errcode = '40001';
    end if;
    return new;
end $$;
create trigger link before insert on parley.entry for each row execute function guard.link();

create function guard.never() returns trigger
    language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' and new.sealed is null
            and (new.talks, new.audience, new.place, new.id, new.at, new.member, new.author, new.kind, new.commitment,
                 new.previous, new.hash, new.epoch, new.disclosure)
                is not distinct from
                (old.talks, old.audience, old.place, old.id, old.at, old.member, old.author, old.kind, old.commitment,
                 old.previous, old.hash, old.epoch, old.disclosure) then
        return new;
    end if;
    raise exception 'the record is added to, never changed';
end $$;
create trigger never before update or delete on parley.entry for each row execute function guard.never();
create trigger never_all before truncate on parley.entry execute function guard.never();

-- Opens talks with their lead, and the chains that all talks have.
create function guard.open_talks(new_talks uuid, new_member uuid, lead_name text, deniable boolean, at timestamptz)
    returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    opener uuid := (select subject from guard.pass() where kind = 'holder');
begin
    if not exists (select from parley.account a where a.id = opener and a.may_open) then
        raise exception 'this account may not open talks' using errcode = '42501';
    end if;
    insert into parley.talks values (new_talks, at, deniable);
    insert into parley.member values (new_member, new_talks, opener, 'lead', null, lead_name, at, null);
    insert into parley.chain (talks, audience)
    values (new_talks, 'common'), (new_talks, 'team'), (new_talks, 'admin/team');
end $$;

-- A further party, with its chains; for the lead.
create function guard.add_party(new_party text)
    returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if guard.role() is distinct from 'lead' then
        raise exception 'only the lead mediator adds a party' using errcode = '42501';
    end if;
    insert into parley.party values (guard.talks(), new_party);
    insert into parley.chain (talks, audience)
    values (guard.talks(), 'party/' || new_party), (guard.talks(), 'caucus/' || new_party),
           (guard.talks(), 'admin/' || new_party);
end $$;

-- Takes an invitation up, once. The account is made before, at the gate, or is there already.
create function guard.join_talks(invitation_token bytea, joining uuid, new_member uuid, at timestamptz)
    returns uuid language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    given parley.invitation;
begin
    if not guard.at_gate() then
        raise exception 'invitations are taken up at the gate' using errcode = '42501';
    end if;
    update parley.invitation i set used = at
    where i.token = invitation_token and i.used is null and i.withdrawn is null and i.expires > at
    returning * into given;
    if not found then
        return null;
    end if;
    insert into parley.member values
        (new_member, given.talks, joining, given.role, given.party, given.name, at, null);
    -- Who invited an account into being is remembered: its approvals do not count for them.
    update parley.account a set made_by = m.account
    from parley.member m where a.id = joining and a.made_by is null and m.id = given.by_member;
    return given.talks;
end $$;

-- Ends a membership and all that hangs on it; by the lead, by the head for the own people, or by oneself. False where
-- there is no such member.
create function guard.leave_talks(leaving uuid, at timestamptz)
    returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who parley.member;
    me  parley.member := guard.myself();
begin
    select * into who from parley.member m where m.id = leaving and m.talks = me.talks and m.left_at is null for update;
    if who.id is null
            or not (me.id = who.id or me.role = 'lead'
                    or me.role = 'head' and who.party = me.party and who.role in ('member', 'adviser')) then
        return false;
    end if;
    update parley.member set left_at = at where id = leaving;
    update parley.invitation set withdrawn = at where by_member = leaving and used is null and withdrawn is null;
    if not exists (select from parley.member m where m.account = who.account and m.left_at is null) then
        update parley.session set ended = at where account = who.account and ended is null;
    end if;
    return true;
end $$;

-- What somebody has begun to type, sealed for themselves.
create table parley.draft (
    member  uuid not null references parley.member,
    slot    int not null check (slot >= 0), -- the field is sealed with its words: addresses of texts are made of their titles
    talks   uuid not null,
    audience text not null,
    epoch   int not null,
    sealed  bytea not null check (length(sealed) <= 1048576),
    changed timestamptz not null,
    primary key (member, slot)
);
alter table parley.draft enable row level security;
alter table parley.draft force row level security;
create policy own on parley.draft to parley_app
    using (member = (select guard.member()))
    with check (member = (select guard.member()) and talks = (select guard.talks())
                and audience = any ((select guard.writes())::text[]));
create policy for_the_guard on parley.draft to parley_owner using (true) with check (true);
grant select, insert, update, delete on parley.draft to parley_app;
