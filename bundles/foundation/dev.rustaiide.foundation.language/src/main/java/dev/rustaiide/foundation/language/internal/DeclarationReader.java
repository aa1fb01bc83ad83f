package dev.rustaiide.foundation.language.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import dev.rustaiide.foundation.common.Nearest;
import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.LanguageDeclaration.DeclaredMarks;
import dev.rustaiide.foundation.language.LanguageDeclarations.Problem;
import dev.rustaiide.foundation.language.ServerDeclaration;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.types.LanguageId;

/**
 * Judges declarations, whichever way they were written. One in which anything is wrong does not count: half a server
 * would fail later and elsewhere.
 */
final class DeclarationReader {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z][a-z0-9+#._-]*");
    private static final Pattern SERVER = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    static final Set<String> LANGUAGE_MEMBERS = Set.of("name", "extensions", "fileNames", "interpreters",
            "firstLine", "lineComment", "blockComment", "brackets", "quotes");
    static final Set<String> SERVER_MEMBERS = Set.of("languages", "programs", "arguments", "versionArguments",
            "roots", "section", "options", "safe", "install");

    private final Places places;
    private final boolean isUsers;
    private final List<LanguageDeclaration> languages = new ArrayList<>();
    private final List<ServerDeclaration> servers = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    /** Where something stands that was read. */
    @FunctionalInterface
    interface Places {
        /** The place of a member, each name inside of the one before; of the nearest that has one. */
        String of(String... path);
    }

    DeclarationReader(Places places, boolean isUsers) {
        this.places = places;
        this.isUsers = isUsers;
    }

    List<LanguageDeclaration> languages() {
        return languages;
    }

    List<ServerDeclaration> servers() {
        return servers;
    }

    List<Problem> problems() {
        return problems;
    }

    void read(Json root) {
        for (String member : root.members().keySet()) {
            switch (member) {
                case "languages" -> each(root, member, LANGUAGE, this::language);
                case "servers" -> each(root, member, SERVER, this::server);
                case "$schema" -> { /* for editors */ }
                default -> problem(unknown(member, Set.of("languages", "servers")), member);
            }
        }
    }

    /** Reads one declaration. */
    @FunctionalInterface
    private interface Reading {
        void read(Entry entry);
    }

    private void each(Json root, String kind, Pattern ids, Reading reading) {
        if (!(root.get(kind) instanceof Json.Obj entries)) {
            problem("“" + kind + "” must be an object with a member for each.", kind);
            return;
        }
        for (Map.Entry<String, Json> entry : entries.members().entrySet()) {
            String id = entry.getKey();
            if (!ids.matcher(id).matches()) {
                problem("“" + id + "” is no id: it must be of small letters and digits, as in “lua”.", kind, id);
            } else if (!(entry.getValue() instanceof Json.Obj)) {
                problem("“" + id + "” must be an object.", kind, id);
            } else {
                reading.read(new Entry(kind, id, entry.getValue()));
            }
        }
    }

    private void language(Entry entry) {
        entry.knows(LANGUAGE_MEMBERS);
        Set<String> extensions = new LinkedHashSet<>();
        entry.texts("extensions", DeclarationReader::isExtension, "an extension without the dot, as in “lua”")
                .forEach(one -> extensions.add(one.toLowerCase(Locale.ROOT)));
        Set<String> names = Set.copyOf(entry.texts("fileNames", DeclarationReader::isName, "a name without a folder"));
        Set<String> interpreters = Set.copyOf(entry.texts("interpreters", DeclarationReader::isName,
                "a name without a folder"));
        var declaration = new LanguageDeclaration(new LanguageId(entry.id), entry.text("name").orElse(""), extensions,
                names, interpreters, entry.pattern("firstLine"), marks(entry), isUsers);
        if (entry.isFine) {
            languages.add(declaration);
        }
    }

    private static DeclaredMarks marks(Entry entry) {
        List<String> blocks = entry.texts("blockComment", mark -> !mark.isBlank(), "a mark of a comment");
        if (!blocks.isEmpty() && blocks.size() != 2) {
            entry.wrong("blockComment", "It must be the mark that starts a comment and the one that ends it.");
        }
        boolean pair = blocks.size() == 2;
        return new DeclaredMarks(entry.text("lineComment"), pair ? Optional.of(blocks.get(0)) : Optional.empty(),
                pair ? Optional.of(blocks.get(1)) : Optional.empty(),
                entry.joined("brackets", 2, "an opening and a closing bracket, as in “()”"),
                entry.joined("quotes", 1, "one character"));
    }

    private void server(Entry entry) {
        entry.knows(SERVER_MEMBERS);
        Set<LanguageId> of = new LinkedHashSet<>();
        entry.needed("languages", id -> LANGUAGE.matcher(id).matches(), "the id of a language, as in “lua”")
                .forEach(id -> of.add(new LanguageId(id)));
        List<String> programs = entry.needed("programs", DeclarationReader::isName, "a name without a folder; the"
                + " setting lsp." + entry.id + ".program takes a path");
        Json options = entry.json.get("options");
        if (!options.isNull() && !(options instanceof Json.Obj)) {
            entry.wrong("options", "“options” must be a JSON object.");
        }
        var declaration = new ServerDeclaration(entry.id, of, programs, entry.texts("arguments", any -> true, ""),
                entry.has("versionArguments") ? entry.texts("versionArguments", any -> true, "")
                        : List.of("--version"),
                entry.texts("roots", DeclarationReader::isName, "a name without a folder"),
                entry.text("section").orElse(""), options instanceof Json.Obj ? options : Json.object().build(),
                entry.flag("safe"), entry.text("install").orElse("Install " + entry.id + '.'), isUsers);
        if (entry.isFine) {
            servers.add(declaration);
        }
    }

    private static boolean isName(String name) {
        return !name.isBlank() && name.indexOf('/') < 0 && name.indexOf('\\') < 0 && name.indexOf('\0') < 0
                && !name.equals("..") && !name.equals(".");
    }

    private static boolean isExtension(String extension) {
        return isName(extension) && extension.indexOf('.') < 0;
    }

    private static String unknown(String name, Set<String> known) {
        return "There is no “" + name + "” here." + Nearest.to(name, known.stream().sorted().toList())
                .map(near -> " Did you mean “" + near + "”?")
                .orElse(" There are " + String.join(", ", known.stream().sorted().toList()) + '.');
    }

    private void problem(String message, String... path) {
        problems.add(new Problem(places.of(path), message));
    }

    /** One declaration being read. */
    private final class Entry {
        private final String kind;
        private final String id;
        private final Json json;
        private boolean isFine = true;

        Entry(String kind, String id, Json json) {
            this.kind = kind;
            this.id = id;
            this.json = json;
        }

        boolean has(String member) {
            return json.members().containsKey(member);
        }

        void wrong(String member, String message) {
            isFine = false;
            problem(message + " “" + id + "” does not count.", kind, id, member);
        }

        void knows(Set<String> members) {
            json.members().keySet().stream().filter(member -> !members.contains(member))
                    .forEach(member -> wrong(member, unknown(member, members)));
        }

        Optional<String> text(String member) {
            if (has(member) && json.get(member).asString().isEmpty()) {
                wrong(member, "“" + member + "” must be a text in quotes.");
            }
            return json.get(member).asString();
        }

        boolean flag(String member) {
            if (has(member) && json.get(member).asBoolean().isEmpty()) {
                wrong(member, "“" + member + "” must be true or false.");
            }
            return json.get(member).asBoolean().orElse(false);
        }

        Optional<Pattern> pattern(String member) {
            try {
                return text(member).map(Pattern::compile);
            } catch (PatternSyntaxException invalid) {
                wrong(member, "“" + invalid.getPattern() + "” is no regular expression: " + invalid.getDescription()
                        + '.');
                return Optional.empty();
            }
        }

        List<String> texts(String member, Predicate<String> rule, String meant) {
            List<String> texts = new ArrayList<>();
            boolean list = !has(member) || json.get(member) instanceof Json.Arr;
            for (Json item : json.get(member).items()) {
                item.asString().ifPresent(texts::add);
            }
            if (!list || texts.size() < json.get(member).items().size()) {
                wrong(member, "“" + member + "” must be a list of texts in quotes.");
            }
            texts.stream().filter(rule.negate()).findFirst().ifPresent(broken ->
                wrong(member, "“" + broken + "” must be " + meant + '.'));
            return texts;
        }

        List<String> needed(String member, Predicate<String> rule, String meant) {
            List<String> texts = texts(member, rule, meant);
            if (texts.isEmpty() && isFine) {
                wrong(member, "It needs “" + member + "”.");
            }
            return texts;
        }

        /** Texts of {@code length} characters, one behind the other. */
        Optional<String> joined(String member, int length, String meant) {
            List<String> texts = texts(member, text -> text.length() == length, meant);
            return has(member) ? Optional.of(String.join("", texts)) : Optional.empty();
        }
    }
}
