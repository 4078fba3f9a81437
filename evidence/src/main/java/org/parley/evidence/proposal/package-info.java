/**
 * From what an article says to changes of a case that a person may accept.
 *
 * <p>{@link org.parley.evidence.proposal.Proposals} turns each utterance into a claim with its speaker looked up among
 * the case's own actors, its time, the issues it is about and a grade by the printed table of
 * {@link org.parley.evidence.proposal.Grading}; acts come from verb frames ({@code acts.txt}). Which issues they are about
 * says an {@link org.parley.evidence.proposal.IssueLinker}. Nothing here changes a case.
 *
 * <p>{@code ArticleAgainstCase} gives each proposal its place, days, grade and standing; {@code ReportedClaims}, {@code
 * OwnVoiceClaims}, {@code Demands}, {@code FramedActs}, {@code Statements} and {@code StickingPoints} propose one sort each;
 * {@code AlikeClaims} says what the case already holds.
 */
@NullMarked
package org.parley.evidence.proposal;

import org.jspecify.annotations.NullMarked;
