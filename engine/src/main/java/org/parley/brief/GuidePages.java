package org.parley.brief;

/** Pages for those who want to add something: what a contribution has to keep to, and how a tip is sent and used. */
final class GuidePages {

    private GuidePages() {}

    static Frame.Sheet guidelines(SiteSettings settings) {
        Markup main = new Markup().line("h1", "Guidelines for contributions");
        main.line("p", "Comments, corrections and additions are welcome if they keep to these rules.");
        main.line("h2", "What to write").open("ul");
        main.line("li", "Say who says so, where and when. A claim without a source stays out.");
        main.line(
                "li",
                "Say what was said, not whether it is true. Claims that contradict each other stand side by side.");
        main.line("li", "Keep the source's hedging words: could, appears, is said to.");
        main.line("li", "Leave open what is not known. Silence is no answer, and no rejection.");
        main.line("li", "Mark whatever you assumed.").close();
        main.line("h2", "How to write").open("ul");
        main.line("li", "Neutral words. A speaker's own epithets stand in quotation marks with the speaker's name.");
        main.line("li", "Respect those who take part and those who suffer; people are people, never numbers to trade.");
        main.line("li", "Nobody is blamed and nobody is told what to do.");
        main.line("li", "No names of private persons, and nothing that could bring somebody into danger.");
        main.line("li", "Your own words; short quotations with their source.").close();
        main.line("h2", "How it is judged").open("ul");
        main.line(
                "li",
                "The case's author grades each source (A to F) and each claim (1 to 6); a sentence shows the weakest grade that it rests on.");
        main.line("li", "A reprint counts once, with the outlet that it comes from.");
        main.open("li")
                .text("Corrections are made in the open: see ")
                .link("corrections.html", "corrections and changes")
                .text(".")
                .close()
                .close();
        contact(main, settings);
        return page(
                "guidelines.html",
                "Guidelines for contributions",
                "What a contribution has to keep to.",
                settings,
                main);
    }

    static Frame.Sheet tips(SiteSettings settings) {
        Markup main = new Markup().line("h1", "Send a tip");
        main.line(
                "p", "Have you seen, heard or read something that a brief does not say? A sentence or two is enough.");
        main.line("h2", "What helps").open("ul");
        main.line("li", "What happened or was said, by whom, where, and on which day.");
        main.line("li", "How you know: seen yourself, read in a document, heard from somebody.");
        main.line("li", "Which brief and which question it is about.").close();
        main.line("h2", "What becomes of it").open("ul");
        main.line("li", "It is kept with the lowest grade, F6: neither the source nor the information can be judged.");
        main.line(
                "li",
                "No brief and no calculation uses it, and it is never published, until a person has checked it against a source and written a claim in its place.");
        main.line("li", "It may come to nothing; no answer does not mean that it was not read.")
                .close();
        main.line("h2", "Be careful").open("ul");
        main.line(
                "li",
                "Send nothing that could bring you or others into danger. This site cannot promise that a message stays secret on its way.");
        main.line("li", "Do not send names of private persons.").close();
        contact(main, settings);
        main.line("h2", "For those who keep the case").open("p");
        main.text("Save the message as a text file; ")
                .leaf("code", "parley tip FILE --case CASE")
                .text(" keeps it in the case file, where nothing uses it until it is raised.")
                .close();
        return page("tips.html", "Send a tip", "How to send a tip and what becomes of it.", settings, main);
    }

    private static void contact(Markup main, SiteSettings settings) {
        main.line("h2", "Where to");
        String contact = settings.contact();
        if (contact == null) {
            main.line("p", "The publisher of this site has named no address for messages here.", "class", "absent");
        } else if (contact.matches("[^\\s@<>\"]+@[^\\s@<>\"]+")) {
            main.open("p").link("mailto:" + contact, contact).close();
        } else {
            main.open("p").words(contact).close();
        }
    }

    private static Frame.Sheet page(String file, String title, String description, SiteSettings settings, Markup main) {
        return Frame.sheet(new Frame.About(file, title, description, null, null, null), settings, main.toString());
    }
}
