package dev.rustaiide.ai.inference.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import dev.rustaiide.ai.inference.GeneratorFormat;
import dev.rustaiide.ai.inference.Inference;
import dev.rustaiide.ai.inference.TextEmbedder;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.models.Model;
import dev.rustaiide.ai.models.ModelId;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.memory.MemoryPressure;
import dev.rustaiide.foundation.platform.Machine;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Runs models with ONNX Runtime, and hands those on that are in other formats. */
@Component
public final class OnnxInference implements Inference {
    private static final int THREADS = 2;
    /** What sentence encoders are trained with; more tokens cost much and change little. */
    private static final int WINDOW = 256;

    /** Whoever closes a model often wants it again soon. */
    private static final Duration KEEP = Duration.ofMinutes(1);

    private final Runtime runtime;
    private final Tokenizers tokenizers;
    private final GeneratorLoader loader;
    private final SharedModels<OnnxEmbedder> embedders = new SharedModels<>(Duration.ZERO);
    private final SharedModels<OnnxGenerator> generators;
    private final MemoryPressure pressure;
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<GeneratorFormat> formats = new CopyOnWriteArrayList<>();
    private boolean listens;
    private MemoryPressure.@Nullable Registration registration;

    @Activate
    public OnnxInference(@Reference StandardPaths paths, @Reference Machine machine,
            @Reference MemoryPressure pressure) {
        this(paths.cache().resolve("native"), () -> machine.facts().availableMemory(), pressure, KEEP);
    }

    /**
     * @param availableMemory in bytes; 0 if that is not known
     * @param keep how long a generator stays loaded that nobody uses
     */
    OnnxInference(Path cache, LongSupplier availableMemory, MemoryPressure pressure, Duration keep) {
        this.runtime = new Runtime(cache);
        this.tokenizers = new Tokenizers(cache);
        this.loader = new GeneratorLoader(runtime, tokenizers, availableMemory);
        this.generators = new SharedModels<>(keep);
        this.pressure = pressure;
    }

    @Deactivate
    void stop() {
        generators.close();
        embedders.close();
        synchronized (this) {
            if (registration != null) {
                registration.close();
            }
        }
    }

    @Override
    public Call<TextEmbedder> embedder(Model model) {
        ModelId id = model.card().id();
        return Call.start("load " + id, scope -> new EmbedderLease(embedders.use(id, () -> load(model))));
    }

    @Override
    public Call<TextGenerator> generator(Model model) {
        ModelId id = model.card().id();
        return Call.start("open " + id, scope -> {
            var other = GeneratorFormat.of(formats, model);
            if (other.isPresent()) {
                return scope.await(other.get().load(model));
            }
            listen();
            return new GeneratorLease(generators.use(id, () -> loader.load(model)));
        });
    }

    /** Nothing is watched before there is something to let go of. */
    private synchronized void listen() {
        if (!listens) {
            listens = true;
            registration = pressure.listen("models", level -> {
                generators.shrink();
                generators.closeUnused();
            });
        }
    }

    private OnnxEmbedder load(Model model) throws FailureException {
        Model.Files files = model.files();
        OrtSession session = runtime.open(files.weights(), THREADS);
        boolean taken = false;
        try {
            var embedder = new OnnxEmbedder(runtime.environment(), session, tokenizers.read(files.tokenizer()),
                    WINDOW);
            taken = true;
            return embedder;
        } finally {
            if (!taken) {
                close(session);
            }
        }
    }

    private static void close(OrtSession session) {
        try {
            session.close();
        } catch (OrtException wrong) {
            throw new IllegalStateException("a session that was open closes", wrong);
        }
    }
}
