package org.parley.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.model.Rational;

/** An element of an XML file that knows where it stands. */
record XmlElement(
        String name, Map<String, String> attributes, List<XmlElement> children, StringBuilder text, String where) {

    static XmlElement of(String name, Map<String, String> attributes, String where) {
        return new XmlElement(name, attributes, new ArrayList<>(), new StringBuilder(), where);
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
                        where, "<" + name + "> has no " + key, "Add " + key + "=\"...\" to it."));
    }

    Rational number(String key) {
        return Numbers.decimal(required(key), where, key);
    }

    int whole(String key) {
        return Numbers.whole(required(key), where, key);
    }
}
