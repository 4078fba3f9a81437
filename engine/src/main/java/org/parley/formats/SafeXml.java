package org.parley.formats;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML without document types, and so without entities of its own or from elsewhere; at most 60 levels and
 * {@link #MOST_ELEMENTS} elements. Repairs the two faults that published files have, each with a warning: text before the XML declaration, and a
 * missing blank between attributes.
 */
final class SafeXml {

    private static final int DEEPEST = 60;
    static final int MOST_ELEMENTS = 250_000;

    private SafeXml() {}

    /** @throws BadDomainException with line and column if the text is not XML that can be read safely */
    static XmlElement parse(String text, String file, List<String> warnings) {
        return tree(repaired(text, file, warnings), file);
    }

    private static String repaired(String text, String file, List<String> warnings) {
        String repaired = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int declaration = misplaced(repaired);
        int first = repaired.indexOf('<');
        if (declaration > 0) {
            warnings.add(file + ": text stood before the XML declaration; it was left out");
            // As many line ends as before, so that places in messages stay right.
            repaired = lineEnds(repaired.substring(0, declaration))
                    + repaired.substring(repaired.indexOf("?>", declaration) + 2);
        } else if (first > 0) {
            if (!repaired.substring(0, first).isBlank()) {
                warnings.add(file + ": text stood before the first tag; it was left out");
            }
            repaired = lineEnds(repaired.substring(0, first)) + repaired.substring(first);
        }
        return spaced(repaired, file, warnings);
    }

    private static String lineEnds(String text) {
        return "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
    }

    /** Where a declaration stands that is not at the start; -1 unless nothing but text and comments stands before it. */
    private static int misplaced(String text) {
        int at = text.indexOf('<');
        while (at >= 0 && text.startsWith("<!--", at)) {
            int end = text.indexOf("-->", at);
            at = end < 0 ? -1 : text.indexOf('<', end);
        }
        return at > 0 && text.startsWith("<?xml ", at) && text.indexOf("?>", at) > 0 ? at : -1;
    }

    /** Puts a blank between a closing quote and the next attribute, inside of tags only. */
    private static String spaced(String text, String file, List<String> warnings) {
        StringBuilder all = new StringBuilder(text.length() + 16);
        int faults = 0;
        boolean tag = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            if (!tag && here == '<') {
                int end = passed(text, i);
                if (end < 0) {
                    // Nothing ends it, and nothing behind it can be a tag: the parser says what is wrong.
                    all.append(text, i, text.length());
                    break;
                }
                if (end > i) {
                    all.append(text, i, end);
                    i = end - 1;
                    continue;
                }
                tag = i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
            }
            all.append(here);
            if (!tag || here == '<') {
                continue;
            }
            if (quote != 0 && here == quote) {
                quote = 0;
                if (i + 1 < text.length() && Character.isLetter(text.charAt(i + 1))) {
                    all.append(' ');
                    faults++;
                }
            } else if (quote == 0 && (here == '"' || here == '\'')) {
                quote = here;
            } else if (here == '>' && quote == 0) {
                tag = false;
            }
        }
        if (faults > 0) {
            warnings.add(file + ": a blank was missing between attributes " + faults
                    + (faults == 1 ? " time" : " times") + "; it was put in");
        }
        return all.toString();
    }

    /** Where a comment, a CDATA section or an instruction that begins here ends: the same place if none begins, -1 if none ends. */
    private static int passed(String text, int at) {
        String end = text.startsWith("<!--", at)
                ? "-->"
                : text.startsWith("<![CDATA[", at) ? "]]>" : text.startsWith("<?", at) ? "?>" : "";
        if (end.isEmpty()) {
            return at;
        }
        int found = text.indexOf(end, at + 2);
        return found < 0 ? -1 : found + end.length();
    }

    private static XmlElement tree(String text, String file) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            SAXParser parser = factory.newSAXParser();
            Builder builder = new Builder(file);
            parser.parse(new InputSource(new StringReader(text)), builder);
            if (builder.root == null) {
                throw new BadDomainException(file, "the file is empty", "Is it the right file?");
            }
            return builder.root;
        } catch (SAXParseException e) {
            String what = String.valueOf(e.getMessage());
            throw new BadDomainException(
                    file + ":" + e.getLineNumber() + ":" + e.getColumnNumber(),
                    what.contains("DOCTYPE")
                            ? "the file has a document type (DOCTYPE), which can draw in other files"
                            : "this is not XML: " + Numbers.shown(what.replaceAll("\\s+", " ")),
                    what.contains("DOCTYPE") ? "Remove it; no domain needs one." : "Check the tags and quotes here.");
        } catch (SAXException | ParserConfigurationException | IOException e) {
            throw new BadDomainException(
                    file, "the XML cannot be read (" + e.getClass().getSimpleName() + ")", "Is it the right file?");
        }
    }

    private static final class Builder extends DefaultHandler {
        private final String file;
        private final Deque<XmlElement> open = new ArrayDeque<>();
        private @Nullable XmlElement root;
        private @Nullable Locator locator;
        private int elements;

        Builder(String file) {
            this.file = file;
        }

        @Override
        public void setDocumentLocator(Locator here) {
            locator = here;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            Map<String, String> all = new LinkedHashMap<>(4);
            for (int i = 0; i < attributes.getLength(); i++) {
                all.put(attributes.getQName(i), attributes.getValue(i));
            }
            Place where = new Place(file, locator == null ? 0 : locator.getLineNumber());
            if (open.size() >= DEEPEST || ++elements > MOST_ELEMENTS) {
                throw new BadDomainException(
                        where.toString(),
                        open.size() >= DEEPEST
                                ? "this nests deeper than " + DEEPEST + " levels"
                                : "the file has more than " + MOST_ELEMENTS + " elements",
                        "A domain needs neither; is it the right file?");
            }
            XmlElement element = XmlElement.of(name, all, where);
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().children().add(element);
            }
            open.push(element);
        }

        @Override
        public void endElement(String uri, String local, String name) {
            open.pop();
        }

        @Override
        public void characters(char[] characters, int start, int length) {
            XmlElement here = open.peek();
            if (here != null) {
                here.say(characters, start, length);
            }
        }
    }
}
