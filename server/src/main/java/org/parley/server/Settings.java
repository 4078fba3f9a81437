package org.parley.server;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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
 */
public record Settings(
        Path data,
        int port,
        String address,
        @Nullable URI publicUrl,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Integer managementPort,
        long lowWater) {

    /** With the usual mark for a disk that is nearly full. */
    public Settings(
            Path data,
            int port,
            String address,
            @Nullable URI publicUrl,
            @Nullable Path certificate,
            @Nullable Path key,
            @Nullable Integer managementPort) {
        this(data, port, address, publicUrl, certificate, key, managementPort, Space.USUAL_MARK);
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
