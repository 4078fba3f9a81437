-- A locked member keeps their place and reaches nothing of the talks until they are let in again. What keeps out those who
-- have left keeps them out too; their own account stays theirs.

-- Each side lifts the lock that it put, and not the other's: whom both have locked out is let in by both.
alter table parley.member add column locked_by_mediation timestamptz;
alter table parley.member add column locked_by_head timestamptz;
alter table parley.member add column locked timestamptz
    generated always as (least(locked_by_mediation, locked_by_head)) stored;
-- Nobody could lift it: a head answers for members and advisers.
alter table parley.member add constraint head_locked_by_head check (role <> 'head' or locked_by_head is null);

-- The member a pass is for, as long as they take part and are not locked out; no row otherwise.
create or replace function guard.myself() returns parley.member
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select m from parley.member m
   where m.id = (select subject from guard.pass() where kind = 'member') and m.left_at is null and m.locked is null $$;

drop policy members on parley.talks;
create policy members on parley.talks for select to parley_app
    using (id = (select guard.talks()) or id in (
        select m.talks from parley.member m
        where m.account = (select guard.account()) and m.left_at is null and m.locked is null));

create or replace function guard.a_lead() returns uuid
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select m.id from parley.member m
   where m.talks = guard.talks() and m.role = 'lead' and m.left_at is null and m.locked is null
   order by m.since, m.id limit 1 $$;

create or replace function guard.keep_a_lead(going parley.member) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if going.role = 'lead' and not exists (
            select from parley.member m
            where m.talks = going.talks and m.role = 'lead' and m.left_at is null and m.locked is null
                and m.id <> going.id) then
        raise exception 'talks keep a lead' using errcode = 'PA006';
    end if;
end $$;

create or replace function guard.may_renew(giver uuid, given uuid)
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
                       where mine.account = g.account and mine.talks = o.talks
                           and mine.left_at is null and mine.locked is null
                           and (mine.role = 'lead'
                                or mine.role = 'head' and o.party = mine.party and o.role in ('member', 'adviser'))))
       from parley.member g join parley.account ga on ga.id = g.account,
            parley.member w join parley.account wa on wa.id = w.account
       where g.id = giver and g.left_at is null and g.locked is null and w.id = given and w.left_at is null), false) $$;

-- Neither what a locked member asked for nor what they approved counts while they are locked.
create or replace function guard.second_pair_of_eyes() returns trigger
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
    if new.at >= asked.expires or asked.withdrawn is not null or asker.left_at is not null or asker.locked is not null then
        raise exception 'there is nothing to approve any more' using errcode = 'PA003';
    end if;
    return new;
end $$;

create or replace function guard.as_approved() returns trigger
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
            or exists (select from parley.member m
                       where m.id = asked.asked_by and (m.left_at is not null or m.locked is not null)) then
        raise exception 'the approval has run out' using errcode = 'PA003';
    end if;
    if not exists (select from parley.approval a join parley.member m on m.id = a.by_member
                   where a.disclosure = asked.id and a.granted and m.left_at is null and m.locked is null)
            or exists (select from parley.approval a where a.disclosure = asked.id and not a.granted) then
        raise exception 'no second member of the team has approved it' using errcode = 'PA005';
    end if;
    return new;
end $$;

-- A member for whom the asker answers: everybody else for the lead, members and advisers of the own delegation for its
-- head. No row where there is none.
create function guard.governed(whom uuid) returns parley.member
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select w from parley.member w, guard.myself() me
   where w.id = whom and w.talks = me.talks and w.left_at is null and w.account <> me.account
       and (me.role = 'lead' or me.role = 'head' and w.party = me.party and w.role in ('member', 'adviser')) $$;

-- Ends all sessions of a member's account, those for other talks too: who they are is asked anew everywhere. False where
-- the asker answers for no such member. How many there were is not told.
create function guard.end_sessions(whom uuid, at timestamptz)
    returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who parley.member := guard.governed(whom);
begin
    if who.id is null then
        return false;
    end if;
    update parley.session set ended = at where account = who.account and ended is null;
    return true;
end $$;

-- Locks a member out on behalf of the asker's side, with all that hangs on them, or lifts that side's lock; what was called
-- back stays so. False where the asker answers for no such member, or where their side did it already.
create function guard.set_lock(whom uuid, shut boolean, at timestamptz)
    returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    who       parley.member;
    mediation boolean := guard.mediates();
begin
    -- One at a time in the same talks, so that two leads do not shut each other out.
    perform 1 from parley.talks t where t.id = guard.talks() for update;
    who := guard.governed(whom);
    if who.id is null
            or (case when mediation then who.locked_by_mediation else who.locked_by_head end is not null) = shut then
        return false;
    end if;
    if shut then
        perform guard.keep_a_lead(who);
    end if;
    if mediation then
        update parley.member set locked_by_mediation = case when shut then at end where id = whom;
    else
        update parley.member set locked_by_head = case when shut then at end where id = whom;
    end if;
    if shut then
        perform guard.withdraw_all(whom, at);
        update parley.letter l set revoked = set_lock.at, file = null from parley.device v
        where v.member = whom and l.talks = v.talks and l.party = v.party and l.device = v.id and l.outward
            and l.revoked is null;
        update parley.device set revoked = at where member = whom and revoked is null;
        update parley.session set ended = at where account = who.account and ended is null;
    end if;
    return true;
end $$;

-- All talks, each with a lead in whose name the server enters what was done to it as a whole.
create function guard.all_leads(out talks uuid, out lead uuid) returns setof record
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select distinct on (m.talks) m.talks, m.id from parley.member m
   where guard.at_gate() and m.role = 'lead' and m.left_at is null and m.locked is null
   order by m.talks, m.since, m.id $$;

revoke all on function guard.governed(uuid) from public;
grant execute on function guard.end_sessions(uuid, timestamptz), guard.set_lock(uuid, boolean, timestamptz),
    guard.all_leads() to parley_app;
