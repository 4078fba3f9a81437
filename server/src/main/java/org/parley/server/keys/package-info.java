/**
 * The keyring: what makes the database's contents readable, kept outside the database.
 *
 * <p>Start at {@link org.parley.server.keys.Keyring}: it seals contents under a key per talks, audience and epoch, opens them,
 * and destroys keys. Each key is a small file, wrapped by the one key in {@code wrapping.key} ({@code WrappingKey}; bare, or
 * behind a passphrase); {@code Register} remembers which keys there were, so that a copied-back folder is noticed. {@link
 * org.parley.server.keys.Signing} makes receipts, {@link org.parley.server.keys.RecoveryShares} splits the wrapping key among
 * people. All that can go wrong is a {@link org.parley.server.keys.KeysException} that says what to do.
 *
 * <p>The cryptography is the JDK's, but for Argon2id and the public half of a signing key (Bouncy Castle).
 */
@NullMarked
package org.parley.server.keys;

import org.jspecify.annotations.NullMarked;
