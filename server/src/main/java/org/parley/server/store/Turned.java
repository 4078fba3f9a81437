package org.parley.server.store;

import java.sql.SQLException;
import java.util.Map;
import org.springframework.dao.DataAccessException;

/** Says in plain words why the database turned something down, where it did so on purpose. */
final class Turned {

    private static final Map<String, String> WORDS = Map.of(
            "42501", "you may not do this here",
            "PA001", "nobody approves what they asked for themselves",
            "PA002", "an account that was made or reset by the one who asked cannot approve it",
            "PA003", "the request has run out or was withdrawn; ask anew",
            "PA004", "this is not what was approved",
            "PA005", "no second member of the team has approved this",
            "PA006", "these talks would have no lead mediator any more; make somebody else lead first");

    private Turned() {}

    /** The same exception where the reason is none of ours. */
    static RuntimeException from(DataAccessException e) {
        if (e.getMostSpecificCause() instanceof SQLException sql && sql.getSQLState() != null) {
            String words = WORDS.get(sql.getSQLState());
            if (words != null) {
                return new NotAllowedException(words);
            }
            if (sql.getSQLState().equals("23505")
                    && String.valueOf(sql.getMessage()).contains("approval_pkey")) {
                return new NotAllowedException("you decided on this already");
            }
            if (sql.getSQLState().equals("23505")
                    && String.valueOf(sql.getMessage()).contains("once_in_talks")) {
                return new NotAllowedException("you take part in these talks already");
            }
            if (sql.getSQLState().equals("23514")
                    && String.valueOf(sql.getMessage()).contains("head_locked_by_head")) {
                return new NotAllowedException("their own delegation has locked them out, and has to let them in first;"
                        + " or invite somebody else as its head");
            }
            if (sql.getSQLState().equals("23505")
                    && String.valueOf(sql.getMessage()).contains("talks_pkey")) {
                return new TakenIdException();
            }
            if (sql.getSQLState().equals("23505")
                    && String.valueOf(sql.getMessage()).contains("disclosed_once")) {
                return new NotAllowedException("this approval was used already");
            }
        }
        return e;
    }
}
