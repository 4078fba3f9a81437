-- What an erasure takes away beside the entries: whatever was made of what they said and is kept elsewhere.

-- Takes the sealed bytes of an audience away up to an epoch, after their key was destroyed. Letters of the delegation hold the
-- whole record: all are called back. What was asked to be passed on from the caucus and was not yet told is withdrawn. Marks
-- of what was looked at name pages, and addresses of texts are made of their titles: they go for all who could look.
create function guard.erase(erased text, up_to int, at timestamptz)
    returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone  bigint;
    whose text := split_part(erased, '/', 2);
begin
    if not guard.may_erase(erased) then
        raise exception 'not allowed to erase this' using errcode = '42501';
    end if;
    update parley.entry set sealed = null
    where talks = guard.talks() and audience = erased and epoch <= up_to and sealed is not null;
    get diagnostics gone = row_count;
    update parley.disclosure d
    set sealed = null,
        withdrawn = case
            when exists (select from parley.entry e where e.talks = d.talks and e.disclosure = d.id) then d.withdrawn
            else coalesce(d.withdrawn, erase.at) end
    where d.talks = guard.talks() and d.source = erased and d.epoch <= up_to and d.sealed is not null;
    update parley.letter l set file = null, revoked = coalesce(l.revoked, erase.at)
    where l.talks = guard.talks() and l.party = whose and l.outward and (l.file is not null or l.revoked is null);
    delete from parley.draft where talks = guard.talks() and audience = erased and epoch <= up_to;
    delete from parley.look k using parley.member m
    where m.id = k.member and m.talks = guard.talks()
        and (m.party = whose or erased like 'caucus/%' and m.role in ('lead', 'team'));
    return gone;
end $$;
grant execute on function guard.erase(text, int, timestamptz) to parley_app;
