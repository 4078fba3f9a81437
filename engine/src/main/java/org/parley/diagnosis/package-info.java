/**
 * What blocks a deal, and what would unblock it.
 *
 * <p>Demands and reservation values are soft clauses, constraints hard ones. {@link org.parley.diagnosis.Diagnosis}
 * splits them into parts that share no issue and gives, for each part in conflict, all sticking points (minimal sets
 * that cannot all be met; MUSes) and all relaxations (minimal sets whose giving up lets the rest be met; MCSes). Each
 * comes with a certificate that {@link org.parley.diagnosis.CertificateChecker} verifies from the case alone.
 */
@NullMarked
package org.parley.diagnosis;

import org.jspecify.annotations.NullMarked;
