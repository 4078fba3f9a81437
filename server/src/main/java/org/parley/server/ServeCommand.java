package org.parley.server;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.cli.BadInputException;
import org.parley.cli.Exit;
import org.parley.server.keys.KeysException;
import org.parley.server.postgres.PostgresException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Open the talks room: a server for talks that go through a mediator.",
        footer = {
            "",
            "The first start makes a database, keys and a link for the first account. Stop",
            "it with Ctrl+C. Everything lies in the data folder (docs/operating.md).",
            "",
            "Example: parley serve --port 8443 --certificate cert.pem --key key.pem"
        })
final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Where to listen; ${DEFAULT-VALUE} unless said.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The address to listen at; ${DEFAULT-VALUE} (this machine only) unless said.")
    private String address = "";

    @Mixin
    private WhichDatabase which = new WhichDatabase();

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "How browsers reach the server, where a reverse proxy stands before it.")
    private @Nullable URI publicUrl;

    @Option(names = "--certificate", paramLabel = "PEM", description = "Certificate for TLS.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "PEM", description = "Private key of the certificate.")
    private @Nullable Path key;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Give health and measures to programs on this machine, there; nowhere unless said.")
    private @Nullable Integer managementPort;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            description = {
                "A reverse proxy (address, or a range as in 10.1.0.0/24) that says in X-Forwarded-For from where",
                "somebody comes; may be given many times. Nobody else is believed."
            })
    private List<String> proxies = List.of();

    @Mixin
    private KeysPassphrase keysPassphrase = new KeysPassphrase();

    @Option(
            names = "--low-water",
            paramLabel = "MB",
            defaultValue = "200",
            description = "Below so much free disk space nothing new is taken; ${DEFAULT-VALUE} MB unless said.")
    private int lowWater;

    @Option(
            names = "--rehearse",
            description = "Start, open the first page and stop again: tells whether all is there.")
    private boolean rehearse;

    private final Clock clock;

    @Spec
    private CommandSpec spec;

    ServeCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = which.folder();
        Settings settings = new Settings(
                folder, port, address, publicUrl, certificate, key, managementPort, lowWater * 1024L * 1024L, proxies);
        settings.check();
        char[] passphrase = keysPassphrase.of(folder.resolve("keys"));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        // From now on: whoever stops it while it starts leaves no database running either.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            try {
                if (!closed.await(60, TimeUnit.SECONDS)) {
                    spec.commandLine()
                            .getErr()
                            .println("parley: it did not close within a minute; what was acknowledged is safe");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        SecureRandom random = new SecureRandom();
        Consumer<String> progress = words -> {
            out.println(words + (words.endsWith(".") ? "" : " ..."));
            out.flush();
        };
        try (Serve serve = Serve.start(settings, which.start(random, progress), passphrase, clock, random, progress)) {
            String welcome = serve.server().welcome();
            if (welcome != null) {
                out.println("Make the first account with this link; it serves once:");
                out.println("    " + welcome);
            }
            out.println("Parley is open at "
                    + (publicUrl == null ? serve.server().address() : publicUrl) + ". Stop it with Ctrl+C.");
            if (managementPort != null) {
                out.println("Measures for programs on this machine: http://127.0.0.1:" + managementPort
                        + "/actuator/prometheus");
            }
            out.flush();
            if (rehearse) {
                out.println("It answers with status "
                        + Rehearsal.firstPage(serve.server().address()) + "; stopping.");
            } else {
                stop.await();
            }
        } catch (PostgresException | KeysException | IllegalStateException e) {
            throw new BadInputException(String.valueOf(e.getMessage()));
        } catch (PortInUseException e) {
            throw new BadInputException(
                    "Port " + port + " is taken. Stop what listens there, or choose another with --port.");
        } finally {
            closed.countDown();
        }
        return Exit.FINE;
    }
}
