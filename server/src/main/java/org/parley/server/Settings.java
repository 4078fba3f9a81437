package org.parley.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.cli.BadInputException;
import org.parley.server.postgres.Space;

/**
 * How a server is to run.
 *
 * @param data where everything of it lies
 * @param port to listen at; 0 for any free one
 * @param address to listen at
 * @param publicUrl how browsers reach it; null for http://localhost:port
 * @param certificate PEM file with the certificate for TLS; null where a reverse proxy, or nothing, does that
 * @param key PEM file with its private key
 * @param managementPort where this machine alone can read measures of the server; null for nowhere, 0 for any free one
 * @param lowWater free disk space, in bytes, below which nothing is added any more
 * @param proxies addresses or ranges of reverse proxies that are believed when they say from where somebody comes
 */
public record Settings(
        Path data,
        int port,
        String address,
        @Nullable URI publicUrl,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Integer managementPort,
        long lowWater,
        List<String> proxies) {

    /** An address of either kind, with or without the length of a range. */
    private static final Pattern RANGE = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

    public Settings {
        proxies = List.copyOf(proxies);
    }

    /** @throws BadInputException if the server could not be started like this */
    void check() {
        for (String proxy : proxies) {
            if (!RANGE.matcher(proxy).matches()) {
                throw new BadInputException(
                        "“" + proxy + "” is no address of a proxy. Write it in numbers, as in 10.1.0.7,"
                                + " or a range, as in 10.1.0.0/24 or fd00::/8.");
            }
        }
        if (lowWater < 0) {
            throw new BadInputException("The low mark of disk space is 0 MB at least.");
        }
    }

    /** With the usual mark for a disk that is nearly full. */
    public Settings(
            Path data,
            int port,
            String address,
            @Nullable URI publicUrl,
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Integer managementPort) {
        this(data, port, address, publicUrl, certificate, key, managementPort, Space.USUAL_MARK, List.of());
    }

    /** Without measures. */
    public Settings(
            Path data,
            int port,
            String address,
            @Nullable URI publicUrl,
            @Nullable Path certificate,
            @Nullable Path key) {
        this(data, port, address, publicUrl, certificate, key, null);
    }

    /** Whether browsers come over TLS only. */
    public boolean secure() {
        return certificate != null || publicUrl != null && "https".equalsIgnoreCase(publicUrl.getScheme());
    }
}
