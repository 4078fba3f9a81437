package org.parley.exchange;

/** What a step does. */
public enum StepKind {
    /** Items go from giver to receiver. */
    DELIVER,
    /** Items go from giver to the mediator, who holds them. */
    DEPOSIT,
    /** The mediator passes items on to the receiver. */
    RELEASE,
    /** Money goes from payer to payee. */
    PAY
}
