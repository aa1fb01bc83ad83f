package dev.rustaiide.ai.inference.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.model.formats.Precision;

class KeptEnvironmentTest {
    @TempDir
    static Path cache;
    @TempDir
    Path folder;

    /** It ended by a crash, with a report of Java's about it in whatever folder that was. */
    @RepeatedTest(3)
    void a_process_ends_while_a_model_runs() throws Exception {
        TestModels.write(folder, "small", 512, Precision.INT8, 1);
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                RunningVictim.class.getName(), cache.toString(), folder.toString());
        // ONNX Runtime bears no long command.
        java.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process victim = java.directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(victim.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, victim.waitFor(), said);
    }
}
