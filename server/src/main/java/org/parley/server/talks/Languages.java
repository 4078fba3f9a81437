package org.parley.server.talks;

import java.util.Locale;
import java.util.Set;

/** What a page has to know of a language. */
public final class Languages {

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi");
    private static final Set<String> SCRIPTS = Set.of("Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa");

    private Languages() {}

    /** Whether it is written from right to left: by the script of its tag, else by the language's usual script. */
    public static boolean isRightToLeft(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        return locale.getScript().isEmpty()
                ? RIGHT_TO_LEFT.contains(locale.getLanguage())
                : SCRIPTS.contains(locale.getScript());
    }

    /** {@code rtl} or {@code ltr}, as HTML's {@code dir} has it. */
    public static String direction(String tag) {
        return isRightToLeft(tag) ? "rtl" : "ltr";
    }

    /** Its name in English, such as Arabic; the tag where there is none. */
    public static String name(String tag) {
        return Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}
