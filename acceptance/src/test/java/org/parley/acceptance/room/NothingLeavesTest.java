package org.parley.acceptance.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitUntilState;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.acceptance.Browser;

/** P7: neither browser nor server asks anybody else for anything. */
@DisplayName("P7: no request to anybody else")
class NothingLeavesTest {

    /** Names of namespaces look like addresses; nobody goes there. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("(?i)https?://(?!www\\.w3\\.org/|www\\.thymeleaf\\.org)[a-z0-9]|(src|href|action)=[\"']//");

    /** Addresses that strace shows in what a program asks of the system. */
    private static final Pattern ADDRESS =
            Pattern.compile("inet_addr\\(\"([^\"]+)\"\\)|inet_pton\\(AF_INET6, \"([^\"]+)\"");

    private static final Pattern THIS_MACHINE = Pattern.compile("127\\..*|::1|::ffff:127\\..*");

    /** All attributes of a page that hold addresses, in full. */
    private static final String ADDRESSES = """
            () => [...document.querySelectorAll('*')].flatMap(one =>
                ['href', 'src', 'action', 'formaction', 'srcset', 'poster', 'data', 'ping', 'manifest', 'background']
                    .filter(name => one.hasAttribute(name))
                    .map(name => new URL(one.getAttribute(name), document.baseURI).href))
            """;

    /** What a walk through the pages came across. */
    private record Walk(Set<String> shapes, List<String> asked, Map<String, String> foreign, List<String> unguarded) {}

    @Test
    void noPageAsksAnybodyElse() {
        Room room = Room.open();
        Talks talks = room.talks();
        Person head = talks.head("north");
        String messages = talks.page("/messages/north");
        head.browser()
                .submit(
                        messages,
                        messages,
                        "id",
                        UUID.randomUUID().toString(),
                        "words",
                        "See https://example.org/terms before you answer.");
        String text = Drafts.saved(talks, "For ever.");
        Drafts.show(talks, text, Drafts.version(talks.lead(), text), "north");
        talks.lead()
                .browser()
                .submit(
                        text,
                        text + "/table",
                        "id",
                        UUID.randomUUID().toString(),
                        "version",
                        Drafts.version(talks.lead(), text));
        for (Person person : List.of(talks.lead(), head, talks.observer())) {
            Walk walk = walk(Browser.open(), room.address(), person, talks.path());
            assertThat(walk.shapes()).hasSizeGreaterThan(4);
            assertThat(walk.asked()).allSatisfy(url -> assertThat(url).startsWith(room.address() + "/"));
            assertThat(walk.unguarded()).as("answers without policy").isEmpty();
            walk.foreign().forEach((url, page) -> assertThat(page).as(url).contains("/away?"));
            if (person != talks.observer()) {
                assertThat(walk.foreign()).as("the page before leaving").containsKey("https://example.org/terms");
            }
        }
    }

    /** A net without holes catches something. */
    @Test
    void anAskedForPictureFromElsewhereIsSeen() {
        try (BrowserContext context = Browser.open().context(URI.create("http://localhost"), Browser.View.DESK)) {
            Page page = context.newPage();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> asked.add(request.url()));
            page.setContent(
                    "<img src='http://elsewhere.invalid/a.png'><link rel=stylesheet href='http://elsewhere.invalid/b.css'>");
            page.waitForCondition(() ->
                    asked.containsAll(List.of("http://elsewhere.invalid/a.png", "http://elsewhere.invalid/b.css")));
        }
    }

    /** Pages, styles, scripts and pictures as they are shipped; the pages load nothing of libraries. */
    @Test
    void noFileOfThePagesNamesAPlaceElsewhere() throws IOException, URISyntaxException {
        Path classes = Path.of(org.parley.server.Server.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (Files.isDirectory(classes)) {
            loadNothing(classes);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(classes)) {
                loadNothing(jar.getPath("/"));
            }
        }
    }

    private static void loadNothing(Path shipped) throws IOException {
        List<String> found = new ArrayList<>();
        Set<String> libraries = new TreeSet<>();
        int read = 0;
        for (String folder : List.of("templates", "static")) {
            try (Stream<Path> files = Files.walk(shipped.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String content = Files.readString(file);
                    read++;
                    if (ELSEWHERE.matcher(content).find()) {
                        found.add(file.toString());
                    }
                    Matcher library = Pattern.compile("\"/(webjars/[^\"]+)\"").matcher(content);
                    while (library.find()) {
                        libraries.add(library.group(1));
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(20);
        assertThat(libraries).as("libraries that pages load").isEmpty();
        assertThat(found).isEmpty();
    }

    /** In a network of its own that leads nowhere; each address that it asks the system for is written down. */
    @Test
    void theServerWorksWithoutANetworkAndAsksForNone(@TempDir Path folder) throws Exception {
        assumeTrue(
                works("unshare", "-n", "ip", "link", "set", "lo", "up"),
                "no network of its own can be made here (unshare -n, ip), so the server is not tried without one");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        Path calls = folder.resolve("calls");
        boolean watched = works("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect", "true");
        ServerProcess server = new ServerProcess(folder.resolve("data")).inside(alone(watched, calls));
        try {
            server.start();
            assertThat(story(server, folder.resolve("told"))).contains(StoryAlone.END);
        } finally {
            server.stop();
        }
        assumeTrue(
                watched,
                "strace is not there or may not look; it worked without a network, what it asked for is not known");
        assertThat(addresses(calls))
                .isNotEmpty()
                .allMatch(address -> THIS_MACHINE.matcher(address).matches());
    }

    /** Tells a story to the server from within its network: texts, messages, a letter by hand, the export. */
    private static String story(ServerProcess server, Path said) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "nsenter",
                        "-t",
                        String.valueOf(server.pid()),
                        "-n",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoryAlone.class.getName(),
                        server.address().toString(),
                        server.welcome())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readString(said);
    }

    @Test
    void anAddressElsewhereThatIsAskedForIsSeen(@TempDir Path folder) throws Exception {
        assumeTrue(works("unshare", "-n", "ip", "link", "set", "lo", "up"), "no network of its own can be made here");
        assumeTrue(
                works("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=connect", "true"),
                "strace may not look here");
        Path calls = folder.resolve("calls");
        List<String> command = new ArrayList<>(List.of(alone(true, calls)));
        command.addAll(List.of("bash", "-c", "exec 3<>/dev/tcp/192.0.2.1/80"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start()
                .waitFor();
        assertThat(addresses(calls)).contains("192.0.2.1");
    }

    private static String[] alone(boolean watched, Path calls) {
        String watch =
                "strace -f --seccomp-bpf -qq -e signal=none -e trace=connect,sendto,sendmsg,sendmmsg -o " + calls + " ";
        return new String[] {
            "unshare", "-n", "sh", "-c", "ip link set lo up && exec " + (watched ? watch : "") + "\"$@\"", "sh"
        };
    }

    private static Set<String> addresses(Path calls) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String line : Files.readAllLines(calls, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            Matcher address = ADDRESS.matcher(line);
            while (address.find()) {
                found.add(address.group(1) == null ? address.group(2) : address.group(1));
            }
        }
        return found;
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // There is no such program.
        }
    }

    /** Goes by links from the first page to one page of each kind. */
    private static Walk walk(Browser browser, URI room, Person person, String first) {
        Walk walk = new Walk(new HashSet<>(), new ArrayList<>(), new java.util.HashMap<>(), new ArrayList<>());
        try (BrowserContext context = browser.context(room, Browser.View.DESK)) {
            context.addCookies(person.browser().cookies().getCookieStore().getCookies().stream()
                    .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(room.toString()))
                    .toList());
            Page page = context.newPage();
            context.onRequest(request -> walk.asked.add(request.url()));
            Deque<String> next = new ArrayDeque<>(List.of(room + "/", room + first));
            next.forEach(url -> walk.shapes.add(shape(url)));
            while (!next.isEmpty()) {
                String url = next.poll();
                try {
                    Response answer = page.navigate(url, new Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));
                    if (answer == null
                            || !answer.headers()
                                    .getOrDefault("content-type", "")
                                    .startsWith("text/html")) {
                        continue;
                    }
                    if (!answer.headers()
                                    .getOrDefault("content-security-policy", "")
                                    .contains("default-src 'none'")
                            || !answer.headers()
                                    .getOrDefault("referrer-policy", "")
                                    .equals("no-referrer")) {
                        walk.unguarded.add(url);
                    }
                    for (Object one : (List<?>) page.evaluate(ADDRESSES)) {
                        String address = String.valueOf(one);
                        if (!address.startsWith(room + "/")) {
                            if (!address.startsWith("data:")) {
                                walk.foreign.put(address, url);
                            }
                        } else if (!address.contains("/events") && walk.shapes.add(shape(address))) {
                            next.add(address);
                        }
                    }
                } catch (PlaywrightException e) {
                    // A file that is kept, not shown: the browser has asked for it, which is what counts here.
                    if (!String.valueOf(e.getMessage()).contains("Download is starting")) {
                        throw e;
                    }
                }
            }
        }
        return walk;
    }

    /** Pages of one kind have the same shape. */
    private static String shape(String url) {
        return url.replaceAll("#.*", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("\\?.*", "");
    }
}
