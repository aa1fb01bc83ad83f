package dev.rustaiide.ai.code.analysis.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.rustaiide.foundation.types.Language;
import dev.rustaiide.foundation.types.LanguageId;

/** The languages that are known and how their files are told. */
final class Languages {
    private final List<Language> all = new ArrayList<>();
    private final Map<String, Language> byExtension = new HashMap<>();
    private final Map<String, Language> byName = new HashMap<>();
    private final Map<String, Language> byInterpreter = new HashMap<>();

    Languages() {
        add("rust", "Rust", Set.of("rs"), Set.of(), "//", "rust-script");
        add("toml", "TOML", Set.of("toml"), Set.of("Cargo.lock", "poetry.lock", "uv.lock", "Pipfile"), "#");
        add("json", "JSON", Set.of("json", "jsonc", "json5", "geojson", "webmanifest", "code-workspace", "ipynb",
                "map"),
                Set.of(".prettierrc", ".babelrc", ".eslintrc", "composer.lock", "flake.lock", "Pipfile.lock"), "");
        add("yaml", "YAML", Set.of("yaml", "yml"), Set.of(".clang-format", ".clang-tidy", ".clangd"), "#");
        add("markdown", "Markdown", Set.of("md", "markdown", "mdown", "mkd"), Set.of(), "");
        add("java", "Java", Set.of("java"), Set.of(), "//", "java");
        add("python", "Python", Set.of("py", "pyi", "pyw"), Set.of("SConstruct", "SConscript"), "#", "python", "pypy");
        add("javascript", "JavaScript", Set.of("js", "mjs", "cjs", "jsx"), Set.of("Jakefile"), "//", "node", "bun");
        add("typescript", "TypeScript", Set.of("ts", "mts", "cts"), Set.of(), "//", "deno", "ts-node", "tsx");
        add("typescriptreact", "TypeScript JSX", Set.of("tsx"), Set.of(), "//");
        add("go", "Go", Set.of("go"), Set.of(), "//");
        add("c", "C", Set.of("c", "h"), Set.of(), "//");
        add("cpp", "C++", Set.of("cpp", "cc", "cxx", "c++", "hpp", "hh", "hxx", "h++", "ipp", "tpp", "inl"), Set.of(),
                "//");
        add("shellscript", "Shell script", Set.of("sh", "bash", "ebuild", "bats"),
                Set.of(".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".bash_aliases", ".profile",
                        "PKGBUILD",
                        "APKBUILD"),
                "#", "sh", "bash", "dash", "ash", "ksh");
    }

    private void add(String id, String name, Set<String> extensions, Set<String> fileNames, String lineComment,
            String... interpreters) {
        var language = new Language(new LanguageId(id), name, extensions, fileNames, lineComment);
        all.add(language);
        for (String extension : extensions) {
            byExtension.put(extension, language);
        }
        for (String fileName : fileNames) {
            byName.put(fileName, language);
        }
        for (String interpreter : interpreters) {
            byInterpreter.put(interpreter, language);
        }
    }

    List<Language> all() {
        return List.copyOf(all);
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
        return language == null ? Language.PLAIN_TEXT : language;
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
