import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the jars of bundles from classes that are compiled, as the build would, and puts them into an installed product:
 * see releng/patch. Arguments: the product's folder, the folder of classes by bundle, the names of bundles.
 */
class Patch {

    private static final String PREFIX = "dev.rustaiide.";
    private static final String VERSION = "0.1.0.patched";

    private final Path product;
    private final Path classes;

    Patch(Path product, Path classes) {
        this.product = product;
        this.classes = classes;
    }

    public static void main(String[] arguments) throws Exception {
        var patch = new Patch(Path.of(arguments[0]), Path.of(arguments[1]));
        for (String name : List.of(arguments).subList(2, arguments.length)) patch.put(PREFIX + name);
    }

    private void put(String bundle) throws Exception {
        Path source = source(bundle);
        Path jar = product.resolve("plugins").resolve(bundle + "_" + VERSION + ".jar");
        List<Path> before = versions(bundle);
        try (var builder = new Builder()) {
            builder.setBase(source.toFile());
            builder.setProperties(source.resolve("pde.bnd").toFile());
            builder.setProperty("Bundle-Version", VERSION);
            builder.setProperty("-includeresource", contents(bundle, source));
            builder.setClasspath(classPath(bundle));
            Jar built = builder.build();
            if (!builder.getErrors().isEmpty()) throw new IOException(bundle + ": " + builder.getErrors());
            for (Path old : before) Files.delete(old); // never written over: it may be a link to the product's own
            built.write(jar.toFile());
        }
        for (String part : List.of("configuration", "configuration-cli")) list(part, bundle, jar, !before.isEmpty());
        System.err.println("patch: " + jar.getFileName());
    }

    /** The bundle's classes, and what lies beside its sources. */
    private String contents(String bundle, Path source) {
        Path resources = source.resolve("src/main/resources");
        String contents = classes.resolve(bundle) + ";filter:=!.done";
        return Files.isDirectory(resources) ? contents + "," + resources : contents;
    }

    private File[] classPath(String bundle) throws IOException {
        var path = new ArrayList<File>();
        path.add(classes.resolve(bundle).toFile());
        try (Stream<Path> jars = Files.list(product.resolve("plugins"))) {
            jars.filter(jar -> jar.toString().endsWith(".jar")).map(Path::toFile).forEach(path::add);
        }
        return path.toArray(File[]::new);
    }

    private List<Path> versions(String bundle) throws IOException {
        try (Stream<Path> jars = Files.list(product.resolve("plugins"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith(bundle + "_")).toList();
        }
    }

    private static Path source(String bundle) throws IOException {
        try (Stream<Path> layers = Files.list(Path.of("bundles"))) {
            return layers.map(layer -> layer.resolve(bundle)).filter(Files::isDirectory).findFirst()
                    .orElseThrow(() -> new IOException("no bundle " + bundle)).toAbsolutePath();
        }
    }

    /** In the part of the product that had the bundle; a new one in both, but the window's in the window's alone. */
    private void list(String part, String bundle, Path jar, boolean known) throws IOException {
        Path file = product.resolve(part).resolve("org.eclipse.equinox.simpleconfigurator/bundles.info");
        List<String> lines = Files.readAllLines(file);
        boolean had = lines.removeIf(line -> line.startsWith(bundle + ","));
        boolean wanted = known ? had : !(part.endsWith("-cli") && bundle.startsWith(PREFIX + "app."));
        if (wanted) lines.add(bundle + "," + VERSION + ",plugins/" + jar.getFileName() + ",4,false");
        Files.delete(file);
        Files.write(file, lines);
    }
}
