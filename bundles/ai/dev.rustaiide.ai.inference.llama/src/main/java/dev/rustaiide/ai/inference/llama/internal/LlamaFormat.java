package dev.rustaiide.ai.inference.llama.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.ai.inference.GeneratorFormat;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.inference.llama.internal.child.LlamaChild;
import dev.rustaiide.ai.model.formats.Gguf;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.Command;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.Processes;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Runs models in GGUF, each by a child process of its own. */
@Component
public final class LlamaFormat implements GeneratorFormat {
    /** How long a model keeps its child that nobody asks anything. */
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** How long a model stays that nobody has open: who closes one often opens it again. */
    private static final Duration UNUSED = Duration.ofSeconds(20);
    /** Tokens that a model reads at once; more are of use to few and take memory from all. */
    private static final int WIDEST = 8192;
    private static final int NARROWEST = 1024;
    private static final int SEQUENCES = 4;
    /** Up to here all processors are used; of more, half are often no real ones. */
    private static final int FEW = 4;
    private static final int MOST_THREADS = 8;
    private static final List<String> OPTIONS = List.of("--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx192m", "-Xss16m",
            "-XX:-UsePerfData", "-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr");

    private final Natives natives;
    private final Processes processes;
    private final LongSupplier freeMemory;
    private final int threads;
    private final Map<ModelId, Shared> models = new HashMap<>();

    @Activate
    public LlamaFormat(@Reference StandardPaths paths, @Reference Processes processes, @Reference Machine machine) {
        this(paths.cache().resolve("native"), processes, () -> machine.facts().availableMemory(),
                machine.facts().processors());
    }

    /** @param freeMemory in bytes; 0 if it is not known */
    LlamaFormat(Path cache, Processes processes, LongSupplier freeMemory, int processors) {
        this.natives = new Natives(cache, Natives.FOLDER);
        this.processes = processes;
        this.freeMemory = freeMemory;
        this.threads = Math.clamp(processors <= FEW ? processors : processors / 2, 1, MOST_THREADS);
    }

    @Override
    public boolean runs(Model.Files files) throws FailureException {
        return Gguf.is(files.weights());
    }

    @Override
    public Call<TextGenerator> load(Model model) {
        return Call.start("load " + model.card().id(), scope -> {
            Shared shared = take(model);
            boolean opened = false;
            try {
                shared.model.started();
                opened = true;
                return new Lease(shared.model, () -> giveBack(shared));
            } finally {
                if (!opened) {
                    giveBack(shared);
                }
            }
        });
    }

    private Shared take(Model model) throws FailureException {
        Path file = model.files().weights();
        synchronized (this) {
            Shared known = models.get(model.card().id());
            if (known != null && known.file.equals(file)) {
                known.users++;
                return known;
            }
        }
        Gguf gguf = Gguf.read(file);
        refuse(gguf, file);
        var starter = new ChildStarter(gguf, file);
        starter.command();
        synchronized (this) {
            Shared shared = models.computeIfAbsent(model.card().id(), id -> new Shared(id, file,
                    new LlamaModel(model.card().title(), starter, IDLE, PAUSE)));
            shared.users++;
            return shared;
        }
    }

    private static void refuse(Gguf gguf, Path file) throws FailureException {
        if (gguf.parts() > 1) {
            throw bad(file, "It is one of " + gguf.parts() + " parts.",
                    "Join them into one file with llama-gguf-split --merge, and import that.");
        }
        if (gguf.embeds()) {
            throw bad(file, "It makes vectors of texts and writes none.", "Choose a model that writes.");
        }
        if (gguf.tokenizer().isEmpty() || gguf.vocabulary() == 0) {
            throw bad(file, "It brings no tokenizer.", "Choose a file that has one.");
        }
    }

    private static FailureException bad(Path file, String why, String nextStep) {
        return new FailureException(new Failure.BadContent(file, why, nextStep));
    }

    private void giveBack(Shared shared) {
        synchronized (this) {
            shared.users--;
        }
        shared.unused.trigger();
    }

    private void drop(Shared shared) {
        synchronized (this) {
            if (shared.users > 0) {
                return;
            }
            models.remove(shared.id, shared);
        }
        shared.model.close();
    }

    @Deactivate
    public synchronized void close() {
        models.values().forEach(shared -> shared.model.close());
        models.clear();
    }

    /** A model and how many have it open; guarded by the format. */
    private final class Shared {
        private final ModelId id;
        private final Path file;
        private final LlamaModel model;
        private final Debounce unused;
        private int users;

        Shared(ModelId id, Path file, LlamaModel model) {
            this.id = id;
            this.file = file;
            this.model = model;
            this.unused = new Debounce(UNUSED, task -> Call.start("unload model", scope -> {
                task.run();
                return null;
            }), () -> drop(this));
        }
    }

    /** How the child of one model is started. */
    private final class ChildStarter implements LlamaModel.Starter {
        private final Gguf gguf;
        private final Path file;

        ChildStarter(Gguf gguf, Path file) {
            this.gguf = gguf;
            this.file = file;
        }

        @Override
        public Processes processes() {
            return processes;
        }

        @Override
        public Command command() throws FailureException {
            int window = window();
            Path program = Path.of(System.getProperty("java.home"), "bin", "java");
            var arguments = new ArrayList<>(OPTIONS);
            arguments.addAll(List.of("-cp", Natives.program().toString(), LlamaChild.class.getName(),
                    natives.folder().toString(), file.toString(), Integer.toString(window),
                    Integer.toString(SEQUENCES), Integer.toString(threads)));
            return Command.of(program.toString(), arguments).with("GGML_NO_BACKTRACE", "1")
                    .with("JAVA_TOOL_OPTIONS", "");
        }

        @Override
        public String explain(String why) {
            return why.contains("unknown model architecture")
                    ? "Its architecture " + gguf.architecture() + " is not known to llama.cpp 0.5." : why;
        }

        /** As wide as the model was trained, unless memory is short. */
        private int window() throws FailureException {
            int trained = gguf.window() == 0 ? NARROWEST : gguf.window();
            long free = freeMemory.getAsLong();
            int window = Math.min(trained, WIDEST);
            while (free > 0 && gguf.memory(window) > free && window > NARROWEST) {
                window = Math.max(NARROWEST, window / 2);
            }
            if (free > 0 && gguf.memory(window) > free) {
                throw bad(file, "It needs " + megabytes(gguf.memory(window)) + " of memory, and "
                        + megabytes(free) + " are free.",
                        "Close other programs, or choose a smaller model or one with fewer bits.");
            }
            return window;
        }
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }
}
