/**
 * Letters that are carried by hand to a delegation whose line is bad or that has none, and its answers on the way back.
 *
 * <p>A device and the talks first exchange cards ({@link org.parley.server.courier.DeviceCard}, {@link
 * org.parley.server.courier.TalksCard}), whose short codes two people compare by telephone. {@link
 * org.parley.server.courier.Outward} is what a letter to the device says: the whole record that its delegation may see, as
 * chains that can be checked. {@link org.parley.server.courier.Inward} is what comes back: deeds with ids of their own.
 * Around both lies the sealed file of {@link org.parley.seal.Courier}.
 *
 * <p>On the server {@link org.parley.server.courier.Letters} seals and takes in. On the device there is no server: {@link
 * org.parley.server.courier.CourierCommand} works on a {@link org.parley.server.courier.DeviceFolder}; what a letter holds
 * is a {@link org.parley.server.courier.Held}, what the device knows a {@link org.parley.server.courier.DeviceState}.
 */
@NullMarked
package org.parley.server.courier;

import org.jspecify.annotations.NullMarked;
