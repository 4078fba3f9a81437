package org.parley.server.keys;

import java.util.ArrayList;
import java.util.List;

/**
 * What opening found out of order, and did.
 *
 * @param destroyedAgain keys that had been destroyed, were back, and were destroyed again
 * @param missing keys that were made, not destroyed, and are not there: what they seal cannot be read
 * @param damaged key files that cannot be read
 * @param registerMadeAnew whether the register was missing, so that keys that came back could not be noticed
 */
public record Found(int destroyedAgain, int missing, int damaged, boolean registerMadeAnew) {

    /** A sentence for each thing that whoever runs the server should know; none if all is well. */
    public List<String> says() {
        List<String> says = new ArrayList<>();
        if (destroyedAgain > 0) {
            says.add(
                    "The folder of keys was put back from an older copy: keys that had been destroyed were there again ("
                            + destroyedAgain + "). They were destroyed again.");
        }
        if (missing > 0) {
            says.add("Keys are missing (" + missing
                    + "): what they seal cannot be read. Put the folder `wrapped` back from a newer copy.");
        }
        if (damaged > 0) {
            says.add("Key files are damaged (" + damaged
                    + "): what they seal cannot be read. Put them back from a copy of the folder `wrapped`.");
        }
        if (registerMadeAnew) {
            says.add(
                    "The register of keys was missing and was made anew from the keys that are there. If the folder is an"
                            + " older copy, keys that were destroyed since then are back: carry out those erasures again.");
        }
        return says;
    }
}
