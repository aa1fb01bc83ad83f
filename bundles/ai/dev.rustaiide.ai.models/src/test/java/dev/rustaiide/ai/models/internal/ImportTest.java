package dev.rustaiide.ai.models.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelStore.Entry;
import dev.rustaiide.ai.models.ModelStore.Naming;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

class ImportTest {
    @TempDir
    Path temp;
    private Path home;
    private DiskModelStore store;

    @BeforeEach
    void open() {
        home = temp.resolve("store");
        store = Samples.store(home);
    }

    private Entry take(Path source) throws Exception {
        return store.importFrom(source, Naming.NONE).await(Duration.ofSeconds(30));
    }

    /** Why it was refused; nothing may be left of it. */
    private Failure refusal(Path source) throws Exception {
        var wrong = assertThrows(ExecutionException.class, () -> take(source));
        Failure failure = assertInstanceOf(FailureException.class, wrong.getCause()).failure();
        assertTrue(store.entries().isEmpty());
        for (String folder : new String[] {"blobs", "incoming", "folders", "cards"}) {
            assertTrue(StoreFolder.list(home.resolve(folder)).isEmpty(), folder + " has something");
        }
        assertTrue(!failure.nextStep().isBlank());
        return failure;
    }

    private void refuses(Path source, String why) throws Exception {
        String found = refusal(source).why();
        assertTrue(found.contains(why), found);
    }

    @Test
    void an_exported_decoder_completes_and_lies_as_it_was() throws Exception {
        Path folder = Samples.decoder(temp.resolve("tiny coder"), 1);
        Files.writeString(folder.resolve("README.md"), "---\nlanguage: en\nlicense: apache-2.0\n---\n# Tiny\n");

        Entry entry = take(folder);

        assertEquals("tiny-coder@1", entry.model().card().id().toString());
        assertEquals(EnumSet.of(ModelTask.COMPLETE), entry.model().card().tasks());
        assertEquals("Apache-2.0", entry.model().card().licence());
        assertEquals("ONNX llama 128", entry.format() + ' ' + entry.architecture() + ' ' + entry.window());
        assertTrue(entry.isCurrent() && entry.parameters() > 10_000 && entry.model().digest().length() == 64);
        Model.Files files = entry.model().files();
        assertArrayEquals(Files.readAllBytes(folder.resolve("model.onnx")), Files.readAllBytes(files.weights()));
        assertArrayEquals(Files.readAllBytes(folder.resolve("tokenizer.json")), Files.readAllBytes(files.tokenizer()));
        assertTrue(Files.exists(files.weights().resolveSibling("config.json")));
        assertEquals(entry, store.entry(entry.model().card().id()).orElseThrow());
    }

    @Test
    void one_with_a_template_for_conversations_chats_too() throws Exception {
        Path folder = Samples.decoder(temp.resolve("talker"), 1);
        Files.writeString(folder.resolve("tokenizer_config.json"), "{\"chat_template\": \"{{ messages }}\"}");

        assertEquals(EnumSet.of(ModelTask.COMPLETE, ModelTask.CHAT), take(folder).model().card().tasks());
    }

    @Test
    void an_encoder_embeds_and_brings_its_weights_along() throws Exception {
        Entry entry = take(Samples.encoder(temp.resolve("enc")));

        assertEquals(Set.of(ModelTask.EMBED), entry.model().card().tasks());
        assertEquals("tiny-bert", entry.model().card().title());
        assertEquals("acme/tiny-bert", entry.model().card().source());
        assertEquals(40, Files.size(entry.model().files().weights().resolveSibling("weights.bin")));
    }

    @Test
    void a_folder_onnx_below_the_tokenizer_is_found_too() throws Exception {
        Path folder = Samples.decoder(temp.resolve("deep"), 1);
        Files.createDirectory(folder.resolve("onnx"));
        Files.move(folder.resolve("model.onnx"), folder.resolve("onnx/model_q4.onnx"));

        Entry entry = take(folder);

        assertEquals("deep-q4@1", entry.model().card().id().toString());
        assertTrue(Files.exists(entry.model().files().weights().resolveSibling("config.json")));
    }

    @Test
    void of_several_forms_one_has_to_be_named() throws Exception {
        Path folder = Samples.decoder(temp.resolve("forms"), 1);
        Files.copy(folder.resolve("model.onnx"), folder.resolve("model_int8.onnx"));

        refuses(folder, "model.onnx, model_int8.onnx");
        assertEquals("forms-int8@1", take(folder.resolve("model_int8.onnx")).model().card().id().toString());
    }

    @Test
    void a_gguf_file_says_itself_what_it_is() throws Exception {
        Entry entry = take(Samples.gguf(temp.resolve("tiny model.Q8_0.gguf")));

        assertEquals("tiny-model.Q8_0@1", entry.model().card().id().toString());
        assertEquals("Tiny", entry.model().card().title());
        assertEquals("Apache-2.0", entry.model().card().licence());
        assertEquals("GGUF llama Q8_0", entry.format() + ' ' + entry.architecture() + ' ' + entry.precision());
        assertEquals(EnumSet.of(ModelTask.COMPLETE), entry.model().card().tasks());
        assertEquals(entry.model().files().weights(), entry.model().files().tokenizer());
        assertTrue(entry.model().memory() > entry.model().bytes());
    }

    @Test
    void name_version_and_licence_can_be_given() throws Exception {
        var naming = new Naming(Optional.of("mine"), Optional.of("2026-11"), Optional.of("MIT"));

        Entry entry = store.importFrom(Samples.gguf(temp.resolve("x.gguf")), naming).await();

        assertEquals("mine@2026-11", entry.model().card().id().toString());
        assertEquals("MIT", entry.model().card().licence());
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused() throws Exception {
        Path file = Samples.gguf(temp.resolve("x.gguf"));
        for (String name : new String[] {"../x", "a/b", "", "a@b"}) {
            var naming = new Naming(Optional.of(name), Optional.empty(), Optional.empty());
            assertThrows(ExecutionException.class, () -> store.importFrom(file, naming).await(), name);
        }
    }

    @Test
    void what_ends_early_is_refused() throws Exception {
        Path gguf = Samples.gguf(temp.resolve("x.gguf"));
        cut(gguf);
        refuses(gguf, "ends after");

        Path onnx = Samples.decoder(temp.resolve("d"), 1);
        cut(onnx.resolve("model.onnx"));
        refuses(onnx, "no whole ONNX file");

        Path weights = Samples.encoder(temp.resolve("e"));
        cut(weights.resolve("weights.bin"));
        refuses(weights, "ends after 20 of 40");
        Files.delete(weights.resolve("weights.bin"));
        refuses(weights, "which is not there");
    }

    private static void cut(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    @Test
    void a_tokenizer_of_another_model_is_refused() throws Exception {
        Path folder = Samples.decoder(temp.resolve("d"), 1);
        Samples.tokenizer(folder, Samples.VOCABULARY + 1);
        refuses(folder, "has a token 96, and the model knows 96");

        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        refuses(folder, "no words");
        Files.writeString(folder.resolve("tokenizer.json"), "{\"model\": ");
        refuses(folder, "no JSON");
        Files.delete(folder.resolve("tokenizer.json"));
        refuses(folder, "no tokenizer.json");
    }

    @Test
    void what_neither_embeds_nor_writes_is_refused() throws Exception {
        Path folder = Samples.encoder(temp.resolve("d"));
        byte[] tensor = Samples.text(8, "w");
        Files.write(folder.resolve("model.onnx"), Samples.onnx(tensor, "logits", "pixel_values"));
        refuses(folder, "reads no text, but pixel_values");
        Files.write(folder.resolve("model.onnx"), Samples.onnx(tensor, "logits", "input_ids"));
        refuses(folder, "BertModel, which neither embeds nor writes");
        Files.writeString(folder.resolve("config.json"), "{\"architectures\": [\"LlamaForCausalLM\"]}");
        refuses(folder, "without its cache");
        Files.delete(folder.resolve("config.json"));
        refuses(folder, "no config.json");
    }

    @Test
    void weights_of_another_folder_are_not_followed() throws Exception {
        Path folder = Samples.encoder(temp.resolve("d"));
        byte[] model = Files.readAllBytes(folder.resolve("model.onnx"));
        String evil = new String(model, StandardCharsets.ISO_8859_1).replace("weights.bin", "../../a.bin");
        Files.write(folder.resolve("model.onnx"), evil.getBytes(StandardCharsets.ISO_8859_1));

        refuses(folder, "another folder");
    }

    @Test
    void what_is_no_model_is_refused_with_what_to_do() throws Exception {
        Path file = Files.writeString(temp.resolve("model.safetensors"), "{}          ");
        assertTrue(refusal(file).nextStep().contains("optimum-cli export onnx"));
        refuses(Files.writeString(temp.resolve("empty.gguf"), ""), "empty");
        refuses(Files.createDirectory(temp.resolve("nothing")), "no file that ends in .onnx");
        assertInstanceOf(Failure.Missing.class, refusal(temp.resolve("not-there")));
    }

    @Test
    void what_the_file_claims_to_be_counts_less_than_what_it_is() throws Exception {
        Path file = Samples.gguf(temp.resolve("x.gguf"));
        assertEquals("GGUF", take(Files.move(file, temp.resolve("x.onnx"))).format());
    }

    @Test
    void cancelling_leaves_nothing() throws Exception {
        var call = store.importFrom(Samples.decoder(temp.resolve("d"), 1), Naming.NONE);
        call.cancel();
        assertThrows(InterruptedException.class, call::await);

        assertTrue(store.entries().isEmpty());
        assertTrue(StoreFolder.list(home.resolve("incoming")).isEmpty());
    }

    @Test
    void what_two_models_have_in_common_is_there_once() throws Exception {
        Path one = Samples.decoder(temp.resolve("one"), 1);
        Path two = Samples.decoder(temp.resolve("two"), 2);

        take(one);
        take(two);

        try (Stream<Path> blobs = Files.list(home.resolve("blobs"))) {
            assertEquals(4, blobs.count(), "one tokenizer, one config, two weights");
        }
    }
}
