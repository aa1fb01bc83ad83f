import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

import javax.tools.ToolProvider;

/**
 * Makes one folder of both built products, as a user has it: {@code java Image.java IDE SERVER LAUNCH TARGET}.
 *
 * <ul>
 * <li>{@code bin/} the commands, {@code plugins/} the bundles of both products,
 * <li>{@code configuration/} starts the window, {@code configuration-cli/} the command line (fewer bundles),
 * <li>{@code p2/}, {@code features/}, {@code artifacts.xml} for updates, {@code build.id} to tell builds apart.
 * </ul>
 *
 * <p>The bundles are copied without their signatures, because the JVM keeps signed classes out of its AOT cache; the
 * p2 repository has the originals. They are not compressed either, since Equinox reads a class even where the cache
 * has it; whatever carries the image compresses it better as a whole. Native libraries of other systems are left out.
 */
class Image {
    private static final List<String> SIGNATURES = List.of(".SF", ".RSA", ".DSA", ".EC");
    /** In bytes. */
    private static final long LARGE = 10_000_000;
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dylib|jnilib|dll|a)|.*\\.dSYM/.*");
    /** The system that the product is built for, in the spellings of those who bring native libraries. */
    private static final Pattern OURS = Pattern.compile(".*linux.*(x86[-_]64|x64|amd64).*|.*(x86[-_]64|x64|amd64).*linux.*");

    private final Path ide;
    private final Path server;
    private final Path launch;
    private final Path target;

    Image(Path ide, Path server, Path launch, Path target) {
        this.ide = ide;
        this.server = server;
        this.launch = launch;
        this.target = target;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("usage: java Image.java IDE_PRODUCT SERVER_PRODUCT LAUNCH_FOLDER TARGET");
            System.exit(2);
        }
        Path[] paths = Stream.of(arguments).map(Path::of).toArray(Path[]::new);
        new Image(paths[0], paths[1], paths[2], paths[3]).make();
    }

    void make() throws IOException {
        Files.createDirectories(target);
        copyBundles(server);
        copyBundles(ide);
        for (String part : List.of("features", "p2", "configuration")) {
            copyTree(ide.resolve(part), target.resolve(part));
        }
        copyTree(server.resolve("configuration"), target.resolve("configuration-cli"));
        withoutExtensions(target.resolve("configuration"));
        withoutExtensions(target.resolve("configuration-cli"));
        Files.copy(ide.resolve("artifacts.xml"), target.resolve("artifacts.xml"), StandardCopyOption.REPLACE_EXISTING);
        makeStarter();
        copyCommands();
        Instant built = Files.getLastModifiedTime(ide.resolve("artifacts.xml")).toInstant();
        Files.writeString(target.resolve("build.id"), Long.toString(built.getEpochSecond(), 36) + "\n");
        Files.writeString(target.resolve(".complete"), "");
    }

    /** Extensions of the framework are there for p2, and cannot be had when it starts from the class path. */
    private static void withoutExtensions(Path configuration) throws IOException {
        Path config = configuration.resolve("config.ini");
        Path bundles = configuration.resolve("org.eclipse.equinox.simpleconfigurator/bundles.info");
        String extensions = Files.readAllLines(config).stream().filter(Image::namesExtensions).findFirst().orElse("");
        Files.write(config, Files.readAllLines(config).stream().filter(line -> !namesExtensions(line)).toList());
        Files.write(bundles, Files.readAllLines(bundles).stream()
                .filter(line -> line.startsWith("#") || !extensions.contains(line.substring(0, line.indexOf(',')) + "_"))
                .toList());
    }

    private static boolean namesExtensions(String line) {
        return line.startsWith("osgi.framework.extensions=");
    }

    private void copyBundles(Path product) throws IOException {
        Path plugins = Files.createDirectories(target.resolve("plugins"));
        try (var bundles = Files.list(product.resolve("plugins"))) {
            bundles.toList().parallelStream().forEach(bundle -> copyBundle(bundle, plugins));
        }
    }

    private static void copyBundle(Path bundle, Path plugins) {
        Path copy = plugins.resolve(bundle.getFileName().toString());
        try {
            if (Files.isDirectory(bundle)) {
                copyTree(bundle, copy);
            } else if (!Files.exists(copy) && isLibraries(bundle)) {
                Files.copy(bundle, copy);
                removeVersions(copy);
                wholeSeconds(copy, Files.getLastModifiedTime(bundle));
            } else if (!Files.exists(copy)) {
                copyJar(bundle, copy);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(bundle + " cannot be copied", e);
        }
    }

    /** What has large libraries and no class: they are unpacked once, if ever, and would be four times as large. */
    private static boolean isLibraries(Path jar) throws IOException {
        if (Files.size(jar) < LARGE) {
            return false;
        }
        try (var in = new ZipFile(jar.toFile())) {
            return in.stream().noneMatch(entry -> isClass(entry.getName()))
                    && in.stream().anyMatch(entry -> entry.getName().contains(".so"));
        }
    }

    /** The manifest that bnd writes for Java 9 has empty headers, for which Equinox refuses the whole bundle. */
    private static void removeVersions(Path jar) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar)) {
            Path versions = zip.getPath("META-INF/versions");
            if (Files.exists(versions)) {
                try (var all = Files.walk(versions)) {
                    for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                }
            }
        }
    }

    private static void copyJar(Path jar, Path copy) throws IOException {
        try (var in = new ZipFile(jar.toFile()); OutputStream out = Files.newOutputStream(copy);
                var zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            zip.setLevel(0);
            Map<String, byte[]> classes = new LinkedHashMap<>();
            for (var entry : in.stream().filter(e -> belongs(jar, e.getName())).toList()) {
                byte[] bytes = in.getInputStream(entry).readAllBytes();
                if (isClass(entry.getName())) {
                    classes.put(entry.getName(), bytes);
                } else {
                    boolean manifest = entry.getName().equals("META-INF/MANIFEST.MF");
                    store(zip, entry, manifest ? manifestOf(in) : bytes);
                }
            }
            for (var each : PlainClasses.of(classes).entrySet()) {
                var entry = new ZipEntry(each.getKey());
                entry.setTime(Files.getLastModifiedTime(jar).toMillis());
                store(zip, entry, each.getValue());
            }
        }
        wholeSeconds(copy, Files.getLastModifiedTime(jar));
    }

    private static boolean isClass(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("-info.class");
    }

    private static void store(ZipOutputStream zip, ZipEntry entry, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        var stored = new ZipEntry(entry.getName());
        stored.setTime(entry.getTime());
        stored.setSize(bytes.length);
        stored.setCompressedSize(bytes.length);
        stored.setCrc(crc.getValue());
        zip.putNextEntry(stored);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** What a native library is for its folder says, or the name of its jar, as of SWT's. */
    static boolean belongs(Path jar, String name) {
        return !isSignature(name) && (!NATIVE.matcher(name).matches()
                || OURS.matcher(jar.getFileName() + "/" + name).matches());
    }

    private static boolean isSignature(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return upper.startsWith("META-INF/") && upper.indexOf('/', 9) < 0 && SIGNATURES.stream().anyMatch(upper::endsWith);
    }

    /**
     * A signed jar's manifest has a section for every file, which every first start would read. JGit's names a component
     * that each start would make, with a logger, for the case that JGit is used; without it JGit makes one then.
     */
    private static byte[] manifestOf(ZipFile jar) throws IOException {
        Manifest manifest;
        try (var in = jar.getInputStream(jar.getEntry("META-INF/MANIFEST.MF"))) {
            manifest = new Manifest(in);
        }
        manifest.getEntries().values().forEach(section -> section.keySet().removeIf(Image::isDigest));
        manifest.getEntries().values().removeIf(Attributes::isEmpty);
        if ("org.eclipse.jgit".equals(manifest.getMainAttributes().getValue("Bundle-SymbolicName"))) {
            manifest.getMainAttributes().remove(new Attributes.Name("Service-Component"));
        }
        var bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static boolean isDigest(Object name) {
        return name.toString().endsWith("-Digest");
    }

    /** Compiles Start.java against the framework. */
    private void makeStarter() throws IOException {
        Path lib = Files.createDirectories(target.resolve("lib"));
        Path classes = Files.createTempDirectory("start");
        try (var frameworks = Files.newDirectoryStream(target.resolve("plugins"), "org.eclipse.osgi_*.jar")) {
            String framework = frameworks.iterator().next().toString();
            int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-cp", framework, "-d",
                    classes.toString(), launch.resolve("Start.java").toString());
            if (code != 0) {
                throw new IOException("Start.java does not compile");
            }
        }
        Path starter = classes.resolve("Start.class");
        try (var zip = new ZipOutputStream(Files.newOutputStream(lib.resolve("start.jar")))) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, new ZipEntry("Start.class"), Files.readAllBytes(starter));
        }
        Files.delete(starter);
        Files.delete(classes);
        wholeSeconds(lib.resolve("start.jar"), Files.getLastModifiedTime(launch.resolve("Start.java")));
    }

    /** The AOT cache knows a jar by size and time, and packages keep whole seconds. */
    private static void wholeSeconds(Path jar, FileTime time) throws IOException {
        Files.setLastModifiedTime(jar, FileTime.from(time.to(TimeUnit.SECONDS), TimeUnit.SECONDS));
    }

    private void copyCommands() throws IOException {
        Path bin = Files.createDirectories(target.resolve("bin"));
        for (Path command : List.of(launch.resolve("rust-ai-ide"), launch.resolveSibling("rust-ai-ide-open"))) {
            if (Files.exists(command)) {
                Path copy = bin.resolve(command.getFileName().toString());
                Files.copy(command, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
