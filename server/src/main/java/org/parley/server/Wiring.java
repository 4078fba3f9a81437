package org.parley.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.parley.server.courier.Arrivals;
import org.parley.server.courier.Letters;
import org.parley.server.keys.Keyring;
import org.parley.server.people.Announcing;
import org.parley.server.people.Disclosing;
import org.parley.server.people.Erasing;
import org.parley.server.people.Factors;
import org.parley.server.people.Inviting;
import org.parley.server.people.Joining;
import org.parley.server.people.Limits;
import org.parley.server.people.Locking;
import org.parley.server.people.OwnAccount;
import org.parley.server.people.OwnPasskeys;
import org.parley.server.people.PasskeyFactor;
import org.parley.server.people.Passwords;
import org.parley.server.people.Renewing;
import org.parley.server.people.SignIn;
import org.parley.server.people.Standing;
import org.parley.server.store.Accounts;
import org.parley.server.store.Chains;
import org.parley.server.store.Challenges;
import org.parley.server.store.Devices;
import org.parley.server.store.Disclosures;
import org.parley.server.store.Door;
import org.parley.server.store.Drafts;
import org.parley.server.store.Invitations;
import org.parley.server.store.Memberships;
import org.parley.server.store.Passkeys;
import org.parley.server.store.Recovery;
import org.parley.server.store.Renewals;
import org.parley.server.store.Sessions;
import org.parley.server.web.PublicAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is made of what. AppDatabase, keyring, clock and chance are given. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    @Bean
    HikariDataSource dataSource(AppDatabase database) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.url());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(database.connections());
        config.setPoolName("parley");
        return new HikariDataSource(config);
    }

    @Bean
    Door door(HikariDataSource source, AppDatabase database, Clock clock) {
        return new Door(source, database.key(), clock);
    }

    @Bean
    Chains chains(Keyring keys, SecureRandom random) {
        return new Chains(keys, random);
    }

    @Bean
    Disclosures disclosures(Keyring keys, SecureRandom random) {
        return new Disclosures(keys, random);
    }

    @Bean
    Drafts drafts(Keyring keys) {
        return new Drafts(keys);
    }

    @Bean
    Devices devices() {
        return new Devices();
    }

    @Bean
    Letters letters(Chains chains, Devices devices, Memberships memberships, Keyring keys, SecureRandom random) {
        return new Letters(chains, devices, memberships, keys, random);
    }

    @Bean
    Arrivals arrivals(Chains chains, Devices devices, Keyring keys, SecureRandom random) {
        return new Arrivals(chains, devices, keys, random);
    }

    @Bean
    Accounts accounts() {
        return new Accounts();
    }

    @Bean
    Sessions sessions() {
        return new Sessions();
    }

    @Bean
    Memberships memberships() {
        return new Memberships();
    }

    @Bean
    Invitations invitations() {
        return new Invitations();
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    SignIn signIn(
            Door door,
            Accounts accounts,
            Sessions sessions,
            Keyring keys,
            Passwords passwords,
            Recovery recovery,
            PasskeyFactor passkeys,
            Clock clock,
            SecureRandom random) {
        Limits from = new Limits(clock, 100, Duration.ofSeconds(1));
        Limits failures = new Limits(clock, 10, Duration.ofMinutes(2));
        return new SignIn(door, accounts, sessions, keys, passwords, recovery, passkeys, from, failures, random);
    }

    @Bean
    Recovery recovery() {
        return new Recovery();
    }

    @Bean
    Renewals renewals() {
        return new Renewals();
    }

    @Bean
    OwnAccount ownAccount(
            Door door,
            Accounts accounts,
            Sessions sessions,
            Recovery recovery,
            Passkeys passkeys,
            Passwords passwords,
            Clock clock,
            SecureRandom random) {
        Limits limits = new Limits(clock, 10, Duration.ofMinutes(2));
        return new OwnAccount(door, accounts, sessions, recovery, passkeys, passwords, limits, random);
    }

    @Bean
    Passkeys passkeys() {
        return new Passkeys();
    }

    @Bean
    Challenges challenges() {
        return new Challenges();
    }

    @Bean
    PasskeyFactor passkeyFactor(PublicAddress address, Passkeys passkeys, Challenges challenges, SecureRandom random) {
        return new PasskeyFactor(address.where(), passkeys, challenges, random);
    }

    @Bean
    OwnPasskeys ownPasskeys(
            Door door, Passkeys passkeys, Accounts accounts, Sessions sessions, PasskeyFactor factor, OwnAccount own) {
        return new OwnPasskeys(door, passkeys, accounts, sessions, factor, own);
    }

    @Bean
    Disclosing disclosing(Door door, Disclosures disclosures, Chains chains, SecureRandom random) {
        return new Disclosing(door, disclosures, chains, random);
    }

    @Bean
    Erasing erasing(Door door, Chains chains, Keyring keys, SecureRandom random, Disclosing disclosing) {
        return new Erasing(door, chains, keys, random, disclosing);
    }

    @Bean
    Standing standing(
            Door door,
            Memberships memberships,
            Chains chains,
            Keyring keys,
            SecureRandom random,
            Disclosing disclosing) {
        return new Standing(door, memberships, chains, keys, random, disclosing);
    }

    @Bean
    Announcing announcing(Door door, Memberships memberships, Chains chains) {
        return new Announcing(door, memberships, chains);
    }

    @Bean
    Noticing noticing(Notices notices, Announcing announcing) {
        return new Noticing(notices, announcing);
    }

    @Bean
    Locking locking(Door door, Memberships memberships, Chains chains, SecureRandom random) {
        return new Locking(door, memberships, chains, random);
    }

    @Bean
    Renewing renewing(
            Door door,
            Renewals renewals,
            Memberships memberships,
            Chains chains,
            Passwords passwords,
            SecureRandom random) {
        return new Renewing(door, renewals, memberships, chains, passwords, random);
    }

    @Bean
    Factors factors(Door door, Accounts accounts, Sessions sessions, Keyring keys) {
        return new Factors(door, accounts, sessions, keys);
    }

    @Bean
    Inviting inviting(Chains chains, Invitations invitations, SecureRandom random) {
        return new Inviting(chains, invitations, random);
    }

    @Bean
    Joining joining(
            Door door,
            Accounts accounts,
            Invitations invitations,
            Memberships memberships,
            Chains chains,
            Passwords passwords,
            SecureRandom random) {
        return new Joining(door, accounts, invitations, memberships, chains, passwords, random);
    }
}
