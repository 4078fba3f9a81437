/**
 * From findings to a page: what is known about a case, said in sentences that each carry their basis.
 *
 * <p>{@link org.parley.brief.Findings} runs the analyses on a case; {@link org.parley.brief.Brief} puts them into
 * {@link org.parley.brief.Sentence}s, section by section, in the order of a reader's questions. Each sentence rests on
 * claims, or on acts and a named rule, or says that the record holds nothing. The writers ({@code BriefText}, {@code
 * BriefMarkdown}, {@code BriefHtml}, {@code BriefJson}) only set them on a page; {@code Pictures} draws the case as SVG.
 * {@code Site} makes a static site of briefs, with {@code CorrectionsLog} for what changed in them; {@code Redaction}
 * stands before everything, so that nothing private comes near a page.
 * Nothing here takes a side, and no number is shown that is not in the case or computed from it.
 */
@NullMarked
package org.parley.brief;

import org.jspecify.annotations.NullMarked;
