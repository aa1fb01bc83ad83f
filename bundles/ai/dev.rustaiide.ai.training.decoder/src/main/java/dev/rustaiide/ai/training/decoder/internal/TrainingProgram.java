package dev.rustaiide.ai.training.decoder.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import dev.rustaiide.ai.model.formats.DecoderShape;
import dev.rustaiide.ai.training.decoder.internal.child.TrainingChild;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.StandardPaths;
import dev.rustaiide.foundation.platform.UnpackedResources;
import dev.rustaiide.foundation.serialization.Json;

/** How the child is started: Java of its own with a class path of files, without bundles and their class loaders. */
final class TrainingProgram {
    /** One of each bundle that the child needs besides PyTorch's. */
    private static final List<Class<?>> OURS = List.of(TrainingChild.class, DecoderShape.class, Json.class, Call.class,
            FailureException.class, LoggerFactory.class);
    private static final String TENSOR = "org.bytedeco.pytorch.Tensor";
    /** By name: where there is no PyTorch, the steps are there all the same. */
    private static final List<String> THEIRS = List.of("org.bytedeco.javacpp.Pointer",
            "org.bytedeco.openblas.presets.openblas", TENSOR);
    private static final String OPENBLAS = "org/bytedeco/openblas/linux-x86_64/";
    /** What JavaCPP loads, by where it looks for it. Linked to each other by their names, so all of them are files. */
    private static final Map<String, List<String>> LIBRARIES = Map.of(
            "org/bytedeco/javacpp/linux-x86_64/", List.of("libjnijavacpp.so"),
            OPENBLAS, List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5",
                    "libopenblas.so.0", "libjniopenblas_nolapack.so", "libjniopenblas.so"),
            "org/bytedeco/pytorch/linux-x86_64/", List.of("libgomp.so.1", "libc10.so", "libtorch_cpu.so", "libtorch.so",
                    "libjnitorch.so"));
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx2g", "-XX:-UsePerfData",
            "-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr",
            // Numbers of PyTorch are freed when a step is done, and the system says when there is no room for more.
            "-Dorg.bytedeco.javacpp.maxbytes=0", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0");
    private static final String FEATURE = "Install the product again with its feature dev.rustaiide.training.feature;"
            + " it is there for Linux on x86-64.";

    private final Path cache;
    private final UnpackedResources unpacked;

    /** @param cache holds what can be made again, some 400 MB of it */
    TrainingProgram(Path cache) {
        this.cache = cache;
        this.unpacked = new UnpackedResources(cache);
    }

    static TrainingProgram in(StandardPaths paths) {
        return new TrainingProgram(paths.cache().resolve("native"));
    }

    /**
     * What starts it with {@code words}. The first time it copies libraries, which takes seconds.
     *
     * @throws FailureException if PyTorch is not part of this installation, or cannot be copied
     */
    Command command(List<String> words) throws FailureException {
        var arguments = new ArrayList<>(OPTIONS);
        arguments.add("-Dorg.bytedeco.javacpp.cachedir=" + cache.resolve("javacpp"));
        arguments.addAll(List.of("-cp", classPath(), TrainingChild.class.getName()));
        arguments.addAll(words);
        // A thread for each worker, and none besides: those of the libraries would wait for each other.
        return Command.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), arguments)
                .with("OPENBLAS_NUM_THREADS", "1").with("OMP_NUM_THREADS", "1").with("MKL_NUM_THREADS", "1")
                .with("JAVA_TOOL_OPTIONS", "").with("CLASSPATH", "");
    }

    /** @throws FailureException if there is no PyTorch here, or only a part of it */
    void require() throws FailureException {
        for (String name : THEIRS) {
            theirs(name);
        }
        resources();
    }

    /** Why there is none, as a sentence without its full stop; empty if there is. */
    Optional<String> obstacle() {
        try {
            require();
            return Optional.empty();
        } catch (FailureException absent) {
            return Optional.of(absent.failure().why().replaceAll("\\.$", ""));
        }
    }

    private String classPath() throws FailureException {
        Set<Path> path = new LinkedHashSet<>();
        for (Class<?> each : OURS) {
            path.add(file(each));
        }
        for (String name : THEIRS) {
            path.add(file(theirs(name)));
        }
        path.add(libraries());
        return path.stream().map(Path::toString).collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** The class as PyTorch sees it, without doing anything of what it does when it is first used. */
    private static Class<?> theirs(String name) throws FailureException {
        try {
            ClassLoader its = Class.forName(TENSOR, false, TrainingProgram.class.getClassLoader()).getClassLoader();
            return Class.forName(name, false, its);
        } catch (ClassNotFoundException | LinkageError absent) {
            throw failure("PyTorch is not part of this installation.", FEATURE, absent);
        }
    }

    private static Map<String, URL> resources() throws FailureException {
        Map<String, URL> resources = new LinkedHashMap<>();
        for (String folder : LIBRARIES.keySet().stream().sorted().toList()) {
            for (String name : LIBRARIES.get(folder)) {
                URL library = resource(folder + name);
                if (library == null) {
                    throw failure("PyTorch's " + name + " is not part of this installation.", FEATURE, null);
                }
                resources.put(folder + name, library);
            }
        }
        return resources;
    }

    private Path libraries() throws FailureException {
        Class<?> anchor = theirs(TENSOR);
        Map<String, URL> resources = resources();
        try {
            Path folder = unpacked.folder("pytorch-" + version(anchor), resources);
            link(folder.resolve(OPENBLAS + "libopenblas_nolapack.so.0"));
            return folder;
        } catch (IOException unwritable) {
            throw failure("Its libraries cannot be unpacked: " + unwritable.getMessage() + '.',
                    "Free 400 MB in the cache folder.", unwritable);
        }
    }

    /** Another name of OpenBLAS, by which JavaCPP's half of it asks for it. */
    private static void link(Path name) throws IOException {
        try {
            Files.createSymbolicLink(name, Path.of("libopenblas.so.0"));
        } catch (FileAlreadyExistsException there) {
            return; // from the last time, or of somebody who does the same now
        }
    }

    /** That of the package, so that libraries of another one lie in another folder. */
    private static String version(Class<?> anchor) {
        String version = anchor.getPackage().getImplementationVersion();
        return version == null ? "here" : version;
    }

    private static @Nullable URL resource(String name) throws FailureException {
        for (String each : THEIRS) {
            URL found = theirs(each).getResource('/' + name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** The jar or the folder that {@code type} is in. */
    private static Path file(Class<?> type) throws FailureException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw failure("It is not known where " + type.getName() + " lies.", "Install the product again.", null);
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException odd) {
            throw failure(type.getName() + " lies at " + source.getLocation() + ", which is no file.",
                    "Install the product again.", odd);
        }
    }

    private static FailureException failure(String why, String nextStep, @Nullable Throwable cause) {
        return new FailureException(new Failure.Other("Cannot train.", why, nextStep), cause);
    }
}
