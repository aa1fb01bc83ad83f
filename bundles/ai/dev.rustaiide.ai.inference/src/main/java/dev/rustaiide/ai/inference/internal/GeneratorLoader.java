package dev.rustaiide.ai.inference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import ai.onnxruntime.OrtException;

import dev.rustaiide.ai.models.Model;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;

/** Loads decoders, and refuses what cannot be one before much is read. */
final class GeneratorLoader {
    private static final int THREADS = 2;
    /** Of the size on disk: operators have their weights in an order of their own, beside what was read. */
    private static final double MEMORY = 1.8;
    /** A vocabulary is often filled up to a round number. */
    private static final double PADDING = 0.05;
    private static final int MOST_PADDING = 1024;

    private final Runtime runtime;
    private final Tokenizers tokenizers;
    private final LongSupplier availableMemory;

    /** @param availableMemory in bytes; 0 if that is not known */
    GeneratorLoader(Runtime runtime, Tokenizers tokenizers, LongSupplier availableMemory) {
        this.runtime = runtime;
        this.tokenizers = tokenizers;
        this.availableMemory = availableMemory;
    }

    OnnxGenerator load(Model model) throws FailureException {
        Model.Files files = model.files();
        refuseTooLarge(model.card().title(), files.weights());
        Vocabulary vocabulary = Vocabulary.read(files.tokenizer());
        ModelSettings settings = ModelSettings.read(files.weights(), vocabulary);
        var tokenizer = ModelTokenizer.of(files.tokenizer(), vocabulary, tokenizers);
        boolean taken = false;
        try {
            Decoder decoder = decoder(files, vocabulary);
            NativeHeap.trim();
            taken = true;
            return new OnnxGenerator(tokenizer, settings, decoder);
        } finally {
            if (!taken) {
                tokenizer.close();
            }
        }
    }

    private void refuseTooLarge(String title, Path weights) throws FailureException {
        long needed = (long) (size(weights) * MEMORY);
        long available = availableMemory.getAsLong();
        if (available > 0 && needed > available) {
            throw new FailureException(new Failure.Other("Cannot load " + title + '.',
                    "It needs about " + (needed >> 20) + " MB of memory, and " + (available >> 20) + " MB are free.",
                    "Close other programs, or choose a smaller model or one with fewer bits."));
        }
    }

    /** With what lies beside the file because it is too large for one. */
    private static long size(Path weights) throws FailureException {
        String name = weights.getFileName().toString();
        long size = 0;
        try (Stream<Path> beside = Files.list(weights.toAbsolutePath().getParent())) {
            for (Path file : beside.filter(each -> each.getFileName().toString().startsWith(name)).toList()) {
                size += Files.size(file);
            }
        } catch (IOException missing) {
            throw new FailureException(new Failure.Missing(weights), missing);
        }
        if (size == 0) {
            throw new FailureException(new Failure.Missing(weights));
        }
        return size;
    }

    private Decoder decoder(Model.Files files, Vocabulary vocabulary) throws FailureException {
        var graph = new DecoderGraph(runtime.environment(), runtime.open(files.weights(), THREADS), files.weights());
        boolean taken = false;
        try {
            refuseOtherVocabulary(files.tokenizer(), vocabulary.size(), graph.vocabulary());
            Decoder decoder = decoder(graph, files.weights());
            taken = true;
            return decoder;
        } finally {
            if (!taken) {
                graph.close();
            }
        }
    }

    private static void refuseOtherVocabulary(Path tokenizer, int tokens, int logits) throws FailureException {
        if (tokens > logits || logits - tokens > Math.max(MOST_PADDING, logits * PADDING)) {
            throw new FailureException(new Failure.BadContent(tokenizer,
                    "It does not fit the model: it has " + tokens + " tokens, and the model tells " + logits
                            + " apart.", "Install the model again with its own tokenizer."));
        }
    }

    private static Decoder decoder(DecoderGraph graph, Path weights) throws FailureException {
        if (SharedBufferDecoder.fits(graph)) {
            return new SharedBufferDecoder(graph);
        }
        try {
            GrowingDecoder.check(graph);
            return new GrowingDecoder(graph);
        } catch (OrtException wrong) {
            throw new FailureException(new Failure.BadContent(weights,
                    "It cannot be run: " + Runtime.firstLine(wrong) + '.',
                    "Export it again for text generation with past (Hugging Face Optimum does it)."), wrong);
        }
    }
}
