package org.parley;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.casefile.CaseFile;
import org.parley.model.Case;
import org.parley.model.Decision;
import org.parley.model.Rational;
import org.parley.model.UtilityFunction;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Cases that tests share: those that ship, and the published games of the oracle files. */
public final class Cases {

    private Cases() {}

    /** A case that ships. */
    public static Case shipped(String name) {
        return CaseFile.read(Path.of("cases", name + ".yaml"));
    }

    /** A published oracle file of our test resources, as maps and lists. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> oracle(String name) {
        try (InputStream in = Cases.class.getResourceAsStream("/oracles/" + name + ".yaml")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scorable game of the oracle file, with issues i0, i1 ... and options o0, o1 ... */
    @SuppressWarnings("unchecked")
    public static Case game(String name) {
        Map<String, Object> game = (Map<String, Object>)
                ((Map<String, Object>) oracle("scorable_games").get("games")).get(name);
        Map<String, Map<String, Object>> parties = (Map<String, Map<String, Object>>) game.get("parties");
        Case.Builder builder = Case.titled(name, LocalDate.of(2024, 1, 1));
        List<Integer> sizes = (List<Integer>) game.get("n_options_per_issue");
        for (int i = 0; i < sizes.size(); i++) {
            String[] options = new String[sizes.get(i)];
            for (int o = 0; o < options.length; o++) {
                options[o] = "o" + o;
            }
            builder.issue("i" + i, "question " + i, options);
        }
        parties.forEach((id, data) -> {
            Map<String, Map<String, Rational>> points = new LinkedHashMap<>();
            List<List<Integer>> scores = (List<List<Integer>>) data.get("scores_per_issue");
            for (int i = 0; i < scores.size(); i++) {
                Map<String, Rational> options = new LinkedHashMap<>();
                for (int o = 0; o < scores.get(i).size(); o++) {
                    options.put("o" + o, Rational.of(scores.get(i).get(o)));
                }
                points.put("i" + i, options);
            }
            builder.party(id, id)
                    .profile(id, new UtilityFunction.Points(points), Rational.of((Integer) data.get("threshold")));
        });
        builder.decision = new Decision(parties.size() - 1, (List<String>) game.get("veto_parties"));
        return builder.build();
    }
}
