package org.parley.acceptance.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The addresses that a server answers, as it knows them itself: a page that is added tomorrow is here tomorrow. */
final class Routes {

    /**
     * One address.
     *
     * @param verb that it is for
     * @param fields that a request may carry besides the path
     * @param streams whether the answer does not end by itself
     */
    record Route(String verb, PathPattern pattern, List<Field> fields, boolean streams) {

        boolean ofTalks() {
            return pattern.getPatternString().startsWith("/talks/{talks}");
        }

        /** Whether a form sent there touches the sender's own session or account, and may end or lock it. */
        boolean ofOwnSession() {
            return !verb.equals("GET")
                    && Stream.of("/sign-out", "/sign-in", "/lock", "/unlock", "/account", "/factor")
                            .anyMatch(pattern.getPatternString()::startsWith);
        }

        /** Whether a form sent there can end or change somebody's part in the talks. */
        boolean ofSomebodysPart() {
            return isOfSomebodysPart(pattern.getPatternString());
        }

        boolean matches(String path) {
            return pattern.matches(PathContainer.parsePath(path));
        }

        /** Names of what stands in braces, in their order. */
        List<String> variables() {
            List<String> names = new ArrayList<>();
            for (String part : pattern.getPatternString().split("/")) {
                if (part.startsWith("{")) {
                    names.add(part.replaceAll("[{}*]|:.*", ""));
                }
            }
            return names;
        }

        @Override
        public String toString() {
            return verb + " " + pattern.getPatternString();
        }
    }

    static boolean isOfSomebodysPart(String path) {
        return path.endsWith("/end")
                || path.endsWith("/role")
                || path.endsWith("/renew")
                || path.contains("/people/") && (path.endsWith("/lock") || path.endsWith("/sessions"));
    }

    static boolean isOfOwnSession(String path) {
        return path.startsWith("/sign-")
                || path.endsWith("lock")
                || path.startsWith("/account")
                || path.startsWith("/factor");
    }

    /** @param type of the parameter that takes it */
    record Field(String name, Class<?> type, boolean required) {}

    private final List<Route> all = new ArrayList<>();

    Routes(ApplicationContext server) {
        DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
        server.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> add(names, info, method)));
        all.sort(Comparator.comparing(Route::toString));
    }

    private void add(DefaultParameterNameDiscoverer names, RequestMappingInfo info, HandlerMethod method) {
        List<Field> fields = new ArrayList<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(names);
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            boolean file = MultipartFile.class.isAssignableFrom(parameter.getParameterType());
            boolean plain = asked == null
                    && parameter.getParameterAnnotations().length == 0
                    && String.class.equals(parameter.getParameterType());
            if (asked != null || file || plain) {
                String name = asked == null || asked.value().isEmpty() ? parameter.getParameterName() : asked.value();
                fields.add(new Field(
                        String.valueOf(name), parameter.getParameterType(), asked != null && asked.required()));
            }
        }
        Set<RequestMethod> verbs = info.getMethodsCondition().getMethods();
        boolean streams = info.getProducesCondition().getProducibleMediaTypes().stream()
                .anyMatch(type -> type.toString().equals("text/event-stream"));
        for (String path : info.getPatternValues()) {
            PathPattern pattern = PathPatternParser.defaultInstance.parse(path);
            if (verbs.isEmpty()) {
                all.add(new Route("GET", pattern, fields, streams));
            }
            verbs.forEach(verb -> all.add(new Route(verb.name(), pattern, fields, streams)));
        }
    }

    List<Route> all() {
        return all;
    }

    /** The route that answers; the one with the fewest braces where several could. */
    Optional<Route> of(String verb, String path) {
        String asked = verb.equals("HEAD") ? "GET" : verb;
        return all.stream()
                .filter(route -> route.verb().equals(asked) && route.matches(path))
                .min(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    }

    /** A route at this address, whatever the verb. */
    Optional<Route> at(String path) {
        return all.stream()
                .filter(route -> route.matches(path))
                .min(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    }
}
