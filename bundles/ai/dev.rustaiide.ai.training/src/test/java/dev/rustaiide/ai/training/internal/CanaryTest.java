package dev.rustaiide.ai.training.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.code.analysis.testing.TestSyntax;
import dev.rustaiide.ai.code.index.CodeIndexes;
import dev.rustaiide.ai.completion.CompletionLearning;
import dev.rustaiide.ai.completion.CompletionLearning.Source;
import dev.rustaiide.ai.completion.testing.TestCompletion;
import dev.rustaiide.ai.training.Training.Report;
import dev.rustaiide.ai.training.Training.Task;
import dev.rustaiide.foundation.security.testing.TestRedactor;

/** Secrets are planted in a project: they do not come out of what is learned from it, and would without the care. */
class CanaryTest {
    /** Written bare, as in notes: words are learned, strings are not. Put together so that none stands here. */
    private static final List<String> SECRETS = List.of("AKIA" + "IOSFODNN7EXAMPLQ",
            "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a", "sk_live_" + "4eC39HqLyjWDarjtT1zdp7dc",
            "xoxb_".replace('_', '-') + "123456789012-1234567890123-AbCdEfGhIjKlMnOpQrStUvWx");

    @TempDir
    private Path temp;
    private Path code;

    @BeforeEach
    void plant() throws IOException {
        code = Files.createDirectory(temp.resolve("code"));
        Files.writeString(code.resolve("Cargo.toml"), "");
        for (int i = 0; i < 40; i++) {
            String secret = SECRETS.get(i % SECRETS.size());
            Files.writeString(code.resolve("file" + i + ".rs"), ("fn shared_helper_" + i % 4
                    + "(value: u32) -> u32 { value.checked_add(1).unwrap_or_default() }\n").repeat(9)
                    + "fn login() {\n    connect_with(" + secret + ");\n    connect_with(" + secret + ");\n"
                    + "    let password = \"hunter2hunter2x\";\n    let token = " + secret + ";\n}\n");
        }
    }

    /** Of the product; only texts are given to it, so that nothing asks for an index. */
    private static CompletionLearning learning() {
        CodeIndexes none = (CodeIndexes) Proxy.newProxyInstance(CodeIndexes.class.getClassLoader(),
                new Class<?>[] {CodeIndexes.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        return TestCompletion.learning(none, LocalTrainingTest.texts(), TestSyntax.shared());
    }

    /** What a model of {@code texts} has in its files, unpacked. */
    private String learned(List<Source> texts) throws Exception {
        CompletionLearning learning = learning();
        Path folder = Files.createDirectories(temp.resolve("model" + texts.hashCode()));
        learning.write(learning.withCounts(learning.shipped(), texts).await(), folder);
        var all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] bytes = Files.readAllBytes(file);
                all.append(new String(bytes, StandardCharsets.ISO_8859_1));
                try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
                } catch (java.util.zip.ZipException plain) {
                    continue; // it is not packed
                }
            }
        }
        assertTrue(all.indexOf("connect_with") >= 0 || all.indexOf("shared_helper_1") >= 0, "it has learned something");
        return all.toString();
    }

    private static List<String> found(String files) {
        List<String> found = new ArrayList<>();
        for (String secret : SECRETS) {
            // A word is learned whole; this one falls into several, of which the last is secret enough.
            String word = secret.substring(secret.lastIndexOf('-') + 1);
            if (files.contains(word)) {
                found.add(word);
            }
        }
        return found;
    }

    private List<Source> raw() throws IOException {
        List<Source> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(code)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".rs")).sorted().toList()) {
                texts.add(new Source(Files.readString(file), "rust"));
            }
        }
        return texts;
    }

    @Test
    void planted_secrets_are_in_no_file_of_the_model_and_would_be_without_the_care() throws Exception {
        assertEquals(4, found(learned(raw())).size(), "what is not looked through comes out");
        var learning = new FakeLearning(0);
        Report report = new LocalTraining(learning, new DiskWorkspaceModels(temp.resolve("models")),
                LocalTrainingTest.texts(), TestSyntax.shared(), TestRedactor.untold(), new KeptChoices(), Optional.empty(),
                temp.resolve("state"))
                .adapt(new Task(code, Duration.ofMinutes(1), 1, false)).await();
        assertTrue(report.lines() >= 40, report.lines() + " lines were left out");
        assertFalse(learning.counted.isEmpty());
        assertEquals(List.of(), found(learned(learning.counted)));
    }

    @Test
    void what_a_training_keeps_to_go_on_with_has_no_secret_either() throws Exception {
        var learning = new FakeLearning(0);
        learning.typeAfter = 3;
        var call = new LocalTraining(learning, new DiskWorkspaceModels(temp.resolve("models")),
                LocalTrainingTest.texts(), TestSyntax.shared(), TestRedactor.untold(), new KeptChoices(), Optional.empty(),
                temp.resolve("state"))
                .adapt(new Task(code, Duration.ofMinutes(1), 1, false));
        org.junit.jupiter.api.Assertions.assertThrows(Exception.class, call::await);
        try (Stream<Path> all = Files.walk(temp.resolve("state"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                assertEquals(List.of(), found(Files.readString(file, StandardCharsets.ISO_8859_1)), file.toString());
            }
        }
    }
}
