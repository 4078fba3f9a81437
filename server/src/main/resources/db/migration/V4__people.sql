-- People: invitations that can be spoken of, locked sessions, links that give access anew, codes for a lost second factor,
-- and what happens when somebody leaves or becomes something else.

-- Invitations have a name that is no secret, so that they can be put on record and withdrawn.
alter table parley.invitation add column id uuid not null default gen_random_uuid();
create index invitation_id on parley.invitation (talks, id);

-- A locked session gives nothing until the password was given again.
alter table parley.session add column locked timestamptz;
grant update (locked) on parley.session to parley_app;

-- Codes that stand in for a lost second factor, each once; random enough that a plain digest keeps them.
create table parley.recovery (
    account uuid not null references parley.account,
    digest  bytea not null check (length(digest) = 32),
    used    timestamptz,
    primary key (account, digest)
);
alter table parley.recovery enable row level security;
alter table parley.recovery force row level security;
create policy for_the_guard on parley.recovery to parley_owner using (true) with check (true);
create policy gate on parley.recovery for select to parley_app using ((select guard.at_gate()));
create policy gate_use on parley.recovery for update to parley_app
    using ((select guard.at_gate())) with check ((select guard.at_gate()));
create policy own on parley.recovery for select to parley_app using (account = (select guard.account()));
create policy own_new on parley.recovery for insert to parley_app with check (account = (select guard.account()));
create policy own_gone on parley.recovery for delete to parley_app using (account = (select guard.account()));
grant select, insert, delete on parley.recovery to parley_app;
grant update (used) on parley.recovery to parley_app;

-- A link by which somebody gives themselves a new password, and is rid of a lost second factor if that was said.
create table parley.renewal (
    token     bytea primary key check (length(token) = 32),
    id        uuid not null,
    talks     uuid not null references parley.talks,
    member    uuid not null references parley.member,
    by_member uuid not null references parley.member,
    factor    boolean not null,
    made      timestamptz not null,
    expires   timestamptz not null,
    used      timestamptz,
    withdrawn timestamptz,
    check (expires > made)
);
create index renewal_member on parley.renewal (member);
create index renewal_by on parley.renewal (by_member);

-- Who may give somebody access anew: the lead, or the head of their delegation; and only where this opens nothing that the
-- one who gives it does not answer for: an account that takes part in other talks too is not theirs to hand over.
create function guard.may_renew(giver uuid, given uuid)
    returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((
       select g.talks = w.talks and g.account <> w.account
           and (g.role = 'lead' or g.role = 'head' and w.party = g.party and w.role in ('member', 'adviser'))
           and (ga.may_open or not wa.may_open)
           and not exists (
               select from parley.member o
               where o.account = w.account and o.left_at is null and o.id <> w.id
                   and not exists (
                       select from parley.member mine
                       where mine.account = g.account and mine.talks = o.talks and mine.left_at is null
                           and (mine.role = 'lead'
                                or mine.role = 'head' and o.party = mine.party and o.role in ('member', 'adviser'))))
       from parley.member g join parley.account ga on ga.id = g.account,
            parley.member w join parley.account wa on wa.id = w.account
       where g.id = giver and g.left_at is null and w.id = given and w.left_at is null), false) $$;

alter table parley.renewal enable row level security;
alter table parley.renewal force row level security;
create policy for_the_guard on parley.renewal to parley_owner using (true) with check (true);
create policy gate on parley.renewal for select to parley_app using ((select guard.at_gate()));
create policy issuers on parley.renewal for select to parley_app using (
    talks = (select guard.talks())
    and ((select guard.role()) = 'lead'
         or (select guard.role()) = 'head'
            and member in (select m.id from parley.member m where m.party = (select guard.party()))));
create policy issue on parley.renewal for insert to parley_app with check (
    talks = (select guard.talks()) and by_member = (select guard.member()) and guard.may_renew(by_member, member));
grant select, insert on parley.renewal to parley_app;

-- Whoever makes such a link could use it: from then on the account's approval does not count for them.
create function guard.remember_renewal() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into parley.reset (account, by_account, at)
    select w.account, g.account, new.made from parley.member w, parley.member g
    where w.id = new.member and g.id = new.by_member
    on conflict do nothing;
    return new;
end $$;
create trigger remember_renewal after insert on parley.renewal
    for each row execute function guard.remember_renewal();

-- Uses the link: a new password, no second factor if that was said, no open session. Gives the name to sign in with; null
-- where the link serves no more.
create function guard.renew(renewal_token bytea, new_password text, at timestamptz)
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
    end if;
    update parley.session set ended = at where account = whose and ended is null;
    update parley.renewal r set withdrawn = at
    from parley.member m where m.id = r.member and m.account = whose and r.used is null and r.withdrawn is null;
    return named;
end $$;

-- A lead of the asker's talks, in whose name that is put on record which the asker may not write.
create function guard.a_lead() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select m.id from parley.member m where m.talks = guard.talks() and m.role = 'lead' and m.left_at is null
   order by m.since, m.id limit 1 $$;

-- What somebody could have done for others, and can do no more: links they made, things they asked for.
create function guard.withdraw_all(of_member uuid, at timestamptz) returns void
    language sql security definer set search_path = pg_catalog, pg_temp as $$
    update parley.invitation set withdrawn = at where by_member = of_member and used is null and withdrawn is null;
    update parley.renewal set withdrawn = at
    where (by_member = of_member or member = of_member) and used is null and withdrawn is null;
$$;

-- Ends a membership and all that hangs on it; by the lead, by the head for the own people, or by oneself. False where
-- there is no such member. Talks keep a lead.
create or replace function guard.leave_talks(leaving uuid, at timestamptz)
    returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who parley.member;
    me  parley.member := guard.myself();
begin
    -- One at a time in the same talks, so that two leads do not go at once.
    perform 1 from parley.talks t where t.id = me.talks for update;
    select * into who from parley.member m where m.id = leaving and m.talks = me.talks and m.left_at is null for update;
    if who.id is null
            or not (me.id = who.id or me.role = 'lead'
                    or me.role = 'head' and who.party = me.party and who.role in ('member', 'adviser')) then
        return false;
    end if;
    perform guard.keep_a_lead(who);
    update parley.member set left_at = at where id = leaving;
    perform guard.withdraw_all(leaving, at);
    update parley.disclosure d set withdrawn = at
    where d.asked_by = leaving and d.withdrawn is null
        and not exists (select from parley.entry e where e.talks = d.talks and e.disclosure = d.id);
    update parley.letter l set revoked = leave_talks.at, file = null from parley.device v
    where v.member = leaving and l.talks = v.talks and l.party = v.party and l.device = v.id and l.outward
        and l.revoked is null;
    update parley.device set revoked = at where member = leaving and revoked is null;
    delete from parley.draft where member = leaving;
    if not exists (select from parley.member m where m.account = who.account and m.left_at is null) then
        update parley.session set ended = at where account = who.account and ended is null;
    end if;
    return true;
end $$;

create function guard.keep_a_lead(going parley.member) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if going.role = 'lead' and not exists (
            select from parley.member m
            where m.talks = going.talks and m.role = 'lead' and m.left_at is null and m.id <> going.id) then
        raise exception 'talks keep a lead' using errcode = 'PA006';
    end if;
end $$;

-- Gives a member another role on the same side: in a delegation, in the mediation, or among those who watch. By the lead,
-- or by the head for members and advisers of the own delegation. False where there is no such member or role.
create function guard.change_role(changed uuid, new_role text, at timestamptz)
    returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who parley.member;
    me  parley.member := guard.myself();
begin
    perform 1 from parley.talks t where t.id = me.talks for update;
    select * into who from parley.member m where m.id = changed and m.talks = me.talks and m.left_at is null for update;
    if who.id is null or who.role = new_role
            or not (me.role = 'lead' and (
                        array[who.role, new_role] <@ array['lead', 'team']
                        or array[who.role, new_role] <@ array['head', 'member', 'adviser']
                        or array[who.role, new_role] <@ array['observer', 'monitor'])
                    or me.role = 'head' and who.party = me.party
                        and array[who.role, new_role] <@ array['member', 'adviser']) then
        return false;
    end if;
    perform guard.keep_a_lead(who);
    update parley.member set role = new_role where id = changed;
    perform guard.withdraw_all(changed, at);
    return true;
end $$;

-- Who may erase what: the head the delegation's own chain, the lead a caucus.
create function guard.may_erase(erased text) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(
       guard.role() = 'lead' and erased like 'caucus/%' and erased = any (guard.reads())
       or guard.role() = 'head' and erased = 'party/' || guard.party(), false) $$;

grant select on parley.recovery, parley.renewal to parley_backup;
grant execute on function guard.may_renew(uuid, uuid), guard.renew(bytea, text, timestamptz), guard.a_lead(),
    guard.change_role(uuid, text, timestamptz), guard.may_erase(text) to parley_app;

-- What the mediation passes on as somebody's words rests on a disclosure, whatever the program says.
create function guard.passed_on() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform guard.admit(new.talks, new.audience, new.member);
    if new.kind = 'release' and new.disclosure is null and exists (
            select from parley.member m where m.id = new.member and m.role in ('lead', 'team')) then
        raise exception 'no second member of the team has approved it' using errcode = 'PA005';
    end if;
    return new;
end $$;
create trigger passed_on before insert on parley.entry for each row execute function guard.passed_on();
