package org.parley.server.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.view.RedirectView;

/**
 * How the addresses of the server are described to programs, in the words of OpenAPI: what each page answers with as JSON, and
 * which fields its forms have. The description follows from the code alone and is the same for everybody who is signed in.
 */
@Configuration(proxyBeanMethods = false)
class Described {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String STREAM = "text/event-stream";
    private static final String JSON = "application/json";

    @Bean
    OpenApiCustomizer description(ApplicationContext context) {
        SpringDocUtils known = SpringDocUtils.getConfig();
        for (String bean : context.getBeanNamesForAnnotation(Controller.class)) {
            Class<?> type = context.getType(bean, false);
            if (type != null && type.getPackage().equals(Described.class.getPackage())) {
                known.addRestControllers(type);
            }
        }
        known.addRequestWrapperToIgnore(Asker.class, SignedIn.class);
        return api -> {
            api.info(new Info()
                    .title("Parley")
                    .version("1")
                    .description("The talks room. Each page is JSON at the same address for whoever asks for"
                            + " application/json first. Forms carry form-token, taken from a page, and, where they add to"
                            + " the record, an id of the sender's own: what is sent twice is there once."));
            // Where the server is reached is no part of what it is, and would differ by who asks.
            api.servers(List.of(new Server().url("/")));
            sorted(api);
        };
    }

    @SuppressWarnings("rawtypes") // As the library has it.
    private static void sorted(OpenAPI api) {
        if (api.getComponents() != null && api.getComponents().getSchemas() != null) {
            Map<String, Schema> schemas = new TreeMap<>(api.getComponents().getSchemas());
            schemas.remove("SseEmitter"); // A stream of words, as its address says.
            api.getComponents().setSchemas(schemas);
        }
        Paths paths = new Paths();
        new TreeMap<>(api.getPaths()).forEach((path, item) -> {
            if (path.startsWith("/talks/{talks}")) {
                JsonSchema id = words();
                id.setFormat("uuid");
                item.addParametersItem(
                        new Parameter().in("path").name("talks").required(true).schema(id));
            }
            paths.addPathItem(path, item);
        });
        api.setPaths(paths);
    }

    @Bean
    OperationCustomizer forms() {
        return (operation, handler) -> {
            operation.setTags(List.of(handler.getBeanType().getSimpleName()));
            operation.setOperationId(handler.getBeanType().getSimpleName() + "."
                    + handler.getMethod().getName());
            return handler.hasMethodAnnotation(PostMapping.class) ? form(operation, handler) : page(operation, handler);
        };
    }

    /** The same content as a page or as JSON. */
    private static Operation page(Operation operation, HandlerMethod handler) {
        ApiResponse found = operation.getResponses().get("200");
        if (found != null && found.getContent() != null && found.getContent().containsKey(STREAM)) {
            found.getContent().put(STREAM, new MediaType().schema(words()));
            return operation;
        }
        if (Page.class.isAssignableFrom(handler.getMethod().getReturnType())
                && found != null
                && found.getContent() != null) {
            MediaType any = found.getContent().values().iterator().next();
            found.setContent(
                    new Content().addMediaType(JSON, any).addMediaType("text/html", new MediaType().schema(words())));
        }
        return operation;
    }

    private static Operation form(Operation operation, HandlerMethod handler) {
        JsonSchema fields = new JsonSchema();
        fields.setTypes(Set.of("object"));
        fields.addProperty("form-token", words());
        List<String> required = new ArrayList<>(List.of("form-token"));
        List<Parameter> path = new ArrayList<>();
        for (Parameter parameter :
                operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters()) {
            if (!"query".equals(parameter.getIn())) {
                path.add(parameter);
                continue;
            }
            fields.addProperty(parameter.getName(), parameter.getSchema());
            if (Boolean.TRUE.equals(parameter.getRequired())) {
                required.add(parameter.getName());
            }
        }
        fields.setRequired(required);
        operation.setParameters(path);
        operation.setRequestBody(new RequestBody()
                .required(true)
                .content(new Content().addMediaType(FORM, new MediaType().schema(fields))));
        ApiResponses answers = new ApiResponses();
        if (handler.getMethod().getReturnType().equals(ResponseEntity.class)) {
            answers.addApiResponse("204", new ApiResponse().description("It was kept."));
        } else {
            if (!RedirectView.class.isAssignableFrom(handler.getMethod().getReturnType())) {
                answers.addApiResponse("200", new ApiResponse().description("A page."));
            }
            answers.addApiResponse("303", new ApiResponse().description("It was taken; where to go on."));
            answers.addApiResponse(
                    "409",
                    new ApiResponse()
                            .description(
                                    "Something else is on record already, under this id or meanwhile; nothing was taken."));
        }
        answers.addApiResponse("422", new ApiResponse().description("It is not filled in as it should be."));
        if (!handler.hasMethodAnnotation(GoesOnWhenFull.class)) {
            answers.addApiResponse("507", new ApiResponse().description("The disk is nearly full; nothing was taken."));
        }
        operation.setResponses(answers);
        return operation;
    }

    private static JsonSchema nothing() {
        JsonSchema nothing = new JsonSchema();
        nothing.setTypes(Set.of("null"));
        return nothing;
    }

    private static JsonSchema words() {
        JsonSchema words = new JsonSchema();
        words.setTypes(Set.of("string"));
        return words;
    }

    /** Records as they are written: all components are there, and null only where it may be. */
    @Bean
    ModelConverter records() {
        return new ModelConverter() {
            @Override
            public @Nullable Schema<?> resolve(
                    AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
                JavaType java = Json31.mapper().constructType(type.getType());
                Class<?> raw = java.getRawClass();
                if (raw.equals(Page.class)) {
                    return context.resolve(new AnnotatedType(java.containedTypeOrUnknown(0)).resolveAsRef(true));
                }
                if (!raw.isRecord() || !chain.hasNext()) {
                    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
                }
                String name = name(raw);
                type.setName(name);
                Schema<?> schema = chain.next().resolve(type, context, chain);
                Schema<?> model = context.getDefinedModels().get(name);
                if (model != null && model.getProperties() != null && model.getRequired() == null) {
                    complete(model, raw);
                }
                return schema;
            }

            @Override
            public boolean isOpenapi31() {
                return true;
            }
        };
    }

    /** As in First.Waiting, since records of different pages have like names. */
    private static String name(Class<?> raw) {
        String name = raw.getName().substring(raw.getPackageName().length() + 1);
        return name.replace('$', '.');
    }

    private static void complete(Schema<?> model, Class<?> raw) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : raw.getRecordComponents()) {
            Schema<?> property = (Schema<?>) model.getProperties().get(component.getName());
            if (property == null) {
                continue;
            }
            required.add(component.getName());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                model.getProperties().put(component.getName(), orNull(property));
            }
        }
        model.setRequired(required);
        model.setAdditionalProperties(false);
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().addOneOfItem(property).addOneOfItem(nothing());
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes() == null ? Set.of() : property.getTypes());
        if (property.getType() != null) {
            types.add(property.getType());
        }
        types.add("null");
        property.setTypes(types);
        if (property.getEnum() != null) {
            property.addEnumItemObject(null);
        }
        return property;
    }
}
