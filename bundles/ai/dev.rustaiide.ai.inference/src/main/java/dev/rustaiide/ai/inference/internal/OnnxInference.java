package dev.rustaiide.ai.inference.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
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
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.platform.StandardPaths;

/** Loads models for ONNX Runtime and counts who uses them. */
@Component
public final class OnnxInference implements Inference {
    private static final int THREADS = 2;
    /** What sentence encoders are trained with; more tokens cost much and change little. */
    private static final int WINDOW = 256;

    private final Path cache;
    private final Runtime runtime;
    private final Map<ModelId, Shared> embedders = new HashMap<>();
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<GeneratorFormat> formats = new CopyOnWriteArrayList<>();

    @Activate
    public OnnxInference(@Reference StandardPaths paths) {
        this(paths.cache().resolve("native"));
    }

    OnnxInference(Path cache) {
        this.cache = cache;
        this.runtime = new Runtime(cache);
    }

    @Override
    public Call<TextEmbedder> embedder(Model model) {
        return Call.start("load " + model.card().id(), scope -> use(model));
    }

    @Override
    public Call<TextGenerator> generator(Model model) {
        return Call.start("open " + model.card().id(), scope -> {
            var other = GeneratorFormat.of(formats, model);
            if (other.isPresent()) {
                return scope.await(other.get().load(model));
            }
            throw new FailureException(new Failure.Other("Cannot write text with " + model.card().title() + '.',
                    "Only models for search can be run yet.", "Choose another model."));
        });
    }

    /** Loading is done under the lock: whoever asks for the same model meanwhile would have to wait for it anyway. */
    private synchronized TextEmbedder use(Model model) throws FailureException {
        Shared shared = embedders.get(model.card().id());
        if (shared == null) {
            shared = new Shared(model.card().id(), load(model));
            embedders.put(shared.id, shared);
        }
        shared.users++;
        return new Lease(shared);
    }

    private OnnxEmbedder load(Model model) throws FailureException {
        Model.Files files = model.files();
        OrtSession session = runtime.open(files.weights(), THREADS);
        boolean taken = false;
        try {
            var embedder = new OnnxEmbedder(runtime.environment(), session, tokenizer(files.tokenizer()), WINDOW);
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

    private HuggingFaceTokenizer tokenizer(Path file) throws FailureException {
        // Where its library is unpacked, and that it asks nobody and tells nobody anything.
        System.setProperty("DJL_CACHE_DIR", cache.resolve("djl").toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // By which it looks for its own properties.
        thread.setContextClassLoader(HuggingFaceTokenizer.class.getClassLoader());
        try {
            return HuggingFaceTokenizer.newInstance(file, Map.of("truncation", "false", "padding", "false"));
        } catch (IOException | RuntimeException | LinkageError | AssertionError wrong) {
            // boundary: the library's native side throws what it likes
            throw new FailureException(new Failure.BadContent(file, "It is no tokenizer: " + wrong.getMessage() + '.',
                    "Install the model again, or choose another one."), wrong);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private synchronized void giveBack(Shared shared) {
        shared.users--;
        if (shared.users == 0) {
            embedders.remove(shared.id);
            shared.embedder.close();
        }
    }

    /** A loaded model and how many use it. */
    private static final class Shared {
        private final ModelId id;
        private final OnnxEmbedder embedder;
        private int users;

        Shared(ModelId id, OnnxEmbedder embedder) {
            this.id = id;
            this.embedder = embedder;
        }
    }

    /** What one user has of a model. */
    private final class Lease implements TextEmbedder {
        private final Shared shared;
        private boolean closed;

        Lease(Shared shared) {
            this.shared = shared;
        }

        @Override
        public int dimensions() {
            return shared.embedder.dimensions();
        }

        @Override
        public int window() {
            return shared.embedder.window();
        }

        @Override
        public Call<List<float[]>> embed(List<String> texts) {
            synchronized (OnnxInference.this) {
                if (closed) {
                    throw new IllegalStateException("closed");
                }
                shared.users++;
            }
            return shared.embedder.embed(texts).whenDone(Runnable::run, outcome -> giveBack(shared));
        }

        @Override
        public void close() {
            synchronized (OnnxInference.this) {
                if (!closed) {
                    closed = true;
                    giveBack(shared);
                }
            }
        }
    }
}
