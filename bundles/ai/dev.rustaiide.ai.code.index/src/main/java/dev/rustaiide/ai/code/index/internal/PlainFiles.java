package dev.rustaiide.ai.code.index.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Which files an import of a language other than Rust means, told by their paths. For one query. */
final class PlainFiles {
    private static final List<String> SCRIPTS = List.of(".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mjs", ".mts",
            "/index.ts", "/index.tsx", "/index.d.ts", "/index.js", "/index.jsx");

    private final Snapshot snapshot;
    private @Nullable Map<String, List<Integer>> byName;
    private @Nullable Map<Path, List<Integer>> byFolder;

    PlainFiles(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The files that {@code module}, as {@code file} writes it, stands for; none if they are elsewhere. */
    List<Integer> of(int file, String module) {
        try {
            String language = snapshot.languages.language(snapshot.of(file).language()).id().value();
            return switch (language) {
                case "python" -> python(file, module);
                case "javascript", "typescript", "typescriptreact" -> script(file, unquoted(module));
                case "java" -> java(file, module);
                case "go" -> go(unquoted(module));
                case "c", "cpp" -> header(file, unquoted(module));
                default -> List.of();
            };
        } catch (InvalidPathException none) {
            // What is written there is no path.
            return List.of();
        }
    }

    private static String unquoted(String module) {
        return module.substring(1, module.length() - 1);
    }

    /** Of a module, then of a package. */
    private List<Integer> python(int file, String module) {
        String name = module.strip();
        int dots = 0;
        while (dots < name.length() && name.charAt(dots) == '.') {
            dots++;
        }
        String rest = name.substring(dots).strip().replace('.', '/');
        if (dots == 0) {
            List<Integer> beside = existing(snapshot.paths[file].resolveSibling(rest + ".py"),
                    snapshot.paths[file].resolveSibling(rest).resolve("__init__.py"));
            List<Integer> found = beside.isEmpty() ? nearest(file, rest + ".py") : beside;
            return found.isEmpty() ? nearest(file, rest + "/__init__.py") : found;
        }
        Path folder = snapshot.paths[file].getParent();
        for (int i = 1; i < dots && folder != null; i++) {
            folder = folder.getParent();
        }
        return folder == null ? List.of() : rest.isEmpty() ? existing(folder.resolve("__init__.py"))
                : existing(folder.resolve(rest + ".py"), folder.resolve(rest).resolve("__init__.py"));
    }

    /** The module {@code name} of the package that a relative import of nothing else names. */
    List<Integer> submodule(int file, String module, String name) {
        String separator = module.endsWith(".") ? "" : ".";
        return of(file, module + separator + name);
    }

    private List<Integer> script(int file, String module) {
        String plain = module.replaceAll("\\.(js|mjs|jsx)$", "");
        if (module.startsWith(".")) {
            Path base = snapshot.paths[file].resolveSibling(plain).normalize();
            return first(base, SCRIPTS);
        }
        String below = plain.replaceAll("^[@~]/", "");
        if (below.equals(plain) && plain.indexOf('/') < 0 || plain.startsWith("@") && below.equals(plain)) {
            return List.of();
        }
        for (String end : SCRIPTS) {
            List<Integer> found = nearest(file, below + end);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private List<Integer> first(Path base, List<String> ends) {
        int same = snapshot.number(base);
        if (same >= 0) {
            return List.of(same);
        }
        for (String end : ends) {
            int found = snapshot.number(Path.of(base + end));
            if (found >= 0) {
                return List.of(found);
            }
        }
        return List.of();
    }

    /** A class, or the files of a package. */
    private List<Integer> java(int file, String name) {
        String path = name.replace('.', '/');
        List<Integer> type = nearest(file, path + ".java");
        if (!type.isEmpty()) {
            return type;
        }
        int last = path.lastIndexOf('/');
        List<Integer> outer = last < 0 ? List.of() : nearest(file, path.substring(0, last) + ".java");
        return outer.isEmpty() ? inFolders(path) : outer;
    }

    private List<Integer> go(String path) {
        for (int from = 0; from >= 0; from = path.indexOf('/', from + 1)) {
            List<Integer> found = inFolders(path.substring(from == 0 ? 0 : from + 1));
            if (!found.isEmpty()) {
                return found.stream().filter(each -> snapshot.paths[each].toString().endsWith(".go")).toList();
            }
        }
        return List.of();
    }

    private List<Integer> header(int file, String path) {
        List<Integer> beside = existing(snapshot.paths[file].resolveSibling(path).normalize());
        return beside.isEmpty() ? nearest(file, path) : beside;
    }

    /** All in the folder of {@code file}. */
    List<Integer> beside(int file) {
        return folders().getOrDefault(snapshot.paths[file].getParent(), List.of());
    }

    private List<Integer> existing(Path... paths) {
        return Arrays.stream(paths).map(snapshot::number).filter(number -> number >= 0).limit(1).toList();
    }

    /** Of those whose path ends so the one that has most in common with that of {@code file}. */
    private List<Integer> nearest(int file, String end) {
        String wanted = '/' + end;
        String last = end.substring(end.lastIndexOf('/') + 1);
        int best = -1;
        int common = -1;
        for (int each : names().getOrDefault(last, List.of())) {
            int length = RustFiles.common(snapshot.paths[each], snapshot.paths[file]);
            if (snapshot.paths[each].toString().replace('\\', '/').endsWith(wanted) && length > common) {
                best = each;
                common = length;
            }
        }
        return best < 0 ? List.of() : List.of(best);
    }

    private List<Integer> inFolders(String end) {
        var all = new ArrayList<Integer>();
        folders().forEach((folder, files) -> {
            if (folder.endsWith(end)) {
                all.addAll(files);
            }
        });
        return all;
    }

    private Map<String, List<Integer>> names() {
        if (byName == null) {
            byName = new HashMap<>();
            for (int i = 0; i < snapshot.facts.length; i++) {
                if (snapshot.facts[i] != null) {
                    byName.computeIfAbsent(snapshot.paths[i].getFileName().toString(), key -> new ArrayList<>()).add(i);
                }
            }
        }
        return byName;
    }

    private Map<Path, List<Integer>> folders() {
        if (byFolder == null) {
            byFolder = new HashMap<>();
            for (int i = 0; i < snapshot.facts.length; i++) {
                Path folder = snapshot.paths[i].getParent();
                if (snapshot.facts[i] != null && folder != null) {
                    byFolder.computeIfAbsent(folder, key -> new ArrayList<>()).add(i);
                }
            }
        }
        return byFolder;
    }
}
