package org.parley.model;

/** Admiralty grade: reliability of the source and credibility of the information, judged apart, e.g. {@code B2}. */
public record Grade(Reliability reliability, Credibility credibility) {

    @Override
    public String toString() {
        return reliability.name() + credibility.digit();
    }
}
