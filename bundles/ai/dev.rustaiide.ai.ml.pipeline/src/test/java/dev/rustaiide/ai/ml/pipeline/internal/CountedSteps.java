package dev.rustaiide.ai.ml.pipeline.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import dev.rustaiide.ai.ml.pipeline.Pipeline;
import dev.rustaiide.ai.ml.pipeline.Pipeline.Declared;
import dev.rustaiide.ai.ml.pipeline.StepKind;
import dev.rustaiide.ai.ml.pipeline.StepRun;
import dev.rustaiide.foundation.common.Sha256;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.serialization.Json;

/** Kinds of steps for tests: one reads a file, one works in parts, each of which counts. */
final class CountedSteps {
    static final int PARTS = 30;
    static final Pipeline PIPELINE = new Pipeline("sums", "Sums", List.of(
            new Declared("numbers", "read", List.of(), Json.object().build()),
            new Declared("sums", "chain", List.of("numbers"), Json.object().put("parts", PARTS).build())));

    private CountedSteps() {}

    /** Reads {@code numbers.txt} of the corpus. */
    static final class Read implements StepKind {
        @Override
        public String name() {
            return "read";
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public Set<String> parameters() {
            return Set.of();
        }

        @Override
        public boolean readsCorpus() {
            return true;
        }

        @Override
        public Map<String, byte[]> run(StepRun run) {
            try {
                return Map.of("numbers", Files.readAllBytes(run.corpus().resolve("numbers.txt")));
            } catch (IOException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }

    /** Makes each part of the one before it, and tells those that it makes. */
    static final class Chain implements StepKind {
        final List<Integer> made = new ArrayList<>();
        private final int millis;
        private final int version;

        Chain(int millis, int version) {
            this.millis = millis;
            this.version = version;
        }

        @Override
        public String name() {
            return "chain";
        }

        @Override
        public int version() {
            return version;
        }

        @Override
        public Set<String> parameters() {
            return Set.of("parts");
        }

        @Override
        public Set<String> needs() {
            return Set.of("read");
        }

        @Override
        public Map<String, byte[]> run(StepRun run) throws FailureException, InterruptedException, ExecutionException {
            byte[] last = run.input("read").file("numbers");
            for (int i = 0; i < run.whole("parts", 1); i++) {
                byte[] before = last;
                int part = i;
                last = run.kept().part("part " + i, () -> {
                    Thread.sleep(millis);
                    made.add(part);
                    told(part);
                    return (Sha256.hex(before) + part).getBytes(StandardCharsets.UTF_8);
                });
            }
            return Map.of("chain", last);
        }

        /** For whoever kills this process; a test in this one looks at {@link #made}. */
        private void told(int part) {
            if (millis > 0) {
                System.out.println("made " + part);
            }
        }
    }
}
