package dev.rustaiide.app.models.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;

import dev.rustaiide.ai.acceptance.Choice;
import dev.rustaiide.ai.acceptance.Choices;
import dev.rustaiide.ai.acceptance.LearningSettings;
import dev.rustaiide.ai.acceptance.Outcome;
import dev.rustaiide.ai.acceptance.Shown;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelCard;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.ai.models.ModelSettings;
import dev.rustaiide.ai.models.ModelStore;
import dev.rustaiide.ai.models.ModelTask;
import dev.rustaiide.ai.orchestrator.Answer;
import dev.rustaiide.ai.orchestrator.BackendId;
import dev.rustaiide.ai.orchestrator.Orchestrator;
import dev.rustaiide.ai.orchestrator.Route;
import dev.rustaiide.ai.orchestrator.Route.Candidate;
import dev.rustaiide.ai.model.validation.Difference;
import dev.rustaiide.ai.training.Training;
import dev.rustaiide.ai.training.WorkspaceModels;
import dev.rustaiide.app.ui.components.Button;
import dev.rustaiide.app.ui.components.Caption;
import dev.rustaiide.app.ui.components.Checkbox;
import dev.rustaiide.app.ui.components.ChoiceField;
import dev.rustaiide.app.ui.components.Look;
import dev.rustaiide.app.ui.components.RowView;
import dev.rustaiide.app.ui.components.TextField;
import dev.rustaiide.app.ui.components.ThemeChoice;
import dev.rustaiide.app.ui.components.Themes;
import dev.rustaiide.app.workbench.FailureNotices;
import dev.rustaiide.app.workbench.OpenFolders;
import dev.rustaiide.app.workbench.Ui;
import dev.rustaiide.app.workspace.management.Folder;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.common.Amount;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Settings;
import dev.rustaiide.foundation.events.Events;

/** The page on the screen; the variable PICTURE names where to keep what it looks like. */
class ModelsPageTest {
    private final List<ModelStore.Entry> entries = new ArrayList<>();
    private final List<String> did = new ArrayList<>();
    private final Map<String, Object> set = new HashMap<>();
    private final List<Choices.Kept> kept = new ArrayList<>();
    private List<WorkspaceModels.Installed> trained = List.of();
    private Display display;
    private Shell shell;
    private Look look;

    private record Kept(ModelCard card, long bytes) implements Model {
        @Override
        public Files files() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String digest() {
            return "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        }
    }

    private static Model model(String name, String version, String title, long bytes, ModelTask... tasks) {
        return new Kept(new ModelCard(new ModelId(name, version), EnumSet.copyOf(List.of(tasks)), title, "Apache-2.0",
                "acme/" + name), bytes);
    }

    private void put(Model model, boolean current, int day) {
        entries.add(new ModelStore.Entry(model, "GGUF", "qwen3", "Q4_K", 7_600_000_000L, 32768,
                Instant.parse("2026-11-0" + day + "T10:00:00Z"), "/home/ann/models/" + model.card().id().name(), "",
                current));
    }

    private List<Model> models() {
        var all = new ArrayList<Model>();
        all.add(model("all-minilm-l6-v2", "1.20.0", "MiniLM L6 v2, 8 bit", 0, ModelTask.EMBED));
        entries.stream().map(ModelStore.Entry::model).forEach(all::add);
        return all;
    }

    private final class Asked implements Orchestrator {
        @Override
        public Route route(ModelTask task) {
            String chosen = (String) set.getOrDefault(ModelSettings.chosen(task).id(), "");
            return new Route(models().stream().filter(model -> model.card().tasks().contains(task))
                    .sorted(Comparator.comparing(model -> !ModelSettings.names(chosen, model.card().id()))).map(model
                    -> new Candidate(new BackendId("local", model.card().id().toString()), model.card().title(), true,
                            true, (ModelSettings.names(chosen, model.card().id()) ? "You chose it; it" : "It")
                                    + " runs on this machine; its first word takes about 210 ms.")).toList());
        }

        @Override
        public Call<Answer> generate(ModelTask task, Prompt prompt, Decoding decoding, Consumer<String> pieces) {
            throw new UnsupportedOperationException();
        }
    }

    private ModelStore store() {
        return (ModelStore) Proxy.newProxyInstance(ModelStore.class.getClassLoader(), new Class<?>[] {ModelStore.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "entries" -> List.copyOf(entries);
                    case "remove" -> {
                        did.add("remove " + arguments[0]);
                        entries.removeIf(entry -> entry.model().card().id().equals(arguments[0]));
                        yield Call.of(7L);
                    }
                    case "fetch" -> {
                        did.add("fetch " + arguments[0] + ' ' + arguments[1]);
                        yield Call.start("fetch", scope -> entries.getFirst());
                    }
                    case "rollBack" -> {
                        did.add("rollback " + arguments[0]);
                        yield Call.of(entries.getFirst());
                    }
                    default -> throw new AssertionError(method.getName());
                });
    }

    private Settings settings() {
        return (Settings) Proxy.newProxyInstance(Settings.class.getClassLoader(), new Class<?>[] {Settings.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "get" -> set.getOrDefault(((SettingKey<?>) arguments[0]).id(),
                            ((SettingKey<?>) arguments[0]).standard());
                    case "lock" -> Optional.empty();
                    case "set" -> set.put(((SettingKey<?>) arguments[0]).id(), arguments[1]);
                    case "reset" -> set.remove(((SettingKey<?>) arguments[0]).id());
                    default -> throw new AssertionError(method.getName());
                });
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (proxy, method, arguments) -> method.getName().equals("subscribe")
                        ? fake(Events.Subscription.class) : null));
    }

    /** What happens on the page. */
    private interface Story {
        void tell(ModelsPage page) throws Exception;
    }

    /** On the thread of the test, which is that of the user interface meanwhile. */
    private void window(Story story) throws Exception {
        assumeTrue(System.getenv("DISPLAY") != null, "there is no display");
        display = new Display();
        try {
            story.tell(show());
        } finally {
            display.dispose();
        }
    }

    private Call<Training.Report> adapt(Training.Task task) {
        did.add("train on " + task.folder());
        trained = List.of(installed());
        var better = new Difference(80, 83, 1.1, 4.8, 9);
        return Call.of(new Training.Report(1, 160, 40, List.of(), 0, 3000, 0, 0, 0, "60 trees more",
                "The decoder read 90,000 tokens 8.0 times.", better, better, better, better, 900, 300,
                Optional.of(installed()), "It is better on files that it did not learn from.",
                java.time.Duration.ofMinutes(3)));
    }

    private static WorkspaceModels.Installed installed() {
        return new WorkspaceModels.Installed("completion-hello-1", Path.of("/home/ann/hello"), 1, 1, "", 9_000_000);
    }

    private WorkspaceModels workspaces() {
        return (WorkspaceModels) Proxy.newProxyInstance(WorkspaceModels.class.getClassLoader(),
                new Class<?>[] {WorkspaceModels.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("rollBack")) {
                        did.add("roll back " + arguments[0]);
                        trained = List.of();
                        return installed();
                    }
                    return trained;
                });
    }

    private Choices choices() {
        return (Choices) Proxy.newProxyInstance(Choices.class.getClassLoader(), new Class<?>[] {Choices.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isOn" -> set.getOrDefault(LearningSettings.ON.id(), false);
                    case "kept" -> List.copyOf(kept);
                    case "of" -> List.of(new Choice(Instant.EPOCH, Shown.LIST, Outcome.TAKEN, "src/a.rs", "rust", 1, 1,
                            0, 1, new float[] {1}));
                    case "erase" -> {
                        did.add("erase " + arguments[0]);
                        kept.removeIf(each -> each.folder().equals(arguments[0]));
                        yield 812;
                    }
                    default -> throw new AssertionError(method.getName());
                });
    }

    @Test
    void choices_are_kept_only_when_it_is_switched_on_and_what_is_kept_is_shown_and_erased() throws Exception {
        fill();
        window(page -> {
            until(() -> says("Off: nothing is kept."));
            Checkbox box = all(shell, Checkbox.class).getFirst();
            assertFalse(box.isOn());
            kept.add(new Choices.Kept(Path.of("/home/ann/hello"), 812, 640_000, Instant.EPOCH, Instant.EPOCH));
            key(box, ' ');
            until(() -> Boolean.TRUE.equals(set.get(LearningSettings.ON.id())));
            until(() -> says("812 choices in 1 folder, " + Amount.bytes(640_000) + ", without any of your code."));
            picture();
            key(button("Show…"), SWT.CR);
            Button close = question(0);
            picture();
            key(close, SWT.CR);
            page.ownChoices().erase(List.copyOf(kept));
            until(() -> says("Nothing is kept yet."));
            assertEquals(List.of("erase /home/ann/hello"), did);
        });
    }

    private Button button(String label) {
        return all(shell, Button.class).stream().filter(each -> each.label().equals(label)).findFirst().orElseThrow();
    }

    private static OpenFolders folders() {
        Folder folder = (Folder) Proxy.newProxyInstance(Folder.class.getClassLoader(), new Class<?>[] {Folder.class},
                (proxy, method, arguments) -> Path.of("/home/ann/hello"));
        return (OpenFolders) Proxy.newProxyInstance(OpenFolders.class.getClassLoader(),
                new Class<?>[] {OpenFolders.class}, (proxy, method, arguments) -> List.of(folder));
    }

    private ModelsPage show() throws ReflectiveOperationException {
        look = (Look) Class.forName("dev.rustaiide.app.ui.components.internal.ThemedLook").getConstructor()
                .newInstance();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        shell.setBounds(0, 0, 1100, 1000);
        var page = new ModelsPage(new Composite(shell, SWT.NONE), look, this::models, store(), new Asked(), settings(),
                fake(Events.class), fake(FailureNotices.class), new Ui(display), this::adapt, workspaces(),
                choices(), folders());
        shell.open();
        shell.layout(true, true);
        until(() -> rows().rowCount() == models().size());
        return page;
    }

    private RowView<?> rows() {
        return all(shell, RowView.class).getFirst();
    }

    private void until(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            if (!display.readAndDispatch()) {
                Thread.onSpinWait();
            }
        }
        assertTrue(condition.getAsBoolean());
    }

    private static <T extends Control> List<T> all(Composite parent, Class<T> type) {
        var found = new ArrayList<T>();
        for (Control child : parent.getChildren()) {
            if (type.isInstance(child)) {
                found.add(type.cast(child));
            } else if (child instanceof Composite composite) {
                found.addAll(all(composite, type));
            }
        }
        return found;
    }

    private boolean says(String words) {
        return all(shell, Caption.class).stream().anyMatch(caption -> caption.text().contains(words));
    }

    private void key(Control control, int code) {
        Event event = new Event();
        event.keyCode = code;
        event.character = (char) code;
        control.notifyListeners(SWT.KeyDown, event);
    }

    private void fill() {
        put(model("qwen3-coder-8b", "2", "Qwen3 Coder 8B Instruct", 4_680_000_000L, ModelTask.COMPLETE,
                ModelTask.CHAT), true, 5);
        put(model("qwen3-coder-8b", "1", "Qwen3 Coder 8B Instruct", 4_610_000_000L, ModelTask.COMPLETE,
                ModelTask.CHAT), false, 2);
    }

    @Test
    void each_task_says_who_answers_and_why() throws Exception {
        fill();
        window(page -> {
            assertTrue(says("Qwen3 Coder 8B Instruct: It runs on this machine"));
            assertTrue(says("MiniLM L6 v2, 8 bit: It runs"));
            picture();
        });
    }

    @Test
    void a_task_without_a_model_says_how_to_get_one() throws Exception {
        window(page -> {
            assertTrue(says("no model for the assistant is here yet: import a GGUF file"));
            picture();
        });
    }

    @Test
    void choosing_is_a_setting_by_name_and_leaving_it_to_the_host_none() throws Exception {
        fill();
        window(page -> {
            ChoiceField<?> chat = all(shell, ChoiceField.class).getFirst();
            assertEquals(ModelsShown.Option.AUTOMATIC, chat.value());
            set.put("ai.chat.model", "qwen3-coder-8b@1");
            page.focus();
            until(() -> says("You chose it"));
            assertEquals("Qwen3 Coder 8B Instruct, version 1", ((ModelsShown.Option) chat.value()).label());

            set.put("ai.chat.model", "local/gone");
            page.focus();
            until(() -> ((ModelsShown.Option) chat.value()).label().equals("local/gone (not there)"));
        });
    }

    @Test
    void what_is_known_of_a_model_is_shown_when_it_is_selected() throws Exception {
        fill();
        window(page -> {
            rows().handleKey(SWT.ARROW_DOWN, 0);
            until(() -> says("Qwen3 in GGUF, Q4_K, 7.6 B parameters, reads 32768 tokens at once, 4.7 GB on the disk,"
                    + " needs about 5.3 GB of memory."));
            assertTrue(says("SHA-256 9f86d081"));
        });
    }

    @Test
    void removing_asks_first_and_does_nothing_if_people_keep_it() throws Exception {
        fill();
        window(page -> {
            page.act((ShownModel) rowAt(1), ShownModel.REMOVE);
            Button keep = question(1);
            key(keep, SWT.CR);
            assertEquals(List.of(), did);
            page.act((ShownModel) rowAt(1), ShownModel.REMOVE);
            key(question(0), SWT.CR);
            assertEquals(List.of("remove qwen3-coder-8b@2"), did);
        });
    }

    @Test
    void each_model_of_the_popup_shows_its_card_when_it_is_selected() throws Exception {
        window(page -> {
            RowView<?> popup = all(shell, RowView.class).getLast();
            until(() -> popup.rowCount() == 4);
            popup.handleKey(SWT.HOME, 0);
            popup.handleKey(SWT.ARROW_DOWN, 0);
            until(() -> says("N-gram of Java, up to 6 words"));
            assertTrue(says("Licences of the data: Apache-2.0 60, BSD-3-Clause 5, MIT 4."));
            assertTrue(says("Made on 2026-11-26, SHA-256 7404b75e26ed"));
            picture();
        });
    }

    private Object rowAt(int index) {
        rows().handleKey(SWT.HOME, 0);
        for (int i = 0; i < index; i++) {
            rows().handleKey(SWT.ARROW_DOWN, 0);
        }
        return rows().selection().getFirst();
    }

    private Button question(int answer) {
        until(() -> shell.getShells().length == 1);
        return all(shell.getShells()[0], Button.class).get(answer);
    }

    @Test
    void a_folder_is_trained_on_and_what_came_of_it_is_told_and_can_be_taken_back() throws Exception {
        fill();
        window(page -> {
            until(() -> says("Adapts completion to a folder"));
            page.ownCode().train(Path.of("/home/ann/hello"));
            Button back = question(1);
            assertEquals("Take back", back.label());
            until(() -> says("Adapted to /home/ann/hello (version 1)"));
            picture();
            key(back, SWT.CR);
            until(() -> says("Adapts completion to a folder"));
            assertEquals(List.of("train on /home/ann/hello", "roll back completion-hello-1"), did);
        });
    }

    @Test
    void rolling_back_needs_no_question() throws Exception {
        fill();
        window(page -> {
            page.act((ShownModel) rowAt(1), ShownModel.ROLL_BACK);
            assertEquals(List.of("rollback qwen3-coder-8b"), did);
        });
    }

    @Test
    void a_model_is_fetched_by_an_address_and_a_hash_and_what_is_neither_is_said() throws Exception {
        fill();
        window(page -> {
            page.askAddress();
            page.askAddress();
            List<TextField> fields = all(shell, TextField.class);
            assertEquals(2, fields.size());
            fields.getFirst().setText("models.example/coder.gguf");
            fields.get(1).setText("12");
            key(fields.getFirst().control(), SWT.CR);
            picture();
            fields.getFirst().setText(" https://models.example/coder.gguf");
            key(fields.getFirst().control(), SWT.CR);
            assertEquals(List.of(), did, "the hash is too short");
            fields.get(1).setText("Ab".repeat(32));
            key(fields.get(1).control(), SWT.CR);
            assertEquals(List.of("fetch https://models.example/coder.gguf " + "ab".repeat(32)), did);
            assertTrue(all(shell, TextField.class).isEmpty());
            page.askAddress();
            key(all(shell, TextField.class).getFirst().control(), SWT.ESC);
            assertTrue(all(shell, TextField.class).isEmpty());
        });
    }

    private void picture() {
        String file = System.getenv().getOrDefault("PICTURE", "");
        if (file.isEmpty()) {
            return;
        }
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            ((Themes) look).choose(choice);
            long end = System.nanoTime() + 600_000_000L;
            while (System.nanoTime() < end) {
                display.readAndDispatch();
            }
            var shown = shell.getShells().length == 1 ? shell.getShells()[0] : shell;
            Image image = new Image(display, shown.getSize().x, shown.getSize().y);
            GC gc = new GC(shown);
            gc.copyArea(image, 0, 0);
            gc.dispose();
            var loader = new ImageLoader();
            loader.data = new ImageData[] {image.getImageData(display.getPrimaryMonitor().getZoom())};
            loader.save(file + entries.size() + choice + ".png", SWT.IMAGE_PNG);
            image.dispose();
        }
    }
}
