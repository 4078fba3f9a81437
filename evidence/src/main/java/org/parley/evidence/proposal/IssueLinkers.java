package org.parley.evidence.proposal;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Finds a linker by its name: the usual one, one on the class path, or one in the jar of the optional module. */
public final class IssueLinkers {

    /** Needs no case and no library. */
    public static final IssueLinker USUAL = new SharedWords();

    private static final String JAR = "embeddings/target/parley-embeddings.jar";

    private IssueLinkers() {}

    /**
     * The linker of that name; empty where there is none.
     *
     * @param home Parley's own folder, as the launcher knows it; null where it was not started by the launcher
     */
    public static Optional<IssueLinker> named(String name, @Nullable Path home) {
        if (name.equals(USUAL.name())) {
            return Optional.of(USUAL);
        }
        ClassLoader own = IssueLinker.class.getClassLoader();
        return in(own, name).or(() -> jar(home).flatMap(url -> in(new URLClassLoader(new URL[] {url}, own), name)));
    }

    /** It may load more of its classes at any time, so the jar stays open as long as the program runs. */
    private static Optional<IssueLinker> in(@Nullable ClassLoader loader, String name) {
        return ServiceLoader.load(IssueLinker.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .filter(linker -> linker.name().equals(name))
                .findFirst();
    }

    private static Optional<URL> jar(@Nullable Path home) {
        Path jar = home == null ? Path.of(JAR) : home.resolve(JAR);
        try {
            return Files.exists(jar) ? Optional.of(jar.toUri().toURL()) : Optional.empty();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(jar + " has no address", e);
        }
    }
}
