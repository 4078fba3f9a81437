package org.parley.server;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.parley.server.keys.Keyring;
import org.parley.server.people.Joining;
import org.parley.server.people.Token;
import org.parley.server.postgres.Space;
import org.parley.server.web.PublicAddress;
import org.parley.server.web.Welcome;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;

/** The web server, once there is a database and a keyring. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration"
        })
@ComponentScan("org.parley.server.web")
@Import({Wiring.class, Measures.class, DiskHealth.class})
public class Server {

    /**
     * A server that runs.
     *
     * @param address where it listens on this machine
     * @param welcome the link for the first account, or null where there is one already
     */
    public record Started(
            ConfigurableApplicationContext context,
            URI address,
            @org.jspecify.annotations.Nullable String welcome) implements AutoCloseable {
        @Override
        public void close() {
            context.close();
        }
    }

    /** Starts listening; what is returned answers requests. */
    public static Started start(
            Settings settings, AppDatabase database, Keyring keys, Clock clock, SecureRandom random) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", settings.port());
        properties.put("server.address", settings.address());
        if (settings.certificate() != null && settings.key() != null) {
            properties.put(
                    "server.ssl.certificate", settings.certificate().toUri().toString());
            properties.put(
                    "server.ssl.certificate-private-key", settings.key().toUri().toString());
        }
        if (settings.managementPort() != null) {
            properties.put("management.server.port", settings.managementPort());
            properties.put("management.server.address", "127.0.0.1");
            properties.put("management.endpoints.web.exposure.include", "health,prometheus");
            properties.put("management.metrics.system.diskspace.paths", settings.data());
        }
        if (!settings.proxies().isEmpty()) {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            properties.put("server.tomcat.remoteip.internal-proxies", String.join(",", settings.proxies()));
            // How browsers reach the server is a setting, and no matter of what a request says.
            properties.put("server.tomcat.remoteip.host-header", "");
        }
        Token token = Token.random(random);
        AtomicReference<URI> reached = new AtomicReference<>(address(settings, settings.port()));
        ApplicationContextInitializer<GenericApplicationContext> given = context -> {
            context.addApplicationListener(new ApplicationListener<WebServerInitializedEvent>() {
                @Override
                public void onApplicationEvent(WebServerInitializedEvent opened) {
                    if (opened.getApplicationContext().getServerNamespace() == null) { // not that for measures
                        reached.set(address(settings, opened.getWebServer().getPort()));
                    }
                }
            });
            context.registerBean(AppDatabase.class, () -> database);
            // Who gave the keyring closes it.
            context.registerBean(Keyring.class, () -> keys, bean -> bean.setDestroyMethodName(""));
            context.registerBean(Space.class, () -> Space.around(settings.data(), settings.lowWater()));
            context.registerBean(Notices.class, () -> new Notices(settings.data()));
            context.registerBean(Clock.class, () -> clock);
            context.registerBean(SecureRandom.class, () -> random);
            context.registerBean(PublicAddress.class, () -> new PublicAddress(reached::get));
            context.registerBean(
                    Welcome.class,
                    () -> new Welcome(context.getBean(Joining.class).isEmpty() ? token : null));
        };
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Server.class)
                .initializers(given)
                .registerShutdownHook(false) // Whoever started it closes it, before keys and database.
                .properties(properties)
                .run();
        int port = context instanceof WebServerApplicationContext web && web.getWebServer() != null
                ? web.getWebServer().getPort()
                : settings.port();
        String scheme = settings.certificate() == null ? "http" : "https";
        URI address = URI.create(scheme + "://localhost:" + port);
        boolean empty = context.getBean(Joining.class).isEmpty();
        String base = settings.publicUrl() == null
                ? address.toString()
                : settings.publicUrl().toString();
        return new Started(context, address, empty ? base + "/welcome/" + token.text() : null);
    }

    private static URI address(Settings settings, int port) {
        if (settings.publicUrl() != null) {
            return settings.publicUrl();
        }
        return URI.create((settings.certificate() == null ? "http" : "https") + "://localhost:" + port);
    }
}
