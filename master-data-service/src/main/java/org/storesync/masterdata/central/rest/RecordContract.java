package org.storesync.masterdata.central.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.storesync.model.Headers;

/**
 * Writes the names and texts of {@link RecordOperations} into the contract. An annotation says the same for every resource, so they are
 * derived from the resource's tag: its name is the plural, and its extension {@code x-one} is the word for one record.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2500)
public class RecordContract implements OASFilter {
    /** Extension of a resource's tag: one record with its article, such as "a unit". */
    public static final String ONE = "x-one";

    private static final Pattern IN_PATH = Pattern.compile("\\{(\\w+)\\}");

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Map<String, String> ones = new HashMap<>();
        for (Tag tag : Objects.requireNonNullElse(contract.getTags(), List.<Tag>of())) {
            if (tag.getExtensions() != null && tag.getExtensions().get(ONE) instanceof String one) {
                ones.put(tag.getName(), one);
                tag.removeExtension(ONE);
            }
        }
        if (!ones.isEmpty()) {
            contract.getPaths().getPathItems().forEach((path, item) -> name(path, item, ones));
        }
    }

    private static void name(String path, PathItem item, Map<String, String> ones) {
        item.getOperations().forEach((method, operation) -> {
            String tag = operation.getTags() == null ? "" : operation.getTags().getFirst();
            String one = ones.get(tag);
            if (one != null) {
                Words words = new Words(tag, one, schema(item), path.endsWith("{id}"));
                item.setOperation(method, named(method, operation, words, parameters(path, operation)));
            }
        });
    }

    /** Adds the parts of the address that a call reads itself. */
    private static List<Parameter> parameters(String path, Operation operation) {
        List<Parameter> parameters =
                new ArrayList<>(Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of()));
        for (MatchResult part : IN_PATH.matcher(path).results().toList()) {
            String name = part.group(1);
            if (parameters.stream().noneMatch(parameter -> name.equals(parameter.getName()))) {
                parameters.add(OASFactory.createParameter()
                        .name(name)
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(OASFactory.createSchema().addType(SchemaType.STRING)));
            }
        }
        parameters.sort(Comparator.comparing(Parameter::getIn).thenComparing(Parameter::getName));
        return parameters;
    }

    private static String schema(PathItem item) {
        Operation writing = item.getPOST() == null ? item.getPUT() : item.getPOST();
        RequestBody body = writing.getRequestBody();
        String reference =
                body.getContent().getMediaType(Headers.JSON).getSchema().getRef();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private record Words(String many, String one, String schema, boolean single) {
        String bare() {
            return one.substring(one.indexOf(' ') + 1);
        }

        String capital() {
            return many.substring(0, 1).toUpperCase(Locale.ROOT) + many.substring(1);
        }
    }

    /** A new operation, because the file has the parts of an operation in the order in which they were set. */
    private static Operation named(
            PathItem.HttpMethod method, Operation operation, Words words, List<Parameter> parameters) {
        return OASFactory.createOperation()
                .summary(summary(method, words))
                .operationId(id(method, words))
                .tags(operation.getTags())
                .parameters(parameters.isEmpty() ? null : parameters)
                .requestBody(operation.getRequestBody())
                .responses(
                        switch (method) {
                            case POST -> responses(words, Map.of("201", "made"));
                            case PUT -> responses(words, Map.of("200", "changed", "201", "made"));
                            default -> operation.getResponses();
                        })
                .security(operation.getSecurity());
    }

    private static String id(PathItem.HttpMethod method, Words words) {
        return switch (method) {
            case GET -> words.single ? "get" + words.schema : "list" + words.schema + "s";
            case POST -> "create" + words.schema;
            case PUT -> "put" + words.schema;
            case DELETE -> "delete" + words.schema;
            default -> throw new IllegalStateException("records have no " + method);
        };
    }

    private static String summary(PathItem.HttpMethod method, Words words) {
        return switch (method) {
            case GET -> words.single ? "One " + words.bare() : words.capital() + ", in order, with search";
            case POST -> "Make " + words.one + "; the service gives it an id";
            case PUT -> "Change " + words.one + " (If-Match), or make one with this id (If-None-Match: *)";
            case DELETE -> "Delete " + words.one + " nothing else refers to";
            default -> throw new IllegalStateException("records have no " + method);
        };
    }

    private static APIResponses responses(Words words, Map<String, String> descriptions) {
        APIResponses responses = OASFactory.createAPIResponses();
        descriptions.forEach((status, description) -> {
            APIResponse response = OASFactory.createAPIResponse()
                    .description(description)
                    .content(OASFactory.createContent()
                            .addMediaType(
                                    Headers.JSON,
                                    OASFactory.createMediaType()
                                            .schema(OASFactory.createSchema()
                                                    .ref("#/components/schemas/" + words.schema))));
            responses.addAPIResponse(status, response);
        });
        return responses;
    }
}
