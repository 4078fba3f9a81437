package org.parley.server.web;

/**
 * What a request is answered with: the same content as a page or as JSON.
 *
 * @param template the name of the page's template
 * @param title a key of the message bundle
 * @param content a record, which the template finds as {@code page}
 */
public record Page<T>(String template, String title, T content) {}
