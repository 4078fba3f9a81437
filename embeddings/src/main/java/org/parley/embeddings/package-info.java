/**
 * An optional way to say what a claim is about: the meaning of sentences as MiniLM has learned it, run on this machine.
 *
 * <p>{@link org.parley.embeddings.MiniLmLinker} fills the port {@link org.parley.evidence.proposal.IssueLinker}. Nothing
 * else knows of this module: it is built with the profile {@code embeddings} only, and found when it is asked for by name.
 */
@NullMarked
package org.parley.embeddings;

import org.jspecify.annotations.NullMarked;
