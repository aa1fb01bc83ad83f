package dev.rustaiide.ai.inference.internal;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.NativePlatform;
import dev.rustaiide.foundation.platform.UnpackedResources;

/**
 * ONNX Runtime, loaded with the first model. Its own loader would unpack 28 MB at each start; here they are unpacked
 * once.
 */
final class Runtime {
    private static final String VERSION = "onnxruntime-1.29";
    /** The property by which the Java side hears where the libraries are. */
    private static final String PLACE = "onnxruntime.native.path";
    private static final String LIBRARY = "onnxruntime";
    private static final Path COMMAND = Path.of("/proc/self/cmdline");
    private static final int LONGEST_COMMAND = 4000;

    private final UnpackedResources unpacked;
    private @Nullable OrtEnvironment environment;

    Runtime(Path cache) {
        this.unpacked = new UnpackedResources(cache);
    }

    /**
     * A session on the model in {@code file}, which is mapped and not read.
     *
     * @param threads that compute together; they sleep while there is nothing to do
     */
    OrtSession open(Path file, int threads) throws FailureException {
        OrtEnvironment environment = environment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            return environment.createSession(file.toString(), options);
        } catch (OrtException wrong) {
            throw new FailureException(new Failure.BadContent(file,
                    "It is no model that can be run: " + firstLine(wrong) + '.',
                    "Install the model again, or choose another one."), wrong);
        }
    }

    synchronized OrtEnvironment environment() throws FailureException {
        OrtEnvironment known = environment;
        if (known == null) {
            refuseLongCommand(COMMAND);
            Path libraries = locate();
            known = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            KeptEnvironment.keep(libraries.resolve(System.mapLibraryName(LIBRARY)));
            environment = known;
        }
        return known;
    }

    /**
     * ONNX Runtime 1.29 reads the command line into a buffer of 4 KB, and a longer one ends the process with a
     * segmentation fault, which nothing could catch.
     */
    static void refuseLongCommand(Path command) throws FailureException {
        int length;
        try {
            length = Files.readAllBytes(command).length;
        } catch (IOException notLinux) {
            return;
        }
        if (length >= LONGEST_COMMAND) {
            throw new FailureException(new Failure.Other("Cannot run models.",
                    "The command line of this process has " + length + " bytes, and ONNX Runtime bears "
                            + LONGEST_COMMAND + " at most.",
                    "Use fewer or shorter arguments."));
        }
    }

    /** The folder of the libraries. */
    private Path locate() throws FailureException {
        var platform = NativePlatform.of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), false);
        String folder = "ai/onnxruntime/native/" + system(platform) + '/';
        Map<String, URL> libraries = new LinkedHashMap<>();
        for (String name : new String[] {System.mapLibraryName(LIBRARY),
                System.mapLibraryName("onnxruntime4j_jni")}) {
            URL url = OrtEnvironment.class.getClassLoader().getResource(folder + name);
            if (url == null) {
                throw new FailureException(new Failure.Other("Cannot run models.",
                        "There is no " + folder + name + " for this machine.", "Install a build for this machine."));
            }
            libraries.put(name, url);
        }
        try {
            Path place = unpacked.folder(VERSION, libraries);
            System.setProperty(PLACE, place.toString());
            return place;
        } catch (IOException unwritable) {
            throw new FailureException(new Failure.Other("Cannot run models.",
                    "ONNX Runtime cannot be unpacked: " + unwritable.getMessage() + '.',
                    "Free space in the cache folder."), unwritable);
        }
    }

    private static String system(NativePlatform platform) {
        String processor = platform.processor().equals("x86_64") ? "x64" : platform.processor();
        return switch (platform.os()) {
            case "windows" -> "win-" + processor;
            case "macos" -> "osx-" + processor;
            default -> "linux-" + processor;
        };
    }

    static String firstLine(OrtException wrong) {
        String message = wrong.getMessage() == null ? wrong.getCode().toString() : wrong.getMessage();
        return message.lines().findFirst().orElse("").strip();
    }
}
