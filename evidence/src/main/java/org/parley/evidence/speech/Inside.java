package org.parley.evidence.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words inside a quotation, with quotations inside it as one token each. */
final class Inside {

    private Inside() {}

    static List<Token> collapse(String text, List<Token> quote) {
        List<Token> out = new ArrayList<>();
        int from = 1;
        int to = quote.size();
        // One mark only: the mark before it may close a quotation inside.
        if (to > from && quote.get(to - 1).word().matches("[”\"’'»«“‘]")) {
            to--;
        }
        int[] closing = closing(quote, to);
        int i = from;
        while (i < to) {
            Token token = quote.get(i);
            int close = closing[i];
            if (close > i) {
                int end = quote.get(close).to();
                out.add(new Token(token.from(), end, text.substring(token.from(), end), "\u201c", Token.QUOTE));
                i = close + 1;
            } else {
                out.add(token);
                i++;
            }
        }
        return out;
    }

    /** The words sentence by sentence. */
    static List<List<Token>> sentences(List<Token> words) {
        List<List<Token>> out = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).word().matches("[.!?…]") || i + 1 == words.size()) {
                out.add(words.subList(from, i + 1));
                from = i + 1;
            }
        }
        return out;
    }

    /** For each token that opens a quotation the next one that closes such; -1 for all others. */
    private static int[] closing(List<Token> quote, int to) {
        int[] out = new int[Math.max(to, 0)];
        Map<String, Integer> next = new HashMap<>();
        for (int i = to - 1; i >= 0; i--) {
            String mark = quote.get(i).word();
            String close = switch (mark) {
                case "“" -> "”";
                case "‘" -> "’";
                case "«" -> "»";
                default -> "";
            };
            out[i] = next.getOrDefault(close, -1);
            if (mark.equals("”") || mark.equals("’") || mark.equals("»")) {
                next.put(mark, i);
            }
        }
        return out;
    }
}
