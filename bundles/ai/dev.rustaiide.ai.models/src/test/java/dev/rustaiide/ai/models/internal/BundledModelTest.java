package dev.rustaiide.ai.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.EnumSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.UnpackedResources;

class BundledModelTest {
    private static final String GOOD = "mini;task=embed;version=\"1.2\";model=\"m.onnx\";tokenizer=\"t.json\";"
            + "licence=\"MIT\";title=\"Mini, 8 bit\";source=\"acme/mini\"";
    @TempDir
    Path temp;

    /** A bundle with a manifest that has {@code header}, and the files in {@code temp}. */
    private Bundle bundle(@Nullable String header) {
        return (Bundle) Proxy.newProxyInstance(Bundle.class.getClassLoader(), new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeaders" -> headers(header);
                    case "getEntry" -> entry((String) arguments[0]);
                    case "getSymbolicName" -> "acme.mini";
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static Dictionary<String, String> headers(@Nullable String header) {
        var headers = new Hashtable<String, String>();
        headers.put("Bundle-SymbolicName", "acme.mini");
        if (header != null) {
            headers.put(BundledModel.HEADER, header);
        }
        return headers;
    }

    private @Nullable URL entry(String name) throws Exception {
        Path file = temp.resolve(name);
        return Files.exists(file) ? file.toUri().toURL() : null;
    }

    private Optional<BundledModel> read(@Nullable String header) throws BundleException {
        return BundledModel.of(bundle(header), new UnpackedResources(temp.resolve("cache")));
    }

    @Test
    void the_header_is_the_card() throws Exception {
        assertEquals(new ModelCard(new ModelId("mini", "1.2"), ModelTask.EMBED, "Mini, 8 bit", "MIT", "acme/mini"),
                read(GOOD).orElseThrow().card());
    }

    @Test
    void a_model_can_have_several_tasks() throws Exception {
        assertEquals(EnumSet.of(ModelTask.COMPLETE, ModelTask.CHAT),
                read(GOOD.replace("task=embed", "task=\"complete, chat\"")).orElseThrow().card().tasks());
    }

    @Test
    void a_bundle_without_the_header_brings_none() throws Exception {
        assertTrue(read(null).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "version", "model", "tokenizer", "licence", "title", "source"})
    void what_the_header_lacks_is_named(String attribute) {
        String less = GOOD.replaceFirst(";" + attribute + "=(\"[^\"]*\"|[a-z]*)", "");
        assertTrue(less.length() < GOOD.length());

        String message = assertThrows(BundleException.class, () -> read(less)).getMessage();

        assertEquals("Rust-AI-IDE-Model of mini has no " + attribute, message);
    }

    @Test
    void a_task_that_nobody_knows_is_refused() {
        String message = assertThrows(BundleException.class,
                () -> read(GOOD.replace("task=embed", "task=paint"))).getMessage();
        assertTrue(message.endsWith("no such task of a model: paint"), message);
    }

    @Test
    void a_name_that_no_model_can_have_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> read(GOOD.replace("\"1.2\"", "\"../1\"")));
    }

    @Test
    void its_files_are_unpacked_beside_each_other() throws Exception {
        Files.writeString(temp.resolve("m.onnx"), "weights");
        Files.writeString(temp.resolve("t.json"), "{}");

        BundledModel model = read(GOOD).orElseThrow();
        Model.Files files = model.files();

        assertEquals("weights{}".length(), model.bytes());
        assertEquals(List.of("weights", "{}"),
                List.of(Files.readString(files.weights()), Files.readString(files.tokenizer())));
        assertEquals(files.weights().getParent(), files.tokenizer().getParent());
    }

    @Test
    void a_file_that_the_bundle_does_not_have_is_named() throws Exception {
        Files.writeString(temp.resolve("m.onnx"), "weights");
        BundledModel model = read(GOOD).orElseThrow();

        assertEquals("acme.mini has no t.json.", assertThrows(FailureException.class, model::files).failure().why());
    }
}
