package bench;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the foundation adds to a headless start: processes that start a framework with Felix SCR and nothing else, and
 * processes that start the same with the bundles of the foundation, in turns, each with an AOT cache of its own as the
 * launcher's. A start ends when every bundle is active.
 */
final class StartFigures {
    private static final int RUNS = 15;
    private static final String OURS = "dev.rustaiide.foundation.";
    private static final List<String> BARE = List.of("org.apache.felix.scr");
    private static final Pattern CLAUSE = Pattern.compile(
            "([\\w.$;\\s-]+?)((?:\\s*;\\s*[\\w:.-]+\\s*=\\s*(?:\"[^\"]*\"|[^,;\"]*))*)\\s*(?:,|$)");

    private final Map<String, Path> plugins = new TreeMap<>();
    private final Map<String, String> exporters = new TreeMap<>();
    private final Map<String, List<String>> imports = new TreeMap<>();
    private final Path work;
    private final Path starter;
    private Path framework;

    private StartFigures(Path work) throws IOException {
        this.work = work;
        this.starter = work.resolve("start.jar");
        writeStarter();
    }

    /** A jar, since a folder on the class path keeps the JVM from using its AOT cache. */
    private void writeStarter() throws IOException {
        String name = HeadlessStart.class.getName().replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(starter));
                var code = StartFigures.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            code.transferTo(jar);
        }
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createTempDirectory("start-figures");
        try {
            new StartFigures(work).measure();
        } finally {
            try (var files = Files.walk(work)) {
                files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private void measure() throws Exception {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.contains("/plugins/") && entry.endsWith(".jar")) {
                read(Path.of(entry));
            }
        }
        List<String> foundation = plugins.keySet().stream().filter(name -> name.startsWith(OURS))
                .toList();
        var bare = new Variant("bare", closure(BARE), "");
        var full = new Variant("foundation", closure(Stream.concat(BARE.stream(), foundation.stream()).toList()), "");
        var used = new Variant("services", full.bundles, "services");
        for (int run = 0; run < RUNS; run++) {
            for (Variant variant : List.of(bare, full, used)) {
                variant.start();
            }
        }
        Figures.note("bundles of the foundation that are active", full.active, "");
        Figures.note("… services of theirs that were asked for", used.services, "");
        if (bare.active > 0) {
            throw new IllegalStateException("the framework alone has bundles of ours");
        }
        Figures.note("start of framework and SCR alone", bare.median(), "ms");
        Figures.atMost("start with the foundation, beyond that", full.median() - bare.median(), "ms", 50, 25);
        Figures.note("… and with each of its services asked for", used.median() - bare.median(), "ms");
        Figures.atMost("resident memory of that process", full.rss() / 1024.0, "MB", 100, 80);
        Figures.note("… its proportional share", full.pss() / 1024.0, "MB");
        Figures.note("… resident with each service asked for", used.rss() / 1024.0, "MB");
        Figures.note("… resident of framework and SCR alone", bare.rss() / 1024.0, "MB");
    }

    private void read(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            var manifest = file.getManifest();
            String name = manifest == null ? null : manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name == null) {
                return;
            }
            name = name.replaceAll(";.*", "").strip();
            if (name.equals("org.eclipse.osgi")) {
                framework = jar;
                return;
            }
            plugins.put(name, jar);
            for (String exported : packages(manifest.getMainAttributes().getValue("Export-Package"), false)) {
                exporters.putIfAbsent(exported, name);
            }
            var needs = new ArrayList<>(packages(manifest.getMainAttributes().getValue("Import-Package"), true));
            String host = manifest.getMainAttributes().getValue("Fragment-Host");
            if (host != null) {
                imports.computeIfAbsent("fragments of " + host.replaceAll(";.*", ""), key -> new ArrayList<>()).add(name);
            }
            imports.put(name, needs);
        }
    }

    private static Collection<String> packages(String header, boolean neededOnly) {
        Set<String> names = new LinkedHashSet<>();
        if (header != null) {
            var clauses = CLAUSE.matcher(header);
            while (clauses.find()) {
                if (!(neededOnly && clauses.group(2).contains("optional"))) {
                    Arrays.stream(clauses.group(1).split(";")).map(String::strip).filter(name -> !name.isEmpty())
                            .forEach(names::add);
                }
            }
        }
        return names;
    }

    /** The bundles and all that they need, without the framework. */
    private List<String> closure(List<String> names) {
        var found = new LinkedHashSet<String>();
        var open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            String name = open.removeLast();
            // What others add to a bundle is not what it needs: without ours there is the framework and SCR alone.
            boolean ours = name.startsWith(OURS);
            if (plugins.containsKey(name) && (!ours || names.stream().anyMatch(each -> each.startsWith(OURS)))
                    && found.add(name)) {
                imports.getOrDefault(name, List.of()).stream().map(exporters::get)
                        .filter(exporter -> exporter != null).forEach(open::add);
                imports.getOrDefault("fragments of " + name, List.of()).stream()
                        .filter(fragment -> fragment.startsWith(OURS)).forEach(open::add);
            }
        }
        return List.copyOf(found);
    }

    /** One way of starting, and what its starts took. */
    private final class Variant {
        private final String name;
        private final List<String> bundles;
        private final String mode;
        private final Path list;
        private final List<Double> times = new ArrayList<>();
        private final List<Double> rss = new ArrayList<>();
        private final List<Double> pss = new ArrayList<>();
        private int active;
        private int services;

        private Variant(String name, List<String> bundles, String mode) throws Exception {
            this.name = name;
            this.bundles = bundles;
            this.mode = mode;
            this.list = work.resolve(name + ".list");
            Files.write(list, bundles.stream().map(plugins::get).map(Path::toString).toList());
            run(); // installs
            run("-XX:AOTCacheOutput=" + cache());
            run("-XX:AOTCache=" + cache());
            times.clear();
            rss.clear();
            pss.clear();
        }

        private Path cache() {
            return work.resolve(name + ".aot");
        }

        void start() throws Exception {
            run("-XX:AOTCache=" + cache());
        }

        private void run(String... options) throws Exception {
            List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
                    "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders",
                    "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xms16m", "-Xmx2g", "-Xlog:disable",
                    "-Xlog:all=error:stderr"));
            command.addAll(List.of(options));
            command.addAll(List.of("-cp", framework + File.pathSeparator + starter, HeadlessStart.class.getName(),
                    list.toString(), work.resolve(name).toString(), mode));
            var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
            builder.environment().put("RUST_AI_IDE_HOME", work.resolve("home").toString());
            long begin = System.nanoTime();
            Process process = builder.start();
            try (var lines = process.inputReader()) {
                String line = lines.readLine();
                double time = (System.nanoTime() - begin) / 1e6;
                if (line == null || !line.startsWith("ready ") || process.waitFor() != 0) {
                    throw new IllegalStateException(name + " did not start: " + line);
                }
                record(time, line.split(" "));
            }
        }

        private void record(double time, String[] words) {
            times.add(time);
            active = Integer.parseInt(words[1]);
            services = Integer.parseInt(words[2]);
            rss.add(Double.parseDouble(words[3]));
            pss.add(Double.parseDouble(words[4]));
        }

        double median() {
            return median(times);
        }

        double rss() {
            return median(rss);
        }

        double pss() {
            return median(pss);
        }

        private static double median(List<Double> values) {
            return values.stream().sorted().toList().get(values.size() / 2);
        }
    }
}
