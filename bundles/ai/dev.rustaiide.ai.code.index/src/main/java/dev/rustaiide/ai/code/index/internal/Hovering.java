package dev.rustaiide.ai.code.index.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.rustaiide.ai.code.facts.FileFacts;
import dev.rustaiide.ai.code.facts.Local;
import dev.rustaiide.foundation.language.Hover;
import dev.rustaiide.foundation.text.Text;

/** Says what is declared under a name: its declaration and the comment before it. For one query and one thread. */
final class Hovering {
    private static final int MOST_DECLARATION = 600;
    private static final Pattern ANNOTATIONS = Pattern.compile("^(@[\\w.]+(\\([^()]*\\))?\\s+)+");

    private final Snapshot snapshot;
    private final Function<Path, Optional<Text>> texts;
    private final Finder finder;

    Hovering(Snapshot snapshot, Function<Path, Optional<Text>> texts) {
        this.snapshot = snapshot;
        this.texts = texts;
        this.finder = new Finder(snapshot);
    }

    Optional<Hover> at(int file, int offset) {
        int use = finder.use(file, offset);
        if (use < 0) {
            return Optional.empty();
        }
        int local = finder.meanings().local(file, use);
        String markdown = local >= 0 ? local(file, local) : item(file, use);
        return markdown.isEmpty() ? Optional.empty()
                : Optional.of(new Hover(markdown, Optional.of(finder.range(file, use)), List.of()));
    }

    private String local(int file, int local) {
        FileFacts facts = snapshot.of(file);
        int start = facts.locals().nameStart()[local];
        Optional<Text> text = texts.apply(snapshot.paths[file]).filter(each -> start <= each.length());
        String kind = Local.of(facts.locals().kind()[local]).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return text.map(each -> fenced(facts, each.line(each.lineOf(start)).strip()) + kind + " of this function")
                .orElse("");
    }

    private String item(int file, int use) {
        long[] places = finder.places(file, use);
        if (places.length == 0) {
            return "";
        }
        boolean certain = finder.meanings().of(file, use).isExact();
        String first = describe(places[0]);
        String others = certain ? "" : places.length == 1 ? "\n\nby its name"
                : "\n\nby its name; " + (places.length - 1) + " others have it too";
        return first.isEmpty() ? "" : first + others;
    }

    String describe(long place) {
        int file = SymbolTable.file(place);
        FileFacts facts = snapshot.of(file);
        int definition = SymbolTable.definition(place);
        Optional<Text> text = texts.apply(snapshot.paths[file]);
        boolean gone = text.isEmpty() || text.get().length() != facts.length();
        if (gone) {
            return "";
        }
        if (definition < 0) {
            return fenced(facts, snapshot.paths[file].getFileName().toString()) + DocComments.ofFile(text.get());
        }
        String container = snapshot.container(place);
        String in = container.isEmpty() ? "" : "in `" + container + "`\n\n";
        return fenced(facts, declaration(facts, text.get(), definition)) + in
                + documentation(facts, text.get(), definition);
    }

    String documentation(FileFacts facts, Text text, int definition) {
        return DocComments.of(text, facts.definitions().start()[definition], facts.definitions().end()[definition],
                snapshot.languages.language(facts.language()).id().value());
    }

    private String fenced(FileFacts facts, String code) {
        return "```" + snapshot.languages.language(facts.language()).id() + "\n" + code + "\n```\n\n";
    }

    /** Up to the body. */
    static String declaration(FileFacts facts, Text text, int definition) {
        int start = facts.definitions().start()[definition];
        int end = Math.min(facts.definitions().end()[definition], start + MOST_DECLARATION);
        String whole = ANNOTATIONS.matcher(text.substring(start, end)).replaceFirst("");
        boolean bodied = switch (facts.kind(definition)) {
            case FUNCTION, METHOD, CONSTRUCTOR, TEST, TRAIT, CLASS, INTERFACE, MODULE, IMPLEMENTATION, MACRO -> true;
            default -> false;
        };
        int body = bodied ? bodyStart(whole) : -1;
        String head = body < 0 ? whole : whole.substring(0, body);
        return bodied ? head.strip().replaceAll("\\s*\\n\\s*", " ").replace("( ", "(").replace(", )", ")")
                : head.strip().replaceAll("\\s*\\n\\s*", "\n    ").replaceAll("\n    }$", "\n}");
    }

    /** The brace or colon that is in no bracket, or -1. */
    private static int bodyStart(String declaration) {
        boolean python = declaration.startsWith("def ") || declaration.startsWith("async def ");
        int depth = 0;
        for (int i = 0; i < declaration.length(); i++) {
            char c = declaration.charAt(i);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (depth == 0 && (c == '{' || c == ':' && (python || declaration.startsWith("\n", i + 1)))) {
                return i;
            }
        }
        return -1;
    }
}
