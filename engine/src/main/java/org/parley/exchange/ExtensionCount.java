package org.parley.exchange;

import org.parley.model.Extension;
import org.parley.model.Rational;

/**
 * What a rule that gives more days comes to.
 *
 * @param counted of the obligation, delivered, in the categories that count
 * @param beyond of that, beyond what has to be delivered before anything counts
 * @param days that it gives
 * @param rest of {@code beyond} that is short of another whole multiple
 */
public record ExtensionCount(Extension rule, Rational counted, Rational beyond, long days, Rational rest) {}
