package dev.rustaiide.system.cli.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.models.Models;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.config.testing.TestSettings;
import dev.rustaiide.foundation.serialization.Json;

class ModelsVerbTest {
    private final AdaptedModels workspaces = new AdaptedModels();
    private final KeptVersions versions = new KeptVersions();
    @TempDir
    private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Shelf store = new Shelf();

    private record Kept(ModelCard card, long bytes) implements Model {
        @Override
        public Files files() {
            throw new UnsupportedOperationException();
        }
    }

    private static Model model(String name, String version, ModelTask... tasks) {
        return new Kept(new ModelCard(new ModelId(name, version), EnumSet.copyOf(List.of(tasks)), name + " it is",
                "MIT", "tests"), 4_200_000_000L);
    }

    /** A store in memory. */
    private static final class Shelf implements ModelStore {
        final List<Entry> entries = new ArrayList<>();
        final List<Damage> damages = new ArrayList<>();
        final List<String> did = new ArrayList<>();

        void put(Model model, boolean isCurrent) {
            entries.add(new Entry(model, "GGUF", "llama", "Q4_K", 7_600_000_000L, 4096, Instant.EPOCH, "/x", "",
                    isCurrent));
        }

        @Override
        public List<Entry> entries() {
            return entries;
        }

        @Override
        public Call<Entry> importFrom(Path source, Naming naming) {
            did.add("import " + source.getFileName() + ' ' + naming.name().orElse("?") + ' '
                    + naming.version().orElse("?"));
            put(model("new", "1", ModelTask.CHAT), true);
            return Call.of(entries.getLast());
        }

        @Override
        public Call<Entry> fetch(URI address, String sha256, Naming naming) {
            did.add("fetch " + address + ' ' + sha256.substring(0, 4) + ' ' + naming.name().orElse("?"));
            put(model("new", "1", ModelTask.CHAT), true);
            return Call.of(entries.getLast());
        }

        @Override
        public Call<List<Damage>> check() {
            return Call.of(damages);
        }

        @Override
        public Call<Entry> rollBack(String name) {
            did.add("rollback " + name);
            return Call.of(entries.getLast());
        }

        @Override
        public Call<Entry> makeCurrent(ModelId id) {
            did.add("current " + id);
            return Call.of(entries.getLast());
        }

        @Override
        public Call<Long> remove(ModelId id) {
            did.add("remove " + id);
            return Call.of(1_500_000L);
        }

        @Override
        public Call<Path> pack(ModelId id, Path file, boolean isSigned) {
            did.add("pack " + id + ' ' + file.getFileName() + ' ' + isSigned);
            return Call.of(file);
        }

        @Override
        public Call<String> signer() {
            return Call.of("KEY");
        }
    }

    @BeforeEach
    void fill() {
        store.put(model("coder", "2", ModelTask.COMPLETE, ModelTask.CHAT), true);
        store.put(model("coder", "1", ModelTask.COMPLETE), false);
    }

    private List<Model> models() {
        var all = new ArrayList<Model>();
        all.add(model("mini", "1", ModelTask.EMBED));
        store.entries.stream().sorted(Comparator.comparing(entry -> !entry.isCurrent()))
                .map(ModelStore.Entry::model).forEach(all::add);
        return all;
    }

    /** Asks as the settings say, so that they can be seen. */
    private record Asked(Settings settings, Models models) implements Orchestrator {
        @Override
        public Route route(ModelTask task) {
            var candidates = new ArrayList<Candidate>();
            models.all().stream().filter(model -> model.card().tasks().contains(task))
                    .sorted(Comparator.comparing(model -> !ModelSettings.names(
                            settings.get(ModelSettings.chosen(task)), model.card().id())))
                    .forEach(model -> candidates.add(new Candidate(new BackendId("local",
                            model.card().id().toString()), model.card().title(), true, true, "It runs here.")));
            if (task == ModelTask.CHAT) {
                candidates.add(new Candidate(new BackendId("ollama", "qwen3:8b"), "Qwen", false, false,
                        "Not asked, since it is not chosen."));
            }
            if (task == ModelTask.COMPLETE) {
                candidates.add(new Candidate(new BackendId("box", "small"), "Small", true, true,
                        "It runs on this machine."));
            }
            return new Route(candidates);
        }

        @Override
        public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
            throw new UnsupportedOperationException();
        }
    }

    private int run(String... words) throws InterruptedException {
        out.reset();
        err.reset();
        try (TestSettings settings = PlainFiles.settings(folder, new ModelSettings().keys(), List::of);
                var terminal = new Terminal(new PrintStream(out, false, UTF_8), new PrintStream(err, false, UTF_8),
                        false)) {
            Models models = this::models;
            var verb = new ModelsVerb(models, store, new Asked(settings.settings(), models), settings.settings(),
                    workspaces, versions);
            return new VerbTable(List.of(verb)).run(List.of(words), terminal, folder).number();
        }
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private Json json() throws Exception {
        return Json.parse(out());
    }

    @Test
    void each_model_is_listed_with_its_card() throws Exception {
        assertEquals(0, run("models", "list", "--json"));
        for (Json model : json().get("models").items()) {
            assertTrue(model.get("card").optionalString("licence").isPresent(), model.print());
        }
    }

    @Test
    void what_completes_code_can_be_gone_back_from() throws Exception {
        versions.version = 2;
        assertEquals(0, run("models", "rollback", "completion", "--json"));
        assertEquals(1, json().number("version"));
        assertEquals(0, run("models", "rollback", "completion"));
        assertEquals(3, run("models", "rollback", "completion"));
    }

    @Test
    void the_list_has_what_came_with_the_product_and_what_was_imported() throws Exception {
        assertEquals(0, run("models", "list"));
        assertTrue(out().matches("(?s).*mini@1 +embed .*used for embed.*coder@2 +complete, chat +4\\.2 GB +GGUF, Q4_K,"
                + " 7\\.6 B +MIT +used for complete, chat.*coder@1 .* not current\\s*"), out());
        assertEquals(0, run("models", "list", "--json"));
        assertEquals(List.of("mini@1", "coder@2", "coder@1", "completion@0", "words-java@0",
                "words-python@0", "words-typescript@0"), json().get("models").items().stream()
                .map(each -> each.string("id", "")).toList());
        assertEquals(Json.of(true), json().get("models").items().getFirst().get("bundled"));
    }

    @Test
    void what_was_trained_for_a_folder_is_listed_and_rolled_back_by_its_name() throws Exception {
        workspaces.add();
        workspaces.add();
        assertEquals(0, run("models", "list"));
        assertTrue(out().contains("completion-code-1: version 2 of 2 completes code in /code"), out());
        assertEquals(0, run("models", "rollback", "completion-code-1"));
        assertEquals(0, run("models", "rollback", "completion-code-1"));
        assertTrue(out().contains("the shipped models complete code in /code"), out());
        assertEquals(0, run("models", "list", "--json"));
        assertEquals(Json.of(0), json().get("workspaces").items().getFirst().get("version"));
    }

    @Test
    void show_takes_a_name_for_the_current_version() throws Exception {
        assertEquals(0, run("models", "show", "coder", "--json"));
        assertEquals("coder@2", json().string("id"));
        assertEquals(0, run("models", "show", "coder@1"));
        assertTrue(out().contains("4096 tokens"), out());
    }

    @Test
    void pinning_by_name_follows_the_name_and_by_version_stays() throws Exception {
        assertEquals(0, run("models", "pin", "complete", "coder", "--json"));
        assertEquals("local/coder", json().string("chosen"));
        assertEquals(0, run("models", "pin", "complete", "coder@1"));
        assertTrue(out().contains("Asked first: local/coder@1. It runs here."), out());
        assertEquals(0, run("models", "unpin", "complete", "--json"));
        assertEquals("", json().string("chosen"));
    }

    @Test
    void what_cannot_do_a_task_is_not_pinned_for_it() throws Exception {
        assertEquals(3, run("models", "pin", "chat", "coder@1"));
        assertTrue(err().contains("It can do this only: complete."), err());
        assertEquals(2, run("models", "pin", "paint", "coder"));
        assertTrue(err().contains("it is one of embed, complete, chat"), err());
    }

    @Test
    void a_model_at_a_provider_is_pinned_with_a_word_of_warning() throws Exception {
        assertEquals(0, run("models", "pin", "chat", "ollama/qwen3:8b"));
        assertTrue(out().contains("ai.chat.model = ollama/qwen3:8b"), out());
        assertTrue(err().contains("leaves this machine"), err());
        assertEquals(3, run("models", "pin", "complete", "ollama/qwen3:8b"));
    }

    @Test
    void a_model_at_a_provider_that_runs_on_this_machine_is_pinned_without_a_warning() throws Exception {
        assertEquals(0, run("models", "pin", "complete", "box/small"));
        assertTrue(out().contains("ai.complete.model = box/small"), out());
        assertFalse(err().contains("leaves this machine"), err());
    }

    @Test
    void importing_tells_how_to_use_it() throws Exception {
        assertEquals(0, run("models", "import", "some.gguf", "--name", "x", "--version", "7"));
        assertEquals(List.of("import some.gguf x 7"), store.did);
        assertTrue(err().contains("rust-ai-ide models pin chat new"), err());
    }

    @Test
    void of_several_versions_the_one_to_remove_has_to_be_named() throws Exception {
        assertEquals(3, run("models", "remove", "coder"));
        assertTrue(err().contains("coder@2, coder@1"), err());
        assertEquals(0, run("models", "remove", "coder@1"));
        assertTrue(out().contains("freed 1.5 MB"), out());
        assertEquals(3, run("models", "remove", "mini"));
        assertTrue(err().contains("It came with the product."), err());
        assertEquals(List.of("remove coder@1"), store.did);
    }

    @Test
    void rolling_back_goes_one_back_or_to_the_version_that_is_named() throws Exception {
        assertEquals(0, run("models", "rollback", "coder"));
        assertTrue(out().contains("coder is coder@1 now."), out());
        assertEquals(0, run("models", "rollback", "coder@1"));
        assertEquals(3, run("models", "rollback", "coder@9"));
        assertEquals(List.of("rollback coder", "current coder@1"), store.did);
    }

    @Test
    void a_damage_is_a_finding() throws Exception {
        assertEquals(0, run("models", "check"));
        assertTrue(out().contains("All 2 imported models are as they were."), out());
        store.damages.add(new ModelStore.Damage(new ModelId("coder", "1"), "It is cut.", "Import it again."));
        assertEquals(1, run("models", "check"));
        assertTrue(out().contains("coder@1: It is cut."), out());
    }

    @Test
    void the_route_says_who_is_asked_and_who_is_not() throws Exception {
        assertEquals(0, run("models", "route", "chat"));
        assertEquals("""
                chat (the assistant)
                  1. local/coder@2: It runs here.
                  – ollama/qwen3:8b: Not asked, since it is not chosen.
                """, out());
        assertEquals(0, run("models", "route", "--json"));
        assertEquals(3, json().get("routes").items().size());
    }

    @Test
    void packs_are_signed_if_asked_for() throws Exception {
        assertEquals(0, run("models", "pack", "coder", "c.zip", "--sign"));
        assertEquals(List.of("pack coder@2 c.zip true"), store.did);
        assertEquals(0, run("models", "key"));
        assertEquals("KEY\n", out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"show nothing", "pin chat codre", "remove x@y@z", "pack nothing f.zip"})
    void a_model_that_is_not_there_is_a_failure_with_a_next_step(String words) throws Exception {
        assertEquals(3, run(("models " + words).split(" ")));
        assertTrue(err().contains("models list"), err());
    }

    @Test
    void a_mistyped_name_is_answered_with_the_nearest() throws Exception {
        run("models", "show", "codre@2");
        assertTrue(err().contains("Did you mean coder@2?"), err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"models", "models dance", "models show", "models pin chat", "models pin chat a b",
            "models list x", "models get https://x/y.gguf", "models get https://x/y.gguf --sha256 12"})
    void what_is_no_command_is_said_and_nothing_is_done(String words) throws Exception {
        assertEquals(2, run(words.split(" ")));
        assertTrue(store.did.isEmpty());
    }

    @Test
    void a_model_is_fetched_by_its_address_and_hash() throws Exception {
        assertEquals(0, run("models", "get", "https://x/y.gguf", "--sha256", "A0".repeat(32), "--name", "mine"));
        assertEquals(List.of("fetch https://x/y.gguf a0a0 mine"), store.did);
        assertTrue(out().startsWith("new@1 is here: chat"), out());
        assertEquals(3, run("models", "get", "https://x y", "--sha256", "0".repeat(64)));
        assertTrue(err().contains("It is no address"), err());
    }
}
