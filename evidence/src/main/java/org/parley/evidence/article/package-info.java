/**
 * The story told from its furniture: every passage is a title, a heading, prose, or furniture with a reason.
 *
 * <p>{@link org.parley.evidence.article.ArticleReader} decides, by what the markup says, by what the main-content
 * extractor kept, and line by line by {@link org.parley.evidence.article.LineClassifier}. Nothing is thrown away: what is
 * dropped keeps its place and its reason and can be brought back, and captions, credits, byline, contributors and topics
 * become facts about the source.
 */
@NullMarked
package org.parley.evidence.article;

import org.jspecify.annotations.NullMarked;
