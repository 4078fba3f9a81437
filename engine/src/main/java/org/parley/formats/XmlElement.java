package org.parley.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Rational;

/** An element of an XML file that knows where it stands. */
final class XmlElement {

    private static final int MOST_TEXT = 200;

    private final String name;
    private final Map<String, String> attributes;
    private final List<XmlElement> children = new ArrayList<>(0);
    private final Place place;
    private String text = "";

    private XmlElement(String name, Map<String, String> attributes, Place place) {
        this.name = name;
        this.attributes = attributes;
        this.place = place;
    }

    static XmlElement of(String name, Map<String, String> attributes, Place place) {
        return new XmlElement(name, attributes, place);
    }

    String name() {
        return name;
    }

    List<XmlElement> children() {
        return children;
    }

    /** The start of the text between its tags. */
    String text() {
        return text;
    }

    /** Adds to the text; what is longer than any number or name is not kept. */
    void say(char[] characters, int start, int length) {
        if (text.length() < MOST_TEXT) {
            String more = new String(characters, start, Math.min(length, MOST_TEXT)).strip();
            text = more.isEmpty() ? text : text + more;
        }
    }

    String where() {
        return place.toString();
    }

    /** Children with this name, upper and lower case alike. */
    List<XmlElement> all(String child) {
        return children.stream().filter(c -> c.name.equalsIgnoreCase(child)).toList();
    }

    Optional<XmlElement> first(String child) {
        return all(child).stream().findFirst();
    }

    Optional<String> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }

    String required(String key) {
        return attribute(key)
                .orElseThrow(() -> new BadDomainException(
                        where(), "<" + name + "> has no " + key, "Add " + key + "=\"...\" to it."));
    }

    Rational number(String key) {
        return Numbers.decimal(required(key), where(), key);
    }

    int whole(String key) {
        return Numbers.whole(required(key), where(), key);
    }
}
