import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

/**
 * The house rules, checked in about a second: {@code java releng/Tidy.java}. Every finding is
 * {@code file:line: rule: what to do}. {@code --self-test} proves for each rule that it fires, {@code --sizes} and
 * {@code --callers} print figures, {@code --rules} lists the rules. Run by Maven before anything is built and by {@code releng/test}.
 */
class Tidy {
    static final List<String> LAYERS = List.of("foundation", "ai", "system", "services", "app");
    static final String OURS = "dev.rustaiide.";

    static final List<Rule> RULES = List.of(new Layers(), new Packages(), new Features(), new Names(), new Threads(),
            new Sockets(), new Streams(), new CatchAll(), new Sizes(), new Javadoc(), new TestNames(), new Format(), new Leftovers(),
            new Hosts(), new Outside(), new Systems(), new Callers(), new Licences());

    /** One rule of the house. */
    interface Rule {
        /** What it demands, in a line. */
        String demand();

        void check(Project project, Report report);

        /** Small projects, path to content, in each of which this rule finds exactly one thing. */
        List<Map<String, String>> examples();

        default String name() {
            return getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    /** What was found, sorted. */
    static final class Report {
        final Set<String> findings = new TreeSet<>();
        final List<String> notes = new ArrayList<>();
        private Rule rule;

        void run(Rule next, Project project) {
            rule = next;
            next.check(project, this);
        }

        void add(String path, int line, String advice) {
            findings.add(path + ":" + Math.max(1, line) + ": " + rule.name() + ": " + advice);
        }

        void note(String text) {
            notes.add(rule.name() + ": " + text);
        }
    }

    public static void main(String[] arguments) throws IOException {
        String mode = arguments.length > 0 ? arguments[0] : "";
        switch (mode) {
            case "--self-test" -> System.exit(new SelfTest().run() ? 0 : 1);
            case "--rules" -> RULES.forEach(rule -> System.out.println(rule.name() + ": " + rule.demand()));
            case "", "--sizes", "--callers" -> System.exit(checkAll(mode.replaceFirst("^-*", "")) ? 0 : 1);
            default -> {
                System.err.println("usage: java releng/Tidy.java [--self-test | --rules | --sizes | --callers]");
                System.exit(2);
            }
        }
    }

    private static boolean checkAll(String figures) throws IOException {
        Project project = Project.read(Path.of(""));
        var report = new Report();
        RULES.forEach(rule -> report.run(rule, project));
        report.findings.forEach(System.err::println);
        report.notes.stream().filter(note -> !figures.isEmpty() && note.startsWith(figures) || !note.matches("(sizes|callers):.*"))
                .forEach(System.out::println);
        System.out.println("Tidy: " + project.bundles.size() + " bundles, " + project.sources.size() + " sources, "
                + report.findings.size() + " findings");
        return report.findings.isEmpty();
    }

    // ---------------------------------------------------------------------------------------------------- the project

    /** All text that the rules look at, by path from the root, and the bundles in it. */
    static final class Project {
        private static final Set<String> SKIPPED = Set.of("target", "bin", ".git", "node_modules", "samples", ".settings");
        private static final Pattern TEXT = Pattern.compile(".*\\.(java|bnd|md|xml|sh|properties|target|product|e4xmi|scm|c)"
                + "|.*/releng/[a-z-]+|releng/([a-z.-]+/)?[a-z-]+|\\.ci/run");

        final Map<String, String> files;
        final Map<String, Source> sources = new TreeMap<>();
        final Map<String, Bundle> bundles = new TreeMap<>();

        Project(Map<String, String> files) {
            this.files = files;
            files.keySet().stream().filter(Project::isBundle).forEach(path -> {
                String[] parts = path.split("/");
                bundles.put(parts[2], new Bundle(parts[2], parts[1]));
            });
            List<Source> all = files.keySet().stream().filter(path -> path.endsWith(".java") && !path.startsWith("releng/"))
                    .map(path -> new Source(path, files.get(path))).toList();
            Parser.parse(all.stream().filter(Source::isMain).toList());
            all.stream().filter(source -> !source.isMain()).forEach(Source::findTests);
            all.forEach(source -> sources.put(source.path, source));
            bundles.values().forEach(bundle -> bundle.read(this));
        }

        static Project read(Path root) throws IOException {
            var files = new TreeMap<String, String>();
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean skipped = SKIPPED.contains(folder.getFileName().toString()) || folder.endsWith("test/resources");
                    return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = root.relativize(file).toString().replace('\\', '/');
                    if (TEXT.matcher(path).matches()) {
                        try {
                            files.put(path, Files.readString(file));
                        } catch (MalformedInputException e) {
                            files.put(path, "\r"); // reported by the format rule: not UTF-8
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
            var project = new Project(files);
            for (Bundle bundle : project.bundles.values()) {
                Path manifest = root.resolve(bundle.folder() + "target/MANIFEST.MF");
                if (Files.exists(manifest)) {
                    bundle.readManifest(manifest);
                }
            }
            return project;
        }

        private static boolean isBundle(String path) {
            return path.startsWith("bundles/") && path.endsWith("/pde.bnd") && path.split("/").length == 4;
        }

        Stream<Source> main() {
            return sources.values().stream().filter(Source::isMain);
        }

        Stream<Map.Entry<String, String>> named(String pattern) {
            var matcher = Pattern.compile(pattern).asMatchPredicate();
            return files.entrySet().stream().filter(file -> matcher.test(file.getKey()));
        }
    }

    static final class Bundle {
        final String name;
        final String layer;
        final Set<String> buildpath = new TreeSet<>();
        final Set<String> packages = new TreeSet<>();
        /** What the built manifest imports: more than the sources say, where a name is used without an import. */
        final Set<String> imports = new TreeSet<>();
        String symbolicName = "";
        boolean fragment;

        Bundle(String name, String layer) {
            this.name = name;
            this.layer = layer;
        }

        String folder() {
            return "bundles/" + layer + "/" + name + "/";
        }

        String bnd() {
            return folder() + "pde.bnd";
        }

        void read(Project project) {
            var bnd = new Properties();
            try {
                bnd.load(new StringReader(project.files.get(bnd())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            fragment = bnd.getProperty("Fragment-Host") != null;
            symbolicName = clauses(bnd.getProperty("Bundle-SymbolicName")).stream().findFirst().orElse("");
            buildpath.addAll(clauses(bnd.getProperty("-buildpath")));
            sources(project).filter(Source::isMain).forEach(source -> packages.add(source.packageName()));
        }

        void readManifest(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                imports.addAll(clauses(new Manifest(in).getMainAttributes().getValue("Import-Package")));
            }
        }

        Stream<Source> sources(Project project) {
            return project.sources.values().stream().filter(source -> source.path.startsWith(folder()));
        }

        /** The clause names of an OSGi header, without attributes and directives. */
        private static Set<String> clauses(String header) {
            String bare = header == null ? "" : header.replaceAll("\"[^\"]*\"", "");
            return Stream.of(bare.split(",")).map(clause -> clause.split(";")[0].strip()).filter(clause -> !clause.isEmpty())
                    .collect(toCollection(TreeSet::new));
        }
    }

    /** A Java file: its text, the same with comments and strings blanked out, and what the parser saw. */
    static final class Source {
        private static final Pattern SOURCE = Pattern.compile(".*/src/(main|test)/java/(.*)/[^/]+|.*/src/()(.*)/[^/]+");
        private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.]+)");

        private static final Pattern TEST = Pattern.compile(
                "@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property)\\b[^;{}]*?\\s(\\w+)\\s*\\(");

        record Type(String name, int line, int lines, boolean top, boolean isPublic, boolean isInterface, boolean documented) {}

        record Method(String name, int line, int lines, boolean test) {}

        record Catch(String type, int line) {}

        final String path;
        final String text;
        final String code;
        final List<Type> types = new ArrayList<>();
        final List<Method> methods = new ArrayList<>();
        final List<Catch> catches = new ArrayList<>();
        private List<String> lines;

        Source(String path, String text) {
            this.path = path;
            this.text = text;
            this.code = Blank.out(text);
        }

        boolean isMain() {
            return path.contains("/src/main/java/") && path.startsWith("bundles/");
        }

        boolean isInternal() {
            return packageName().contains(".internal");
        }

        String bundle() {
            return path.startsWith("bundles/") ? path.split("/")[2] : path.split("/")[1];
        }

        String packageName() {
            var matcher = SOURCE.matcher(path);
            if (!matcher.matches()) {
                return "";
            }
            return (matcher.group(2) != null ? matcher.group(2) : matcher.group(4)).replace('/', '.');
        }

        List<String> lines() {
            if (lines == null) {
                lines = text.lines().toList();
            }
            return lines;
        }

        /** Without the parser: of a test only the names are looked at. */
        void findTests() {
            find(TEST).forEach(test -> methods.add(new Method(test.group(), test.line(), 1, true)));
        }

        Stream<Match> imports() {
            return find(IMPORT);
        }

        boolean mentions(List<String> words) {
            return words.stream().anyMatch(text::contains);
        }

        /** Matches in the code, not in comments and strings. */
        Stream<Match> find(Pattern pattern) {
            return pattern.matcher(code).results().map(result -> new Match(result, line(code, result.start())));
        }

        static int line(String text, int offset) {
            int line = 1;
            for (int i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
                line++;
            }
            return line;
        }
    }

    record Match(MatchResult result, int line) {
        String group() {
            return result.groupCount() > 0 ? result.group(1) : result.group();
        }
    }

    /** Replaces comments and the content of strings by blanks, line for line. No pattern: text blocks are too long. */
    static final class Blank {
        static String out(String text) {
            char[] code = text.toCharArray();
            int at = 0;
            while (at < code.length) {
                int end = endOfNoise(text, at);
                boolean comment = code[at] == '/';
                for (int i = comment ? at : at + 1; i < end - (comment ? 0 : 1); i++) {
                    code[i] = code[i] == '\n' ? '\n' : ' ';
                }
                at = Math.max(end, at + 1);
            }
            return new String(code);
        }

        /** Behind the comment, string or character that starts at {@code at}; {@code at} if none does. */
        private static int endOfNoise(String text, int at) {
            return switch (text.charAt(at)) {
                case '/' -> text.startsWith("//", at) ? find(text, "\n", at)
                        : text.startsWith("/*", at) ? find(text, "*/", at + 2) + 2 : at;
                case '"' -> text.startsWith("\"\"\"", at) ? endOfString(text, at + 3, "\"\"\"") : endOfString(text, at + 1, "\"");
                case '\'' -> endOfString(text, at + 1, "'");
                default -> at;
            };
        }

        private static int find(String text, String what, int from) {
            int found = text.indexOf(what, from);
            return found < 0 ? text.length() - what.length() : found;
        }

        private static int endOfString(String text, int from, String quote) {
            int at = from;
            while (at < text.length() && !text.startsWith(quote, at)) {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), at + quote.length());
        }
    }

    /** The compiler's own parser, without names being resolved. */
    static final class Parser extends TreeScanner<Void, Source> {
        private final SourcePositions positions;
        private final CompilationUnitTree unit;
        private final Trees trees;
        private int depth;

        private Parser(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
            this.positions = trees.getSourcePositions();
        }

        static void parse(List<Source> sources) {
            var byUri = new HashMap<URI, Source>();
            var inputs = new ArrayList<JavaFileObject>();
            for (Source source : sources) {
                URI uri = URI.create("file:///" + source.path);
                byUri.put(uri, source);
                inputs.add(new InMemory(uri, source.text));
            }
            if (inputs.isEmpty()) {
                return;
            }
            var compiler = ToolProvider.getSystemJavaCompiler();
            var task = (JavacTask) compiler.getTask(null, null, problem -> { }, List.of("-proc:none"), null, inputs);
            try {
                for (CompilationUnitTree unit : task.parse()) {
                    new Parser(unit, Trees.instance(task)).scan(unit, byUri.get(unit.getSourceFile().toUri()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private int line(long offset) {
            return (int) unit.getLineMap().getLineNumber(offset);
        }

        private int lines(Tree tree) {
            return line(positions.getEndPosition(unit, tree)) - line(positions.getStartPosition(unit, tree)) + 1;
        }

        @Override
        public Void visitClass(ClassTree type, Source source) {
            int line = line(positions.getStartPosition(unit, type));
            boolean isPublic = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
            boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
            boolean documented = depth > 0 || trees.getDocComment(getPath(type)) != null;
            source.types.add(new Source.Type(type.getSimpleName().toString(), line, lines(type), depth == 0, isPublic,
                    isInterface, documented));
            depth++;
            super.visitClass(type, source);
            depth--;
            return null;
        }

        private com.sun.source.util.TreePath getPath(Tree tree) {
            return new com.sun.source.util.TreePath(new com.sun.source.util.TreePath(unit), tree);
        }

        @Override
        public Void visitMethod(MethodTree method, Source source) {
            int line = line(positions.getStartPosition(unit, method));
            source.methods.add(new Source.Method(method.getName().toString(), line, lines(method), false));
            return super.visitMethod(method, source);
        }

        @Override
        public Void visitCatch(CatchTree clause, Source source) {
            int line = line(positions.getStartPosition(unit, clause));
            source.catches.add(new Source.Catch(clause.getParameter().getType().toString(), line));
            return super.visitCatch(clause, source);
        }

        private static final class InMemory extends SimpleJavaFileObject {
            private final String text;

            InMemory(URI uri, String text) {
                super(uri, Kind.SOURCE);
                this.text = text;
            }

            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return text;
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------ the rules

    /** Layers, cycles, internals, and that -buildpath says what the imports say. */
    static final class Layers implements Rule {
        private static final Pattern UI = Pattern.compile("org\\.eclipse\\.(swt|jface|ui|e4\\.ui)\\b.*");

        private final Map<String, Bundle> owners = new HashMap<>();
        private final Set<String> visited = new TreeSet<>();

        @Override
        public String demand() {
            return "a bundle uses its own layer and those below, no internals of others, nothing in a circle, SWT only in app";
        }

        @Override
        public void check(Project project, Report report) {
            owners.clear();
            visited.clear();
            for (Bundle bundle : project.bundles.values()) {
                bundle.packages.forEach(name -> owners.put(name, bundle));
            }
            for (Bundle bundle : project.bundles.values()) {
                checkName(bundle, report);
                bundle.sources(project).forEach(source -> source.imports()
                        .forEach(used -> checkImport(bundle, source.path, used.line(), used.group(), report)));
                bundle.imports.forEach(used -> checkImport(bundle, bundle.bnd(), 1, used, report));
                bundle.buildpath.stream().filter(name -> name.startsWith(OURS))
                        .forEach(name -> checkNeed(project, bundle, name, report));
            }
            project.bundles.keySet().forEach(name -> findCircle(project, name, new ArrayList<>(), report));
        }

        private static void checkName(Bundle bundle, Report report) {
            if (!bundle.symbolicName.equals(bundle.name) || !bundle.name.startsWith(OURS + bundle.layer + ".")) {
                report.add(bundle.bnd(), 1, "Bundle-SymbolicName and folder must be the same, " + OURS + bundle.layer + ".…");
            }
        }

        private void checkImport(Bundle bundle, String path, int line, String name, Report report) {
            if (UI.matcher(name).matches() && !bundle.layer.equals("app")) {
                report.add(path, line, "only the app layer may use " + name + "; move this there");
            }
            Bundle owner = owner(name);
            if (owner == null && name.startsWith(OURS)) {
                report.add(path, line, "no bundle has " + name);
            }
            if (owner == null || owner == bundle) {
                return;
            }
            if (name.contains(".internal")) {
                report.add(path, line, name + " is internal to " + owner.name + "; use its API");
            } else if (!bundle.buildpath.contains(owner.name)) {
                report.add(path, line, "add " + owner.name + " to -buildpath of " + bundle.bnd());
            }
        }

        private static void checkNeed(Project project, Bundle bundle, String name, Report report) {
            Bundle other = project.bundles.get(name);
            if (other == null) {
                report.add(bundle.bnd(), 1, "-buildpath names " + name + ", which does not exist");
            } else if (LAYERS.indexOf(other.layer) > LAYERS.indexOf(bundle.layer)) {
                report.add(bundle.bnd(), 1, name + " is of a higher layer; declare an interface here that it provides");
            }
        }

        /** Walks depth first; {@code path} leads from the start to {@code name}. */
        private void findCircle(Project project, String name, List<String> path, Report report) {
            int start = path.indexOf(name);
            if (start >= 0) {
                report.add(project.bundles.get(name).bnd(), 1, "circle: " + String.join(" -> ", path.subList(start, path.size()))
                        + " -> " + name + "; turn one of these round with an interface");
            } else if (project.bundles.containsKey(name) && visited.add(name)) {
                path.add(name);
                project.bundles.get(name).buildpath.forEach(other -> findCircle(project, other, path, report));
                path.removeLast();
            }
        }

        /** The bundle with the longest package that {@code used}, a package or a type, lies in. */
        private Bundle owner(String used) {
            for (String p = used; !p.isEmpty(); p = p.substring(0, Math.max(0, p.lastIndexOf('.')))) {
                if (owners.containsKey(p)) {
                    return owners.get(p);
                }
            }
            return null;
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(
                    Example.of("app.view", "foundation.base").with("foundation.base", "-buildpath: dev.rustaiide.app.view", "")
                            .without("app.view").files,
                    Example.of("foundation.one", "").with("foundation.two", "", "import dev.rustaiide.foundation.one.One;").files,
                    Example.of("foundation.one", "").with("foundation.two", "-buildpath: dev.rustaiide.foundation.one",
                            "import dev.rustaiide.foundation.one.internal.Hidden;").files,
                    Example.of("foundation.one", "").with("ai.two", "", "import org.eclipse.swt.SWT;").files,
                    Example.of("foundation.one", "").with("ai.two", "", "import dev.rustaiide.nobody.Here;").files,
                    Example.of("foundation.one", "dev.rustaiide.foundation.two")
                            .with("foundation.two", "-buildpath: dev.rustaiide.foundation.one", "").files,
                    Example.of("foundation.one", "dev.rustaiide.ai.two").with("ai.two", "", "").files);
        }
    }

    static final class Packages implements Rule {
        @Override
        public String demand() {
            return "every package has a package-info with @NullMarked, an API package also @Export and @Version, with javadoc";
        }

        @Override
        public void check(Project project, Report report) {
            Map<String, String> folders = new TreeMap<>();
            project.main().forEach(source -> folders.put(source.path.substring(0, source.path.lastIndexOf('/') + 1),
                    source.packageName()));
            folders.forEach((folder, name) -> checkPackage(project, folder, name, report));
        }

        private static void checkPackage(Project project, String folder, String name, Report report) {
            String path = folder + "package-info.java";
            String text = project.files.get(path);
            if (text == null) {
                report.add(path, 1, "write it: one sentence on what the package is, then its invariant, @NullMarked");
                return;
            }
            boolean exported = text.contains("@Export");
            if (!text.contains("@NullMarked")) {
                report.add(path, 1, "add @NullMarked");
            }
            if (name.contains(".internal") && exported) {
                report.add(path, 1, "an internal package must not be exported");
            } else if (exported && !text.contains("@Version")) {
                report.add(path, 1, "an exported package needs @Version(\"1.0.0\")");
            } else if (exported && !text.contains("/**")) {
                report.add(path, 1, "say in a sentence what the package is, then its invariant");
            } else if (!name.contains(".internal") && !exported) {
                report.add(path, 1, "export it with @Export and @Version, or move it below .internal");
            }
        }

        @Override
        public List<Map<String, String>> examples() {
            String folder = "bundles/ai/dev.rustaiide.ai.a/src/main/java/dev/rustaiide/ai/a/";
            String type = "package dev.rustaiide.ai.a;\n/** A. */\nclass A {}\n";
            return List.of(Map.of(folder + "A.java", type),
                    Map.of(folder + "package-info.java", "/** A. */\n@NullMarked\npackage dev.rustaiide.ai.a;\n"),
                    Map.of(folder + "package-info.java", "/** A. */\n@Export @Version(\"1.0.0\")\npackage dev.rustaiide.ai.a;\n"),
                    Map.of(folder + "package-info.java", "/** A. */\n@Export @NullMarked\npackage dev.rustaiide.ai.a;\n"),
                    Map.of(folder + "package-info.java", "@Export @Version(\"1.0.0\") @NullMarked\npackage dev.rustaiide.ai.a;\n"),
                    Map.of(folder + "internal/package-info.java", "@Export @NullMarked\npackage dev.rustaiide.ai.a.internal;\n"));
        }
    }

    static final class Features implements Rule {
        static final Pattern PLUGIN = Pattern.compile("<plugin id=\"([^\"]+)\"");

        @Override
        public String demand() {
            return "each bundle is in exactly one feature";
        }

        @Override
        public void check(Project project, Report report) {
            Map<String, List<String>> features = new HashMap<>();
            project.named("features/[^/]+/feature\\.xml").forEach(file -> PLUGIN.matcher(file.getValue()).results()
                    .forEach(plugin -> features.computeIfAbsent(plugin.group(1), id -> new ArrayList<>()).add(file.getKey())));
            for (Bundle bundle : project.bundles.values()) {
                List<String> its = features.getOrDefault(bundle.name, List.of());
                if (its.size() != 1) {
                    report.add(bundle.bnd(), 1, its.isEmpty() ? "add it to the feature of its layer"
                            : "leave it in one of " + String.join(" and ", its));
                }
            }
            features.keySet().stream().filter(id -> id.startsWith(OURS) && !project.bundles.containsKey(id)
                    && !project.files.containsKey("tests/" + id + "/META-INF/MANIFEST.MF"))
                    .forEach(id -> report.add(features.get(id).getFirst(), 1, "names " + id + ", which does not exist"));
        }

        @Override
        public List<Map<String, String>> examples() {
            String bnd = "bundles/ai/dev.rustaiide.ai.a/pde.bnd";
            String plugin = "<plugin id=\"dev.rustaiide.ai.a\"/>";
            return List.of(Map.of(bnd, ""), Map.of(bnd, "", "features/a/feature.xml", plugin, "features/b/feature.xml", plugin),
                    Map.of("features/a/feature.xml", plugin));
        }
    }

    static final class Names implements Rule {
        private static final Pattern SUFFIX = Pattern.compile(".+(Manager|Helper|Utils?|Utilities|Impl|Info|Data|Base)");
        private static final Pattern PREFIX = Pattern.compile("I[A-Z][a-z].*");

        @Override
        public String demand() {
            return "a type is named after what it is in its field, not …Manager, …Helper, …Util, …Impl, …Info, …Data, …Base or I…";
        }

        @Override
        public void check(Project project, Report report) {
            project.sources.values().forEach(source -> source.types.forEach(type -> {
                if (SUFFIX.matcher(type.name()).matches()) {
                    report.add(source.path, type.line(), "name " + type.name() + " by what it is or how it works");
                } else if (type.isInterface() && PREFIX.matcher(type.name()).matches()) {
                    report.add(source.path, type.line(), type.name() + ": interfaces have no I in front");
                }
            }));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("class FileManager {}"), Example.internal("interface IFile {}"),
                    Example.internal("class A { record BoxInfo() {} }"));
        }
    }

    static final class Threads implements Rule {
        /** The pattern alone would take half a second. */
        private static final List<String> WORDS = List.of("Thread", "Timer", "Executor", "ForkJoin", "Async(", "parallel");
        private static final Pattern THREAD = Pattern.compile("\\bnew (?:Thread|Timer|ThreadPoolExecutor|ForkJoinPool)\\s*\\("
                + "|\\bExecutors\\.|\\bnew(?:Fixed|Cached|Scheduled)ThreadPool\\b|\\bThread\\.(?:ofVirtual|ofPlatform|startVirtualThread)"
                + "|\\b(?:supplyAsync|runAsync)\\(|\\.parallelStream\\(|\\.parallel\\(\\)");

        @Override
        public String demand() {
            return "work runs as a Call, Scope or Debounce; only foundation.async has threads (a shutdown hook has to be one)";
        }

        @Override
        public void check(Project project, Report report) {
            project.main().filter(source -> source.mentions(WORDS) && !source.text.contains("addShutdownHook")
                    && !source.bundle().equals(OURS + "foundation.async"))
                    .forEach(source -> source.find(THREAD).forEach(match -> report.add(source.path, match.line(),
                            "use Call.start, a Scope or a Debounce instead of " + match.group().strip())));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("class A { Object a = new Thread(null); }"),
                    Example.internal("class A { Object a = Executors.newCachedExecutor(); }"));
        }
    }

    static final class Sockets implements Rule {
        /** Who may: the gate itself, and who reads resources of bundles. */
        private static final Set<String> MAY = Set.of(OURS + "system.network.services", OURS + "foundation.platform");
        private static final List<String> WORDS = List.of("java.net.", "java.nio.channels.", "openConnection");
        private static final Pattern OUT = Pattern.compile("\\bimport java\\.net\\.http\\b|\\bnew (?:Datagram|Multicast)Socket\\("
                + "|\\bnew Socket\\((?!\\))|\\b(?:Datagram|AsynchronousSocket)Channel\\.open\\("
                + "|\\bSocketChannel\\.open\\((?!UnixDomainSocketAddress\\.)|\\bURLConnection\\b|\\.openConnection\\(");
        /** Not connected yet: to be connected within this machine, which is to be checked in the same class. */
        private static final Pattern SOCKET = Pattern.compile("\\bnew Socket\\(\\)");
        private static final String CHECK = ".isLoopbackAddress()";

        @Override
        public String demand() {
            return "only system.network.services connects to anything but this machine, so that its gate sees all that leaves";
        }

        @Override
        public void check(Project project, Report report) {
            project.main().filter(source -> source.mentions(WORDS) && !MAY.contains(source.bundle()))
                    .forEach(source -> source.find(OUT).forEach(match -> report.add(source.path, match.line(),
                            "send it through Network of system.network.services instead of " + match.group().strip())));
            project.main().filter(source -> source.mentions(WORDS) && !MAY.contains(source.bundle())
                    && !source.mentions(List.of(CHECK)))
                    .forEach(source -> source.find(SOCKET).forEach(match -> report.add(source.path, match.line(),
                            "check with InetAddress" + CHECK + " that it goes to this machine, or send it through Network")));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("import java.net.http.HttpClient; class A { HttpClient a; }"),
                    Example.internal("import java.net.Socket; class A { Object a = new Socket(); }"),
                    Example.internal("import java.net.Socket; class A { Object a = new Socket(\"h\", 1); boolean b = i.isLoopbackAddress(); }"),
                    Example.internal("import java.nio.channels.SocketChannel; class A { Object a = SocketChannel.open(address); }"));
        }
    }

    static final class Streams implements Rule {
        private static final List<String> WORDS = List.of("System.out", "System.err", ".printStackTrace");
        private static final Pattern OUT = Pattern.compile("\\bSystem\\.(?:out|err)\\b|\\.printStackTrace\\(\\)");

        @Override
        public String demand() {
            return "only system.cli prints; everybody else logs or answers";
        }

        @Override
        public void check(Project project, Report report) {
            project.main().filter(source -> source.mentions(WORDS) && !source.bundle().equals(OURS + "system.cli"))
                    .forEach(source -> source.find(OUT).forEach(match -> report.add(source.path, match.line(),
                            "log with System.Logger instead of " + match.group())));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("class A { void a() { System.out.println(); } }"),
                    Example.internal("class A { void a(Exception e) { e.printStackTrace(); } }"));
        }
    }

    static final class CatchAll implements Rule {
        private static final Pattern ALL = Pattern.compile("(?:.*\\|\\s*)?(?:Exception|RuntimeException|Throwable)(?:\\s*\\|.*)?");

        @Override
        public String demand() {
            return "everything is caught only at a boundary, and a comment there with the word \"boundary\" says which";
        }

        @Override
        public void check(Project project, Report report) {
            project.main().forEach(source -> source.catches.stream().filter(clause -> ALL.matcher(clause.type()).matches())
                    .filter(clause -> !saysWhy(source, clause.line())).forEach(clause -> report.add(source.path, clause.line(),
                            "catch what can happen; at a job or request boundary say so: // boundary: …")));
        }

        /** A method handle declares Throwable, so calling a native function leaves no choice. */
        private static boolean saysWhy(Source source, int line) {
            List<String> lines = source.lines();
            return lines.subList(Math.max(0, line - 2), Math.min(lines.size(), line + 1)).stream()
                    .anyMatch(text -> text.contains("boundary"))
                    || source.text.contains("java.lang.invoke.MethodHandle");
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("class A { void a() { try { a(); } catch (Exception e) { a(); } } }"),
                    Example.internal("class A { void a() { try { a(); } catch (Error | RuntimeException e) { a(); } } }"));
        }
    }

    static final class Sizes implements Rule {
        private static final int METHOD = 60;
        private static final int TYPE = 600;
        private static final int BUNDLE = 8000;

        @Override
        public String demand() {
            return "a method has at most 60 lines, a class 600, a bundle 8,000";
        }

        @Override
        public void check(Project project, Report report) {
            project.main().forEach(source -> checkSource(source, report));
            project.bundles.values().forEach(bundle -> {
                long lines = bundle.sources(project).filter(Source::isMain)
                        .mapToLong(source -> source.lines().stream().filter(line -> !line.isBlank()).count()).sum();
                if (lines > BUNDLE) {
                    report.add(bundle.bnd(), 1, "split it: " + lines + " lines that are not blank");
                }
            });
            int[] lengths = project.main().flatMap(source -> source.methods.stream()).mapToInt(Source.Method::lines).sorted().toArray();
            if (lengths.length > 0) {
                report.note(lengths.length + " methods, lines: median " + lengths[lengths.length / 2] + ", 90 % "
                        + lengths[lengths.length * 9 / 10] + ", longest " + lengths[lengths.length - 1]);
            }
        }

        private static void checkSource(Source source, Report report) {
            source.methods.stream().filter(method -> method.lines() > METHOD).forEach(method -> report.add(source.path,
                    method.line(), "split " + method.name() + ": " + method.lines() + " lines"));
            source.types.stream().filter(type -> type.top() && type.lines() > TYPE).forEach(type -> report.add(source.path,
                    type.line(), "split " + type.name() + ": " + type.lines() + " lines"));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("class A { void a() {" + "\n".repeat(METHOD) + "} }"),
                    Example.internal("class A {" + "\n".repeat(TYPE) + "}"));
        }
    }

    static final class Javadoc implements Rule {
        @Override
        public String demand() {
            return "every public type of an API package has javadoc that is its contract";
        }

        @Override
        public void check(Project project, Report report) {
            project.main().filter(source -> !source.isInternal()).forEach(source -> source.types.stream()
                    .filter(type -> type.top() && type.isPublic() && !type.documented()).forEach(type -> report.add(source.path,
                            type.line(), "document " + type.name() + ": units, threads, cancellation, errors")));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.of("ai.a", "").with("ai.a", "", "public class A {}").files);
        }
    }

    static final class TestNames implements Rule {
        private static final Pattern SENTENCE = Pattern.compile("[a-z][a-zA-Z0-9]*(_[a-zA-Z0-9]+)+");

        @Override
        public String demand() {
            return "a test's name is a sentence in snake_case: a_locked_key_cannot_be_overridden";
        }

        @Override
        public void check(Project project, Report report) {
            project.sources.values().forEach(source -> source.methods.stream().filter(Source.Method::test)
                    .filter(method -> !SENTENCE.matcher(method.name()).matches()).forEach(method -> report.add(source.path,
                            method.line(), "say in the name of " + method.name() + " what holds, words_joined_like_this")));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Map.of("bundles/ai/dev.rustaiide.ai.a/src/test/java/dev/rustaiide/ai/a/ATest.java",
                    "package dev.rustaiide.ai.a;\nclass ATest { @Test void works() {} }\n"));
        }
    }

    static final class Format implements Rule {
        private static final int WIDTH = 120;

        @Override
        public String demand() {
            return "UTF-8, LF, a newline at the end, no tabs in Java, no blanks at line ends, Java lines of at most 120";
        }

        @Override
        public void check(Project project, Report report) {
            project.files.forEach((path, text) -> {
                if (text.indexOf('\r') >= 0) {
                    report.add(path, 1, "write it as UTF-8 with LF line ends");
                } else if (!text.isEmpty() && !text.endsWith("\n")) {
                    report.add(path, (int) text.lines().count(), "end the last line");
                } else {
                    checkLines(path, text, report);
                }
            });
        }

        private static void checkLines(String path, String text, Report report) {
            boolean java = path.endsWith(".java");
            int number = 0;
            for (String line : (Iterable<String>) text.lines()::iterator) {
                number++;
                if (line.endsWith(" ") && !path.endsWith(".md") || line.endsWith("\t")) {
                    report.add(path, number, "remove the blanks at the end");
                } else if (java && line.indexOf('\t') >= 0) {
                    report.add(path, number, "indent with four spaces");
                } else if (java && line.length() > WIDTH && !path.startsWith("releng/")) {
                    report.add(path, number, "break the line: " + line.length() + " columns");
                }
            }
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Map.of("a.xml", "a\r\n"), Map.of("a.xml", "a"), Map.of("a.xml", "a \n"), Map.of("A.java", "\ta\n"),
                    Map.of("A.java", "a".repeat(WIDTH + 1) + "\n"));
        }
    }

    static final class Leftovers implements Rule {
        private static final Pattern WORD = Pattern.compile("(?://|/?\\*|#).*\\b(TODO|FIXME|XXX|HACK)\\b");

        @Override
        public String demand() {
            return "nothing is left for later in a comment";
        }

        @Override
        public void check(Project project, Report report) {
            project.named("(?!releng/Tidy)(?:.*\\.(?:java|bnd|sh)|releng/.*)").filter(Leftovers::isSuspect).forEach(file -> {
                int number = 0;
                for (String line : (Iterable<String>) file.getValue().lines()::iterator) {
                    number++;
                    var matcher = WORD.matcher(line);
                    if (matcher.find() && !inString(line, matcher.start(1))) {
                        report.add(file.getKey(), number, "do it or write an issue: " + matcher.group(1));
                    }
                }
            });
        }

        private static boolean isSuspect(Map.Entry<String, String> file) {
            return Stream.of("TODO", "FIXME", "XXX", "HACK").anyMatch(file.getValue()::contains);
        }

        private static boolean inString(String line, int offset) {
            return line.substring(0, offset).chars().filter(c -> c == '"').count() % 2 == 1 || line.contains("`");
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Example.internal("class A {} // TODO later"));
        }
    }

    static final class Hosts implements Rule {
        private static final List<String> HOSTS = List.of("repo.maven.apache.org", "repo1.maven.org", "search.maven.org",
                "repo.eclipse.org", "download.eclipse.org", "static.crates.io", "index.crates.io", "crates.io/api",
                "registry.npmjs.org", "pypi.org", "pythonhosted.org", "static.rust-lang.org", "sh.rustup.rs", "huggingface.co",
                "docker.io", "ghcr.io", "proxy.golang.org", "deb.debian.org", "security.debian.org", "api.adoptium.net",
                "get.sdkman.io");

        @Override
        public String demand() {
            return "no registry or download host stands in code or documents; tools know theirs";
        }

        @Override
        public void check(Project project, Report report) {
            project.named("(?!releng/Tidy|.*/src/test/).*").forEach(file -> HOSTS.stream()
                    .filter(file.getValue()::contains).forEach(host -> report.add(file.getKey(),
                            Source.line(file.getValue(), file.getValue().indexOf(host)),
                            "name no host: " + host + "; use the tool's own settings")));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Map.of("README.md", "see https://static.crates.io/x\n"));
        }
    }

    static final class Outside implements Rule {
        private static final Pattern SHARED = Pattern.compile("(?:\\.\\./|/work/)shared\\b");

        @Override
        public String demand() {
            return "nothing refers to what is outside the repository";
        }

        @Override
        public void check(Project project, Report report) {
            project.named("(?!releng/Tidy|tests/).*").filter(file -> file.getValue().contains("shared")).forEach(file -> SHARED.matcher(file.getValue()).results()
                    .forEach(match -> report.add(file.getKey(), Source.line(file.getValue(), match.start()),
                            "take what is needed into the repository")));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Map.of("README.md", "see ../shared/design\n"));
        }
    }

    /** README's table of systems has a row for every bundle and no other. */
    static final class Systems implements Rule {
        private static final Pattern ROW = Pattern.compile(
                "(?m)^\\|\\s*`(?:dev\\.rustaiide\\.)?((?:foundation|ai|system|services|app)\\.[a-z0-9.]+)`\\s*\\|");

        @Override
        public String demand() {
            return "the table of systems in README.md lists exactly the bundles";
        }

        @Override
        public void check(Project project, Report report) {
            String readme = project.files.getOrDefault("README.md", "");
            var rows = ROW.matcher(readme).results().map(row -> OURS + row.group(1)).collect(toCollection(TreeSet::new));
            if (rows.isEmpty()) {
                report.note("README.md has no table of systems yet (rows like: | `foundation.text` | …)");
                return;
            }
            project.bundles.keySet().stream().filter(name -> !rows.contains(name))
                    .forEach(name -> report.add("README.md", 1, "add a row for `" + name.substring(OURS.length()) + "`"));
            rows.stream().filter(name -> !project.bundles.containsKey(name))
                    .forEach(name -> report.add("README.md", 1, "remove the row of " + name + ", which is not there"));
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Map.of("README.md", "| `ai.a` | x |\n| `ai.b` | x |\n", "bundles/ai/dev.rustaiide.ai.a/pde.bnd", ""),
                    Map.of("README.md", "| `ai.a` | x |\n", "bundles/ai/dev.rustaiide.ai.a/pde.bnd", "",
                            "bundles/ai/dev.rustaiide.ai.b/pde.bnd", ""));
        }
    }

    /** The foundation is what others stand on: a bundle of it that no upper layer imports is hollow. */
    static final class Callers implements Rule {
        private static final String LAYER = "foundation";

        @Override
        public String demand() {
            return "each bundle of the foundation has a caller in another layer (--callers lists them)";
        }

        @Override
        public void check(Project project, Report report) {
            callers(project).forEach((bundle, callers) -> {
                report.note(bundle.substring(OURS.length()) + " is called by " + String.join(", ", callers));
                if (callers.isEmpty()) {
                    report.add(project.bundles.get(bundle).bnd(), 1, "no bundle of another layer imports it");
                }
            });
        }

        private static Map<String, Set<String>> callers(Project project) {
            Map<String, String> owners = new HashMap<>();
            Map<String, Set<String>> callers = new TreeMap<>();
            project.bundles.values().stream().filter(bundle -> bundle.layer.equals(LAYER) && !bundle.fragment).forEach(bundle -> {
                bundle.packages.forEach(each -> owners.put(each, bundle.name));
                callers.put(bundle.name, new TreeSet<>());
            });
            project.main().filter(source -> !source.bundle().startsWith(OURS + LAYER))
                    .forEach(source -> source.imports().map(Match::group).map(Callers::packageOf).map(owners::get)
                            .filter(java.util.Objects::nonNull)
                            .forEach(owner -> callers.get(owner).add(source.bundle().substring(OURS.length()))));
            return callers;
        }

        /** Of an imported type, perhaps a nested one or a member: names of packages are in lower case here. */
        private static String packageOf(String imported) {
            int type = 0;
            while (type < imported.length() && !(imported.charAt(type) == '.' && type + 1 < imported.length()
                    && Character.isUpperCase(imported.charAt(type + 1)))) {
                type++;
            }
            return imported.substring(0, type);
        }

        @Override
        public List<Map<String, String>> examples() {
            String source = "bundles/foundation/dev.rustaiide.foundation.a/src/main/java/dev/rustaiide/foundation/a/A.java";
            return List.of(Map.of("bundles/foundation/dev.rustaiide.foundation.a/pde.bnd", "",
                    source, "package dev.rustaiide.foundation.a;\n/** A thing of this house. */\npublic class A {}\n"));
        }
    }

    /** Cheap: the names only. releng/licences reads the licences themselves. */
    static final class Licences implements Rule {
        private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

        @Override
        public String demand() {
            return "THIRD-PARTY.md lists exactly the third-party bundles of the features";
        }

        @Override
        public void check(Project project, Report report) {
            String list = project.files.get("THIRD-PARTY.md");
            if (list == null) {
                report.note("THIRD-PARTY.md is missing; make it with releng/licences after a build");
                return;
            }
            var listed = ROW.matcher(list).results().map(row -> row.group(1)).collect(toCollection(TreeSet::new));
            var shipped = new TreeSet<String>();
            project.named("features/[^/]+/feature\\.xml").forEach(file -> Features.PLUGIN.matcher(file.getValue()).results()
                    .map(plugin -> plugin.group(1)).filter(id -> !id.startsWith(OURS)).forEach(shipped::add));
            // Fragments for other systems are in the features but not in the product of this one.
            String advice = shipped.stream().filter(id -> !listed.contains(id) && !id.matches(".*(win32|cocoa|macosx).*"))
                    .collect(joining(", "));
            String gone = listed.stream().filter(id -> !shipped.contains(id)).collect(joining(", "));
            if (!advice.isEmpty() || !gone.isEmpty()) {
                report.add("THIRD-PARTY.md", 1, "run releng/licences; new: " + advice + "; gone: " + gone);
            }
        }

        @Override
        public List<Map<String, String>> examples() {
            return List.of(Map.of("THIRD-PARTY.md", "| `org.a` | EPL-2.0 |\n", "features/a/feature.xml", "<plugin id=\"org.b\"/>\n"));
        }
    }

    // ------------------------------------------------------------------------------------------------------ self-test

    /** Small projects for the examples of the rules. */
    static final class Example {
        final Map<String, String> files = new TreeMap<>();

        static Example of(String bundle, String buildpath) {
            return new Example().with(bundle, buildpath.isEmpty() ? "" : "-buildpath: " + buildpath, "");
        }

        static Map<String, String> internal(String type) {
            var example = new Example();
            example.files.put("bundles/ai/dev.rustaiide.ai.a/src/main/java/dev/rustaiide/ai/a/internal/A.java",
                    "package dev.rustaiide.ai.a.internal;\n" + type + "\n");
            return example.files;
        }

        /** A bundle with a class after the last part of its name, which has {@code head} in front of it. */
        Example with(String bundle, String bnd, String head) {
            String folder = "bundles/" + bundle.substring(0, bundle.indexOf('.')) + "/" + OURS + bundle + "/";
            String source = folder + "src/main/java/" + (OURS + bundle).replace('.', '/') + "/";
            files.put(folder + "pde.bnd", "Bundle-SymbolicName: " + OURS + bundle + "\n" + bnd + "\n");
            files.put(source + "Type.java", "package " + OURS + bundle + ";\n" + head + "\n");
            files.put(source + "internal/Type.java", "package " + OURS + bundle + ".internal;\n");
            return this;
        }

        Example without(String bundle) {
            String folder = "bundles/" + bundle.substring(0, bundle.indexOf('.')) + "/" + OURS + bundle + "/";
            files.keySet().removeIf(path -> path.startsWith(folder));
            return this;
        }
    }

    static final class SelfTest {
        private static final Map<String, String> CLEAN = Map.of(
                "bundles/ai/dev.rustaiide.ai.a/pde.bnd", "Bundle-SymbolicName: dev.rustaiide.ai.a\n",
                "bundles/ai/dev.rustaiide.ai.a/src/main/java/dev/rustaiide/ai/a/package-info.java",
                "/** A. */\n@Export @Version(\"1.0.0\") @NullMarked\npackage dev.rustaiide.ai.a;\n",
                "bundles/ai/dev.rustaiide.ai.a/src/main/java/dev/rustaiide/ai/a/A.java",
                "package dev.rustaiide.ai.a;\n/** Not System.out, not new Thread(). */\npublic class A {\n"
                        + "    String text = \"new Thread( // TODO\";\n    void a() {\n        try {\n            a();\n"
                        + "        } catch (Exception e) { // boundary: a test\n            a();\n        }\n    }\n}\n",
                "bundles/ai/dev.rustaiide.ai.a/src/test/java/dev/rustaiide/ai/a/ATest.java",
                "package dev.rustaiide.ai.a;\nclass ATest {\n    @Test\n    void a_thing_works() {\n    }\n}\n",
                "features/ai/feature.xml", "<plugin id=\"dev.rustaiide.ai.a\"/>\n", "README.md", "| `ai.a` | it |\n");

        private int failures;
        private int checks;

        boolean run() {
            expect("a clean project", all(CLEAN), 0);
            for (Rule rule : RULES) {
                List<Map<String, String>> examples = rule.examples();
                if (examples.isEmpty()) {
                    expect(rule.name() + " has no example", Set.of(), 1);
                }
                for (int i = 0; i < examples.size(); i++) {
                    var report = new Report();
                    report.run(rule, new Project(examples.get(i)));
                    expect(rule.name() + ", example " + (i + 1), report.findings, 1);
                }
            }
            System.out.println("Tidy: " + checks + " checks of " + RULES.size() + " rules, " + failures + " failed");
            return failures == 0;
        }

        private static Set<String> all(Map<String, String> files) {
            var report = new Report();
            RULES.forEach(rule -> report.run(rule, new Project(files)));
            return report.findings;
        }

        private void expect(String what, Set<String> findings, int count) {
            checks++;
            if (findings.size() != count) {
                failures++;
                System.err.println(what + ": " + findings.size() + " findings instead of " + count + " " + findings);
            }
        }
    }
}
