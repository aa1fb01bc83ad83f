import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lists every third-party bundle of the products with its licence: {@code java Licences.java M2 OUT PLUGINS...}. Writes
 * OUT, and fails on a licence that is not known or not allowed.
 *
 * <p>A licence is looked for in the bundle's manifest, then in the pom inside it, then in its pom and that one's
 * parents in the local Maven repository M2, last in its about.html.
 */
class Licences {
    /** What a text or address says, and the name of it in SPDX. The order matters: the first that fits. */
    private static final Map<String, String> KNOWN = known();
    private static final List<String> ALLOWED = List.of("EPL-2.0", "EPL-1.0", "Apache-2.0", "MIT", "BSD-2-Clause",
            "BSD-3-Clause", "EDL-1.0", "Unicode-3.0", "W3C", "0BSD", "LGPL-2.1-or-later OR Apache-2.0", "ISC", "MPL-2.0",
            "LGPL-2.1-or-later");
    /** What says nothing about its licence anywhere; looked up by a person. */
    private static final Map<String, String> BY_HAND = Map.of("com.ibm.icu", "Unicode-3.0", "org.w3c.css.sac", "W3C");
    private static final Pattern POM_LICENCE = Pattern.compile("(?s)<license>(.*?)</license>");
    private static final Pattern POM_PARENT = Pattern.compile("(?s)<parent>(.*?)</parent>");

    private final Path repository;
    private final Map<String, Path> poms = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    Licences(Path repository) {
        this.repository = repository;
    }

    private static Map<String, String> known() {
        var names = new java.util.LinkedHashMap<String, String>();
        names.put("lgpl-2.1-or-later or apache|apache-2.0 and lgpl|lgpl-2.1.*apache|apache.*lgpl-2.1", "LGPL-2.1-or-later OR Apache-2.0");
        names.put("epl-2.0|epl-v20|epl-2\\.0|eclipse public license.{0,5}v? ?2|epl 2\\.0", "EPL-2.0");
        names.put("edl-v10|edl-1\\.0|eclipse distribution license", "EDL-1.0");
        names.put("epl-v10|epl-1\\.0|eclipse public license.{0,12}1", "EPL-1.0");
        names.put("bouncycastle|bouncy castle", "MIT");
        names.put("apache", "Apache-2.0");
        names.put("\\bunicode\\b", "Unicode-3.0");
        names.put("lgpl|lesser", "LGPL-2.1-or-later");
        names.put("w3\\.org|w3c", "W3C");
        names.put("0bsd|public domain", "0BSD");
        names.put("bsd-2|2-clause", "BSD-2-Clause");
        names.put("bsd", "BSD-3-Clause");
        names.put("mpl-2|mozilla public", "MPL-2.0");
        names.put("\\bmit\\b|mit-license", "MIT");
        return names;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            System.err.println("usage: java Licences.java M2_REPOSITORY OUT PLUGINS_FOLDER...");
            System.exit(2);
        }
        var licences = new Licences(Path.of(arguments[0]));
        licences.indexPoms();
        String list = licences.list(Stream.of(arguments).skip(2).map(Path::of).toList());
        licences.problems.forEach(problem -> System.err.println("licences: " + problem));
        Files.writeString(Path.of(arguments[1]), list);
        System.exit(licences.problems.isEmpty() ? 0 : 1);
    }

    private String list(List<Path> folders) throws IOException {
        var rows = new TreeMap<String, String>();
        var used = new TreeSet<String>();
        for (Path folder : folders) {
            try (var bundles = Files.list(folder)) {
                for (Path bundle : bundles.toList()) {
                    addRow(bundle, rows, used);
                }
            }
        }
        return """
                # Third-party parts

                Every bundle of the products that is not ours. Made by `releng/licences`, which fails on a licence that is
                unknown or not allowed; `releng/test` fails when a name here is missing or too many.

                | Bundle | Version | Licence |
                |---|---|---|
                """ + String.join("", rows.values()) + "\nLicences in use: " + String.join(", ", used) + ".\n" + NATIVES;
    }

    /** What lies within bundles and is of others than these: what comes by npm (releng/natives), and what JavaCPP wraps. */
    private static final String NATIVES = """

            Within `dev.rustaiide.ai.inference.llama`: the libraries of llama.cpp and ggml 0.5.0 (MIT, the ggml authors) as
            `@node-llama-cpp/linux-x64` 3.22.1 has them (MIT, Gilad S.).

            Within `org.bytedeco.pytorch.linux-x86_64`: the libraries of PyTorch 2.10 (BSD-3-Clause, the PyTorch authors); within
            `org.bytedeco.openblas.linux-x86_64`: OpenBLAS (BSD-3-Clause, the OpenBLAS project); within both: libraries that
            GCC's programs need at run time (GPL-3.0 with the GCC Runtime Library Exception).
            """;

    private void addRow(Path bundle, Map<String, String> rows, TreeSet<String> used) throws IOException {
        Attributes manifest = manifest(bundle);
        String name = value(manifest, "Bundle-SymbolicName").split(";")[0].strip();
        if (name.isEmpty() || name.startsWith("dev.rustaiide.")) {
            return;
        }
        String version = value(manifest, "Bundle-Version");
        String licence = licence(bundle, name, manifest);
        if (!ALLOWED.contains(licence)) {
            problems.add(name + " " + version + ": " + licence + " is not an allowed licence; leave the bundle out or, if the "
                    + "licence may be used, add it to Licences.java");
        }
        used.add(licence);
        rows.put(name, "| `" + name + "` | " + version + " | " + licence + " |\n");
    }

    private static String value(Attributes manifest, String header) {
        String value = manifest.getValue(header);
        return value == null ? "" : value;
    }

    private static Attributes manifest(Path bundle) throws IOException {
        Manifest manifest;
        if (Files.isDirectory(bundle)) {
            try (var in = Files.newInputStream(bundle.resolve("META-INF/MANIFEST.MF"))) {
                manifest = new Manifest(in);
            }
        } else {
            try (var jar = new JarFile(bundle.toFile(), false)) {
                manifest = jar.getManifest();
            }
        }
        return manifest.getMainAttributes();
    }

    private String licence(Path bundle, String name, Attributes manifest) throws IOException {
        String found = identify(value(manifest, "Bundle-License"));
        for (String pom : found.isEmpty() ? poms(bundle, name, threeParts(value(manifest, "Bundle-Version"))) : List.<String>of()) {
            found = found.isEmpty() ? fromPom(pom, 0) : found;
        }
        if (found.isEmpty()) {
            found = identify(entry(bundle, ".*about\\.html|META-INF/LICENSE.*|LICENSE.*"));
        }
        return found.isEmpty() ? BY_HAND.getOrDefault(name, "unknown") : found;
    }

    private static String threeParts(String version) {
        return version.replaceFirst("^(\\d+(?:\\.\\d+){0,2}).*", "$1");
    }

    private static String identify(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return KNOWN.entrySet().stream().filter(known -> Pattern.compile(known.getKey()).matcher(plain).find())
                .map(Map.Entry::getValue).findFirst().orElse("");
    }

    /** The pom in the bundle, and those in the repository whose artifact it may be. */
    private List<String> poms(Path bundle, String name, String version) throws IOException {
        var all = new ArrayList<String>();
        String inside = entry(bundle, "META-INF/maven/.*/pom\\.xml");
        if (!inside.isEmpty()) {
            all.add(inside);
        }
        String last = name.substring(name.lastIndexOf('.') + 1);
        String dashed = name.replaceFirst("^org\\.apache\\.", "").replace('.', '-');
        for (String artifact : List.of(name, dashed, last, name.replaceFirst(".*\\.(?=tree-sitter)", ""), "asm-" + last,
                dashed.replaceFirst("^com-", ""), "jna-platform")) {
            Path pom = poms.getOrDefault(artifact + version, poms.get(artifact));
            if (pom != null && (!artifact.equals("jna-platform") || name.contains("jna"))) {
                all.add(Files.readString(pom));
            }
        }
        return all;
    }

    private String fromPom(String pom, int depth) throws IOException {
        Matcher licences = POM_LICENCE.matcher(pom);
        var names = new StringBuilder();
        while (licences.find()) {
            names.append(licences.group(1)).append(' ');
        }
        if (!names.isEmpty()) {
            return identify(names.toString());
        }
        Matcher parent = POM_PARENT.matcher(pom);
        if (depth > 5 || !parent.find()) {
            return "";
        }
        String part = parent.group(1);
        Path file = repository.resolve(tag(part, "groupId").replace('.', '/')).resolve(tag(part, "artifactId"))
                .resolve(tag(part, "version")).resolve(tag(part, "artifactId") + "-" + tag(part, "version") + ".pom");
        return Files.exists(file) ? fromPom(Files.readString(file), depth + 1) : "";
    }

    private static String tag(String xml, String name) {
        Matcher matcher = Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">").matcher(xml);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String entry(Path bundle, String pattern) throws IOException {
        if (Files.isDirectory(bundle)) {
            Path about = bundle.resolve("about.html");
            return Files.exists(about) ? Files.readString(about) : "";
        }
        try (var jar = new JarFile(bundle.toFile(), false)) {
            for (var entry : jar.stream().filter(e -> e.getName().matches(pattern)).toList()) {
                try (InputStream in = jar.getInputStream(entry)) {
                    return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    /** A pom of every artifact, and that of every version of it. */
    private void indexPoms() throws IOException {
        try (var files = Files.walk(repository)) {
            files.filter(file -> file.toString().endsWith(".pom")).sorted().forEach(file -> {
                String artifact = file.getParent().getParent().getFileName().toString();
                poms.put(artifact, file);
                poms.put(artifact + file.getParent().getFileName(), file);
            });
        }
    }
}
