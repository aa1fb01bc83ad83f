package dev.rustaiide.ai.inference.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import dev.rustaiide.ai.inference.Constraint;
import dev.rustaiide.ai.inference.Decoding;
import dev.rustaiide.ai.inference.Prompt;
import dev.rustaiide.ai.inference.TextGenerator;
import dev.rustaiide.ai.model.formats.OnnxDecoder;

/** Ends while a model writes. */
final class RunningVictim {
    private static final long ENDING_NANOS = 500_000_000;
    private static final int TOKENS = 400;

    private RunningVictim() {}

    public static void main(String[] words) throws Exception {
        Path model = Path.of(words[1]);
        TextGenerator generator = TestModels.inference(Path.of(words[0])).generator(TestModels.model("small",
                model.resolve(OnnxDecoder.MODEL), model.resolve("tokenizer.json"))).await();
        var begun = new CountDownLatch(1);
        Thread.ofVirtual().start(() -> {
            for (int seed = 0;; seed++) {
                try {
                    generator.generate(new Prompt.Text("fn f() {", ""), new Decoding(TOKENS, List.of(), 1, 1, seed,
                            new Constraint.Free()), piece -> begun.countDown()).await();
                } catch (Exception wrong) {
                    // Nobody would count down for whoever waits.
                    System.exit(1);
                }
            }
        });
        begun.await();
        // Logs are written while Java ends, and children are waited for.
        java.lang.Runtime.getRuntime().addShutdownHook(new Thread(() -> LockSupport.parkNanos(ENDING_NANOS)));
        System.exit(0);
    }
}
