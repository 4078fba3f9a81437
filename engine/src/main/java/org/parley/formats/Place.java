package org.parley.formats;

/**
 * Where something stands in a file. Put into words only where a message needs it.
 *
 * @param line 0 where it is not known
 */
record Place(String file, int line) {

    @Override
    public String toString() {
        return line > 0 ? file + ":" + line : file;
    }
}
