package dev.rustaiide.ai.code.analysis.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.rustaiide.foundation.language.LanguageDeclaration;
import dev.rustaiide.foundation.language.LanguageDeclaration.DeclaredMarks;
import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Marks;

/** The languages that are known, those that were declared among them, and how their files are told. Immutable. */
final class Languages {
    private static final String TEXT = "\"";
    private static final String TEXT_AND_CHARACTER = "\"'";
    private static final String SCRIPT = "\"'`";

    private final Map<String, Language> all = new LinkedHashMap<>();
    private final Map<String, Language> byExtension = new HashMap<>();
    private final Map<String, Language> byName = new HashMap<>();
    private final Map<String, Language> byInterpreter = new HashMap<>();
    private final List<Opening> byFirstLine = new ArrayList<>();

    /** What the first line of a language's files has. */
    private record Opening(Pattern pattern, Language language) {}

    Languages(List<LanguageDeclaration> declared) {
        Marks slashes = Marks.of("//", TEXT_AND_CHARACTER).withBlocks("/*", "*/");
        Marks script = Marks.of("//", SCRIPT).withBlocks("/*", "*/");
        Marks hash = Marks.of("#", TEXT_AND_CHARACTER);
        // A single quote starts a lifetime in Rust as often as a character.
        add("rust", "Rust", Set.of("rs"), Set.of(), Marks.of("//", TEXT).withBlocks("/*", "*/"), "rust-script");
        add("toml", "TOML", Set.of("toml"), Set.of("Cargo.lock", "poetry.lock", "uv.lock", "Pipfile"), hash);
        add("json", "JSON", Set.of("json", "jsonc", "json5", "geojson", "webmanifest", "code-workspace", "ipynb",
                "map"),
                Set.of(".prettierrc", ".babelrc", ".eslintrc", "composer.lock", "flake.lock", "Pipfile.lock"),
                Marks.of("", TEXT_AND_CHARACTER));
        add("yaml", "YAML", Set.of("yaml", "yml"), Set.of(".clang-format", ".clang-tidy", ".clangd"), hash);
        add("markdown", "Markdown", Set.of("md", "markdown", "mdown", "mkd"), Set.of(),
                Marks.of("", "").withBlocks("<!--", "-->"));
        add("java", "Java", Set.of("java"), Set.of(), slashes, "java");
        add("python", "Python", Set.of("py", "pyi", "pyw"), Set.of("SConstruct", "SConscript"), hash, "python", "pypy");
        add("javascript", "JavaScript", Set.of("js", "mjs", "cjs", "jsx"), Set.of("Jakefile"), script, "node", "bun");
        add("typescript", "TypeScript", Set.of("ts", "mts", "cts"), Set.of(), script, "deno", "ts-node", "tsx");
        add("typescriptreact", "TypeScript JSX", Set.of("tsx"), Set.of(), slashes);
        add("go", "Go", Set.of("go"), Set.of(), slashes);
        add("c", "C", Set.of("c", "h"), Set.of(), slashes);
        add("cpp", "C++", Set.of("cpp", "cc", "cxx", "c++", "hpp", "hh", "hxx", "h++", "ipp", "tpp", "inl"), Set.of(),
                slashes);
        add("shellscript", "Shell script", Set.of("sh", "bash", "ebuild", "bats"),
                Set.of(".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile",
                        "PKGBUILD", "APKBUILD"),
                Marks.of("#", SCRIPT), "sh", "bash", "dash", "ash", "ksh");
        declared.forEach(this::declare);
    }

    private void add(String id, String name, Set<String> extensions, Set<String> fileNames, Marks marks,
            String... interpreters) {
        var language = new Language(new LanguageId(id), name, extensions, fileNames, marks);
        all.put(id, language);
        tell(language, Set.of(interpreters));
    }

    /** A new language, or more about one that is known: what a plug-in says gives way, what the user says counts. */
    private void declare(LanguageDeclaration said) {
        String id = said.id().value();
        Language known = all.getOrDefault(id, new Language(said.id(), id, Set.of(), Set.of(), Marks.of("", TEXT)));
        boolean isNew = !all.containsKey(id);
        var language = new Language(said.id(), isNew || said.isUsers() ? or(said.name(), known.name()) : known.name(),
                union(known.extensions(), said.extensions()), union(known.fileNames(), said.fileNames()),
                isNew || said.isUsers() ? marks(known.marks(), said.marks()) : known.marks());
        all.put(id, language);
        tell(language, said.interpreters());
        if (said.isUsers()) {
            said.extensions().forEach(one -> byExtension.put(one, language));
            said.fileNames().forEach(one -> byName.put(one, language));
            said.interpreters().forEach(one -> byInterpreter.put(one, language));
        }
        said.firstLine().ifPresent(pattern -> byFirstLine.add(said.isUsers() ? 0 : byFirstLine.size(),
                new Opening(pattern, language)));
    }

    /** What is told by name already stays so, but for an older notion of the same language. */
    private void tell(Language language, Set<String> interpreters) {
        language.extensions().forEach(one -> byExtension.merge(one, language, Languages::first));
        language.fileNames().forEach(one -> byName.merge(one, language, Languages::first));
        interpreters.forEach(one -> byInterpreter.merge(one, language, Languages::first));
    }

    private static Language first(Language known, Language later) {
        return known.id().equals(later.id()) ? later : known;
    }

    private static String or(String said, String otherwise) {
        return said.isEmpty() ? otherwise : said;
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> union = new HashSet<>(some);
        union.addAll(others);
        return union;
    }

    private static Marks marks(Marks known, DeclaredMarks said) {
        return new Marks(said.lineComment().orElse(known.lineComment()), said.blockStart().orElse(known.blockStart()),
                said.blockEnd().orElse(known.blockEnd()), said.brackets().orElse(known.brackets()),
                said.quotes().orElse(known.quotes()));
    }

    List<Language> all() {
        return List.copyOf(all.values());
    }

    Language of(Path file, String firstLine) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        Language language = byName.get(name);
        if (language == null) {
            language = byExtension.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        }
        if (language == null || name.indexOf('.') < 0 && !byName.containsKey(name)) {
            language = byInterpreter.get(interpreter(firstLine));
        }
        return language == null ? byFirstLine(firstLine) : language;
    }

    private Language byFirstLine(String line) {
        return byFirstLine.stream().filter(opening -> opening.pattern.matcher(line).find()).map(Opening::language)
                .findFirst().orElse(Language.PLAIN_TEXT);
    }

    /** {@code python} of {@code #!/usr/bin/env -S python3.12 -u}; empty if the line names none. */
    static String interpreter(String firstLine) {
        if (!firstLine.startsWith("#!")) {
            return "";
        }
        for (String word : firstLine.substring(2).strip().split("\\s+")) {
            String program = word.substring(word.lastIndexOf('/') + 1);
            boolean before = "env".equals(program) || word.startsWith("-") || word.indexOf('=') >= 0;
            if (!before) {
                return withoutVersion(program);
            }
        }
        return "";
    }

    private static String withoutVersion(String program) {
        int end = program.length();
        while (end > 0 && (Character.isDigit(program.charAt(end - 1)) || program.charAt(end - 1) == '.')) {
            end--;
        }
        return program.substring(0, end);
    }
}
