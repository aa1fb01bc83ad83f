package dev.rustaiide.system.lsp.extensions.protocol;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;

/** The specification as a page of Markdown, made of the records themselves. */
public final class ProtocolPage {
    private static final Set<Class<?>> STANDARD = Set.of(Position.class, Range.class);
    private static final String HEAD = """
            # Beyond the language server protocol

            <!-- Made by `rust-ai-ide lsp --spec`; a test fails where it differs from the program. -->

            `rust-ai-ide lsp` speaks LSP 3.18, inline completion (`textDocument/inlineCompletion`) included. Beyond
            the standard it answers the requests on this page. All go from the client to the server, and follow the
            rules of the protocol: a request can be cancelled, positions are in the encoding that was agreed on, and
            what is wrong with parameters is told by the error `InvalidParams` (-32602), with the part in question as
            a JSON pointer.

            A client sees in the server's capabilities which of them there are:

            ```json
            {"experimental": {"%s": %s}}
            ```

            The version goes up when something changes its meaning. New requests, and new members of what there is,
            leave it as it is: clients pass over members that they do not know, and so does the server.
            """;
    private static final String NOTE = """

            `Position` and `Range` are those of LSP. A member with a `?` may be left out.
            """;

    private final StringBuilder page = new StringBuilder();

    private ProtocolPage() {}

    public static String text() {
        var made = new ProtocolPage();
        made.page.append(HEAD.formatted(Extension.CAPABILITY, Extension.capability().print()));
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Extension<?, ?> extension : Extension.ALL) {
            made.request(extension);
            made.collect(extension.params(), types);
            made.collect(extension.result(), types);
        }
        made.page.append("\n## Types\n").append(NOTE);
        types.forEach(made::type);
        return made.page.toString();
    }

    private void request(Extension<?, ?> extension) {
        page.append("\n## ").append(extension.method()).append("\n\n").append(extension.about()).append("\n\n")
                .append("Parameters: [`").append(name(extension.params())).append("`](#")
                .append(anchor(extension.params())).append("). Result: [`").append(name(extension.result()))
                .append("`](#").append(anchor(extension.result())).append(").\n");
    }

    /** {@code type} and those that it is made of, each once, the outer ones first. */
    private void collect(Class<?> type, Set<Class<?>> types) {
        if (STANDARD.contains(type) || !(type.isRecord() || type.isEnum()) || !types.add(type)) {
            return;
        }
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(innermost(component.getGenericType()), types);
            }
        }
    }

    private static Class<?> innermost(Type type) {
        return type instanceof ParameterizedType generic ? innermost(generic.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    private void type(Class<?> type) {
        page.append("\n### ").append(name(type)).append("\n\n").append(says(type)).append("\n\n");
        if (type.isEnum()) {
            for (Object constant : type.getEnumConstants()) {
                row("`\"" + Wire.word((Enum<?>) constant) + "\"`", says(field(type, (Enum<?>) constant)));
            }
            return;
        }
        page.append("| member | type | |\n|---|---|---|\n");
        for (RecordComponent component : type.getRecordComponents()) {
            boolean isOptional = component.getType() == Optional.class;
            page.append("| `").append(component.getName()).append(isOptional ? "?" : "").append("` | `")
                    .append(words(component.getGenericType())).append("` | ").append(says(component)).append(" |\n");
        }
    }

    private void row(String word, String meaning) {
        page.append("- ").append(word).append(": ").append(meaning).append('\n');
    }

    private static AnnotatedElement field(Class<?> type, Enum<?> constant) {
        try {
            return type.getField(constant.name());
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String words(Type type) {
        if (type instanceof ParameterizedType generic) {
            String inner = words(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == Optional.class ? inner : inner + "[]";
        }
        return type == String.class ? "string" : type == int.class || type == Integer.class ? "integer"
                : type == boolean.class || type == Boolean.class ? "boolean" : name((Class<?>) type);
    }

    /** {@code CallGraphNode} of {@code CallGraph.Node}. */
    private static String name(Class<?> type) {
        List<String> names = new ArrayList<>();
        for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
            names.addFirst(at.getSimpleName());
        }
        return String.join("", names);
    }

    private static String anchor(Class<?> type) {
        return name(type).chars().mapToObj(c -> String.valueOf((char) Character.toLowerCase(c)))
                .collect(Collectors.joining());
    }

    private static String says(AnnotatedElement element) {
        return Stream.ofNullable(element.getAnnotation(Says.class)).map(Says::value).findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is said of " + element));
    }
}
