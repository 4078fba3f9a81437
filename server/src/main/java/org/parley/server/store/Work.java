package org.parley.server.store;

/** What is done in one transaction. */
@FunctionalInterface
public interface Work<T extends @org.jspecify.annotations.Nullable Object> {

    T in(Tx tx);
}
