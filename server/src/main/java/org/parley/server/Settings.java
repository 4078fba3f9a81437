package org.parley.server;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
 */
public record Settings(
        Path data,
        int port,
        String address,
        @Nullable URI publicUrl,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Integer managementPort) {

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
