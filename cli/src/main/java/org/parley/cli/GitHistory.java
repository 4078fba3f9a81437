package org.parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.parley.brief.History;
import org.parley.casefile.CaseFile;
import org.parley.model.Case;

/**
 * What a case file said before, from the git checkout that it lies in. Of a commit only its time and its {@code
 * Correction:} trailers are taken; the rest of its message was not written for readers of the case.
 */
final class GitHistory {

    private static final int SECONDS = 20;
    private static final String FORMAT =
            "--format=%x1e%H%x1f%cI%x1f%(trailers:key=Correction,valueonly,unfold,separator=%x20)";

    private final Path folder;
    private final String name;
    private final Case now;

    private GitHistory(Path file, Case now) throws IOException {
        Path real = file.toRealPath();
        this.folder = Objects.requireNonNullElse(real.getParent(), real);
        this.name = String.valueOf(real.getFileName());
        this.now = now;
    }

    /** Never fails: where there is no history, it says why. */
    static History of(Path file, Case now) {
        try {
            return new GitHistory(file, now).read();
        } catch (IOException e) {
            return History.none(now, "git could not be asked: it is not installed, or it did not answer");
        }
    }

    private History read() throws IOException {
        Optional<String> log = git(
                "log",
                "--follow",
                "--diff-filter=AMRC",
                "--name-only",
                "--max-count=" + History.MOST,
                FORMAT,
                "--",
                name);
        if (log.isEmpty()) {
            return History.none(now, "its file is not in a git checkout");
        }
        List<String> commits = Arrays.stream(log.get().split("\u001e", -1))
                .filter(c -> !c.isBlank())
                .toList();
        if (commits.isEmpty()) {
            return History.none(now, "its file has not been committed yet");
        }
        List<History.Revision> revisions = new ArrayList<>();
        int unreadable = 0;
        boolean gap = false;
        for (String commit : commits.reversed()) {
            Optional<History.Revision> revision = revision(commit, gap);
            revision.ifPresent(revisions::add);
            gap = revision.isEmpty();
            unreadable += gap ? 1 : 0;
        }
        if (revisions.isEmpty() || !revisions.getLast().read().equals(now)) {
            revisions.add(new History.Revision(null, now, null, gap));
        }
        return new History(revisions, unreadable, null, List.of());
    }

    /**
     * The case as of a commit; empty where it cannot be read.
     *
     * @param gap whether the commit before could not be read
     */
    private Optional<History.Revision> revision(String commit, boolean gap) throws IOException {
        String[] parts = commit.split("\u001f", 3);
        String[] rest = parts[2].split("\n", -1);
        String reason = rest[0].strip();
        String path = Arrays.stream(rest)
                .skip(1)
                .filter(l -> !l.isBlank())
                .findFirst()
                .orElse(name);
        Instant at = OffsetDateTime.parse(parts[1]).toInstant();
        return git("cat-file", "blob", parts[0] + ":" + path)
                .flatMap(text -> CaseFile.check(text, name).found())
                .map(read -> new History.Revision(at, read, reason.isEmpty() ? null : reason, gap));
    }

    /** What git prints; empty where it fails. Nothing is fetched, signed, paged or asked, whatever the checkout wishes. */
    private Optional<String> git(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                "git",
                                "--no-pager",
                                "-c",
                                "core.quotePath=false",
                                "-c",
                                "core.fsmonitor=false",
                                "-c",
                                "log.showSignature=false",
                                "-c",
                                "protocol.allow=never"),
                        Arrays.stream(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(key -> key.startsWith("GIT_"));
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("GIT_NO_LAZY_FETCH", "1");
        Process git = builder.start();
        git.getOutputStream().close();
        CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(git::destroyForcibly);
        try (InputStream out = git.getInputStream()) {
            byte[] bytes = out.readNBytes(CaseFile.LARGEST + 1);
            if (bytes.length > CaseFile.LARGEST) {
                git.destroyForcibly();
                return Optional.empty();
            }
            return git.waitFor() == 0 ? Optional.of(new String(bytes, StandardCharsets.UTF_8)) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while git was asked", e);
        } finally {
            git.destroyForcibly();
        }
    }
}
